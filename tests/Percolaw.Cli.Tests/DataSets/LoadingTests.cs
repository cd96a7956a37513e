using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Percolaw.Tests.DataSets;

/// <summary>The lines of Python in docs/dataset.md, run on files that the program writes; those for PyTorch are not run.</summary>
public sealed partial class LoadingTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Documentation_InPython_LoadsTheFiles()
    {
        Tools.Require(Tools.Runs(Python, "-c", "import numpy, scipy.sparse"), "Python with NumPy and SciPy");
        ProgramRun.Of("dataset", "hierarchical", "--size", "2000", "--dimension", "6", "--out", folder["data.npz"], "--features", folder["latents.npz"]).Code.ShouldBe(0);
        ProgramRun.Of("dataset", "hierarchical", "--size", "2000", "--dimension", "6", "--out", folder["data.npy"]).Code.ShouldBe(0);
        string[] blocks = [.. Block().Matches(File.ReadAllText(Documentation())).Select(match => match.Groups[1].Value).Where(code => !code.Contains("torch", StringComparison.Ordinal))];
        blocks.Length.ShouldBe(2);
        string checks = """
            assert X.shape == (2000, 6) and X.dtype == numpy.float32 and y.shape == (2000,) and parameters["size"] == 2000
            assert shared.shape == (1000, 1000) and (shared == shared.T).all()
            same = cluster[:1000, None] == cluster[None, :1000]
            assert (shared[~same] == 0).all() and ((shared > 0) | (numpy.eye(1000) > 0) | ~same).all()
            height = data["latent_tree_height"]
            depth = latents.sum(axis=1).A1
            assert all(depth[cluster == k].max() == height[cluster == k][0] for k in range(20))
            assert (numpy.load("data.npy", mmap_mode="r")["X"] == X).all()
            print("loaded")
            """;
        Run(string.Join('\n', blocks) + checks).ShouldBe("loaded\n");
    }

    private string Run(string code)
    {
        ProcessStartInfo start = new(Python, ["-c", code]) { WorkingDirectory = folder[""], RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.GetAwaiter().GetResult());
        return output;
    }

    private static string Documentation()
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "docs", "dataset.md"))) at = Path.GetDirectoryName(at)!;
        return Path.Combine(at, "docs", "dataset.md");
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
