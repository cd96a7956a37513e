namespace Percolaw.Tests.Reproduce;

/// <summary>The experiment so small that a test can run it several times.</summary>
internal static class TinyRun
{
    public const string Settings = """
        seeds: 8
        minimum_size: 300
        maximum_size: 3e4
        expected_large: 2
        scale_values: 8
        maximum_scale: 300
        comparison_stride: 3
        test_fraction: 0.01
        single_values: 10
        scan_pairs: 40
        scan_degrees_of_freedom: 20
        """;

    /// <summary>Writes the settings beside the run folder and gives the arguments that run them.</summary>
    public static string[] Arguments(TemporaryFolder folder, string run, params string[] more)
    {
        string file = folder["tiny.yaml"];
        if (!File.Exists(file))
            File.WriteAllText(file, Settings);
        return ["reproduce", "--config", file, "--out", folder[run], "--quiet", .. more];
    }

    /// <summary>Name and text of all tables of a run.</summary>
    public static IReadOnlyDictionary<string, string> Tables(TemporaryFolder folder, string run) =>
        Directory.GetFiles(folder[run + "/tables"]).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
}
