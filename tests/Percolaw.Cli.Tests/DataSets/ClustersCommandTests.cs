using System.Text.Json;

namespace Percolaw.Tests.DataSets;

/// <summary>Data sets of percolation clusters from the command line.</summary>
public sealed class ClustersCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bethe.npz", "--coordination", "3", "--p-over-pc", "0.9")]
    [InlineData("cubic.safetensors", "--lattice", "hypercubic", "--lattice-dimension", "3", "--kind", "bond")]
    [InlineData("plane.csv", "--lattice", "triangular", "--min-size", "5", "--p", "0.4", "--dtype", "float64")]
    public void Out_CanBeVerifiedAndDescribed(string name, params string[] options)
    {
        string path = folder[name];
        string[] command = ["dataset", "clusters", "--clusters", "40", "--max-size", "300", "--dimension", "4", .. options];
        ProgramRun.Of([.. command, "--threads", "1", "--out", path]).Code.ShouldBe(0);
        byte[] bytes = File.ReadAllBytes(path);
        ProgramRun.Of([.. command, "--threads", "3", "--out", path, "--force"]).Code.ShouldBe(0);
        File.ReadAllBytes(path).ShouldBe(bytes);
        ProgramRun verified = ProgramRun.Of("dataset", "verify", path);
        verified.Code.ShouldBe(0, verified.Output);
        JsonElement described = JsonDocument.Parse(ProgramRun.Of("dataset", "describe", path, "--format", "json").Output).RootElement;
        JsonElement edge = described.GetProperty("quantities").GetProperty("squared_edge");
        edge.GetProperty("value").GetDouble().ShouldBe(edge.GetProperty("exact").GetDouble(), 1e-5 * edge.GetProperty("exact").GetDouble());
        described.GetProperty("quantities").GetProperty("clusters").GetProperty("value").GetInt32().ShouldBe(40);
    }

    [Theory]
    [InlineData("--lattice: 'cube' is not one of bethe, hypercubic, triangular", "--lattice", "cube")]
    [InlineData("--lattice-dimension: the Bethe lattice has none", "--lattice-dimension", "2")]
    [InlineData("--coordination goes with --lattice bethe", "--lattice", "triangular", "--coordination", "4")]
    [InlineData("--lattice-dimension: the triangular lattice has 2, not 3", "--lattice", "triangular", "--lattice-dimension", "3")]
    [InlineData("--p and --p-over-pc say the same thing", "--p", "0.1", "--p-over-pc", "1")]
    [InlineData("--p-over-pc: 9 makes p = 1.8, above 1", "--p-over-pc", "9")]
    [InlineData("the minimum size 10 is above the maximum size 5", "--min-size", "10", "--max-size", "5")]
    [InlineData("1 dimensions cannot hold", "--lattice", "triangular", "--dimension", "1")]
    [InlineData("no threshold is known", "--lattice", "hypercubic", "--lattice-dimension", "50")]
    public void WrongOption_SaysWhichAndWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["dataset", "clusters", .. arguments]).ShouldBeWrongUsage(message);
}
