namespace Percolaw.Tests.Formats.Training;

/// <summary>Files of the repository, and of the reference data beside it.</summary>
internal static class Sources
{
    /// <summary>The folder of the solution that these tests were built in.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the reference data; skips the test where it is absent.</summary>
    public static string Reference(string name)
    {
        string path = Path.Combine(Root, "..", "shared", "reference", name);
        Assert.SkipUnless(File.Exists(path), $"the reference data ../shared/reference/{name} is absent");
        return path;
    }

    private static string FindRoot()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Percolaw.slnx"))) root = root.Parent;
        return root?.FullName ?? throw new DirectoryNotFoundException("no Percolaw.slnx above the tests: they read the sources");
    }
}
