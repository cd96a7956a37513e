using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Percolaw.Tests;

/// <summary>The layout is the architecture: references point one way, between projects and between the library's folders.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Each folder of the library uses only those before it.</summary>
    private static readonly string[] Folders =
    [
        "Numerics", "Randomness", "Statistics", "Percolation", "Data", "Learning", "Theory", "Fitting", "Planning", "Experiments",
    ];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Percolaw"] = [],
        ["Percolaw.Formats"] = ["Percolaw"],
        ["Percolaw.Figures"] = ["Percolaw", "Percolaw.Formats"],
        ["Percolaw.Runs"] = ["Percolaw", "Percolaw.Formats"],
        ["Percolaw.Cli"] = ["Percolaw", "Percolaw.Formats", "Percolaw.Figures", "Percolaw.Runs"],
    };

    private static readonly string Source = Path.Combine(Tools.RepositoryRoot, "src");

    public static TheoryData<string> LibraryFolders => [.. Folders.Where(folder => Directory.Exists(Path.Combine(Source, "Percolaw", folder)))];

    [Fact]
    public void Projects_References_PointOneWay()
    {
        string[] projects = Directory.GetFiles(Source, "*.csproj", SearchOption.AllDirectories);
        projects.Select(Path.GetFileNameWithoutExtension).Order().ShouldBe(Allowed.Keys.Order());
        foreach (string project in projects)
        {
            string name = Path.GetFileNameWithoutExtension(project);
            string[] references = [.. XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))];
            references.Except(Allowed[name]).ShouldBeEmpty($"{name} must not know these");
        }
    }

    [Fact]
    public void Library_Packages_AreForNumericsOnly() =>
        XDocument.Load(Path.Combine(Source, "Percolaw", "Percolaw.csproj")).Descendants("PackageReference")
            .Select(package => package.Attribute("Include")!.Value)
            .Except(["MathNet.Numerics", "System.Numerics.Tensors"]).ShouldBeEmpty();

    [Fact]
    public void Library_Folders_AreThoseOfTheDesign() =>
        Directory.GetDirectories(Path.Combine(Source, "Percolaw")).Select(Path.GetFileName)
            .Except(["bin", "obj"]).Except(Folders).ShouldBeEmpty("a new folder has a place in the order");

    [Theory]
    [MemberData(nameof(LibraryFolders))]
    public void Library_Folder_UsesOnlyThoseAboveIt(string folder)
    {
        string[] forbidden = Folders[(Array.IndexOf(Folders, folder) + 1)..];
        foreach ((string file, string code) in LibrarySources(folder))
        {
            DeclaredNamespace().Match(code).Groups[1].Value.ShouldBe($"Percolaw.{folder}", file);
            foreach (string other in forbidden)
            {
                bool used = Regex.IsMatch(code, $@"\bPercolaw\.{other}\b") || Regex.IsMatch(code, $@"(?<![\w.]){other}\.[A-Z]\w*\.?[A-Z(]");
                used.ShouldBeFalse($"{file} uses {other}, which comes later");
            }
        }
    }

    /// <summary>What the compiler made of it: no type of a folder mentions, in a member or a base, a type of a later one.</summary>
    [Fact]
    public void Library_Types_MentionOnlyFoldersAboveTheirs()
    {
        foreach (Type type in typeof(PercolawException).Assembly.GetTypes())
        {
            int place = Place(type);
            foreach (Type mentioned in Mentioned(type).Where(other => other.Assembly == type.Assembly))
                Place(mentioned).ShouldBeLessThanOrEqualTo(place, $"{type} mentions {mentioned}");
        }
    }

    [Fact]
    public void Library_Sources_HaveNoConsoleFilesOrClock()
    {
        foreach ((string file, string code) in LibrarySources(""))
        {
            Match match = OutsideWorld().Match(code);
            match.Success.ShouldBeFalse($"{file} uses {match.Value}: the library computes and does nothing else");
        }
    }

    [Fact]
    public void PublicTypes_AreSealedStaticAbstractOrStructs()
    {
        // The other projects derive exceptions of their own.
        typeof(PercolawException).Assembly.GetExportedTypes()
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !type.IsAssignableTo(typeof(Exception)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void SourceFiles_OfTheLibrary_AreShort()
    {
        foreach ((string file, string code) in LibrarySources(""))
            code.Count(character => character == '\n').ShouldBeLessThanOrEqualTo(400, file);
    }

    private static IEnumerable<(string File, string Code)> LibrarySources(string folder)
    {
        string path = Path.Combine(Source, "Percolaw", folder);
        return Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(Source, file), Path: file))
            .Where(file => !file.Name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(file => (file.Name, Comment().Replace(File.ReadAllText(file.Path), "")));
    }

    private static int Place(Type type) => Array.IndexOf(Folders, type.Namespace?.Split('.').ElementAtOrDefault(1));

    private static IEnumerable<Type> Mentioned(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<Type?> types =
        [
            type.BaseType, .. type.GetInterfaces(), .. type.GetFields(all).Select(field => field.FieldType),
            .. type.GetProperties(all).Select(property => property.PropertyType),
            .. type.GetMethods(all).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
            .. type.GetMethods(all).SelectMany(method => method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []),
        ];
        return types.OfType<Type>().SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex DeclaredNamespace();

    // Docstrings may name what comes later, such as the experiment that a function is for.
    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"\b(Console|File|Directory|FileStream|StreamReader|StreamWriter|System\.IO|System\.Diagnostics|Process|Environment)\b" +
        @"|\b(DateTime|DateTimeOffset|TimeProvider|Stopwatch|Thread\.Sleep|Random\.Shared|new Random)\b")]
    private static partial Regex OutsideWorld();
}
