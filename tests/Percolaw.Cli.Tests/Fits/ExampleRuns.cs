namespace Percolaw.Tests.Fits;

/// <summary>The table of simulated runs that the documentation uses.</summary>
internal static class ExampleRuns
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(at, "examples", "runs.csv"))) at = System.IO.Path.GetDirectoryName(at)!;
        return System.IO.Path.Combine(at, "examples", "runs.csv");
    }
}
