using System.Runtime.CompilerServices;
using Percolaw.Cli;
using Percolaw.Cli.Framework;

namespace Percolaw.Tests.Docs;

/// <summary>Not beside other tests: the examples of a document run in a folder of their own, and a process has only one.</summary>
[CollectionDefinition(nameof(CurrentFolder), DisableParallelization = true)]
public sealed class CurrentFolder;

/// <summary>
/// Every example in README.md and docs/ is run in this process and its output compared to the letter (beyond twelve digits
/// numbers may differ), on a terminal of 80 columns, results and messages together. The examples of one document run in order in one empty folder, in which
/// <c>examples</c> is that of the project.
/// </summary>
[Collection(nameof(CurrentFolder))]
public sealed class DocsExamplesTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Root, "README.md"))
            .Where(File.Exists).Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Examples_OfADocument_PrintWhatItSays(string document) =>
        string.Join("\n\n", Check(File.ReadAllText(Path.Combine(Root, document)))).ShouldBeEmpty($"{document} is not what the program prints.");

    [Theory]
    [InlineData("```console\n$ percolaw --version\npercolaw 0.1.0\n```\n", "")]
    [InlineData("```console\n$ percolaw \\\n    --version   # the version\npercolaw 0.1.0\n\n$ percolaw nonsense\n```\n", "line 6: prints\npercolaw: unknown command")]
    [InlineData("```console\n$ percolaw --version\npercolaw 9\n```\n", "line 2: prints")]
    [InlineData("```console not-run: takes an hour\n$ percolaw reproduce\n```\n", "")]
    [InlineData("```console not-run:\n$ percolaw reproduce\n```\n", "line 1: after 'console'")]
    [InlineData("```console whatever\n$ percolaw reproduce\n```\n", "line 1: after 'console'")]
    [InlineData("```sh\n$ percolaw --version\n```\n", "line 1: a block with '$ percolaw' has to be ```console")]
    [InlineData("```\nno command\n```\n", "")]
    [InlineData("```console\n$ percolaw --version | head\n```\n", "line 2: '|' needs a shell")]
    [InlineData("```console\n$ ls\n```\n", "line 2: 'ls' is not percolaw")]
    [InlineData("```console\npercolaw --version\n```\n", "line 2: '' is not percolaw")]
    [InlineData("```console\n$ percolaw --version\n", "line 1: the block does not end")]
    public void Check_Document_FindsWhatIsWrong(string markdown, string expected)
    {
        string found = Check(markdown).FirstOrDefault() ?? "";
        if (expected.Length == 0) found.ShouldBeEmpty();
        else found.ShouldStartWith(expected);
    }

    [Fact]
    public void Split_CommandLine_IsThatOfAShell() =>
        ShellWords.Split("percolaw fit 'my runs.csv' --columns \"a,b\" --x ''  # why").ShouldBe(["percolaw", "fit", "my runs.csv", "--columns", "a,b", "--x", ""]);

    private static List<string> Check(string markdown)
    {
        DocumentExamples document = DocumentExamples.Read(markdown);
        List<string> wrong = [.. document.Faults];
        using TemporaryFolder folder = new();
        string before = Environment.CurrentDirectory;
        string inputs = Path.Combine(Root, "examples");
        if (Directory.Exists(inputs)) Directory.CreateSymbolicLink(folder["examples"], inputs);
        Environment.CurrentDirectory = folder.Path;
        try
        {
            wrong.AddRange(document.Examples.Select(Check).OfType<string>());
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
        return wrong;
    }

    private static string? Check(ConsoleExample example)
    {
        string[] words;
        try
        {
            words = ShellWords.Split(example.Command);
        }
        catch (FormatException refused)
        {
            return $"line {example.Line}: {refused.Message}";
        }
        if (words.FirstOrDefault() is not "percolaw") return $"line {example.Line}: '{words.FirstOrDefault()}' is not percolaw";
        using StringWriter both = new();
        PercolawProgram.Run(words[1..], new ProgramStreams(both, both, OutputWidth: 80), CommandList.All, CancellationToken.None);
        // Empty lines at the end separate commands.
        string actual = both.ToString().TrimEnd('\n');
        return Numbers12.Of(actual) == Numbers12.Of(example.Expected.TrimEnd('\n')) ? null : $"line {example.Line}: prints\n{actual}\nand not\n{example.Expected}";
    }

    private static string FindRoot([CallerFilePath] string caller = "")
    {
        DirectoryInfo? folder = new FileInfo(caller).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Percolaw.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The project's folder was not found.");
    }
}
