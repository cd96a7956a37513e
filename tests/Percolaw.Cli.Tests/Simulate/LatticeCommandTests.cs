using System.Text.Json;

namespace Percolaw.Tests.Simulate;

public sealed class LatticeCommandTests : IDisposable
{
    private static readonly string[] Small = ["simulate", "lattice", "--length", "12", "--samples", "40"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_Json_HasTheNamesOfTheContract()
    {
        JsonElement result = Json([.. Small, "--p", "0.5,0.6"]).GetProperty("results")[1];
        result.GetProperty("p").GetDouble().ShouldBe(0.6);
        result.GetProperty("length").GetInt32().ShouldBe(12);
        result.GetProperty("observables").EnumerateObject().Select(observable => observable.Name).ShouldBe(
        [
            "percolation_strength", "mean_cluster_size", "mean_cluster_size_without_largest", "largest_cluster", "second_largest_cluster",
            "clusters_per_site", "wrapping_given", "wrapping_any", "wrapping_all", "largest_cluster_ratio", "cluster_size_ratio", "correlation_length",
        ]);
        foreach (JsonProperty observable in result.GetProperty("observables").EnumerateObject())
            observable.Value.EnumerateObject().Select(field => field.Name).ShouldBe(["value", "standard_error"]);
        result.GetProperty("cluster_sizes")[0].EnumerateObject().Select(field => field.Name).ShouldBe(["size_low", "size_high", "number_per_site", "standard_error"]);
    }

    [Fact]
    public void Run_FreeBoundary_SpansInsteadOfWrapping()
    {
        JsonElement observables = Json([.. Small, "--boundary", "free"]).GetProperty("results")[0].GetProperty("observables");
        observables.TryGetProperty("spanning", out _).ShouldBeTrue();
        observables.TryGetProperty("wrapping_given", out _).ShouldBeFalse();
    }

    [Fact]
    public void Run_WithoutP_IsAtThePublishedThreshold() =>
        Json([.. Small, "--dimension", "3", "--kind", "bond"]).GetProperty("results")[0].GetProperty("p").GetDouble().ShouldBe(0.24881185);

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("json")]
    public void Run_AnyThreads_PrintsTheSame(string format)
    {
        string[] arguments = ["simulate", "lattice", "--length", "8,12", "--samples", "100", "--format", format, "--p", "0.55..0.65:3"];
        ProgramRun one = ProgramRun.Of([.. arguments, "--threads", "1"]), many = ProgramRun.Of([.. arguments, "--threads", "3"]);
        one.Code.ShouldBe(0, one.Error);
        many.Output.ShouldBe(one.Output);
    }

    [Fact]
    public void Run_Sweep_HasResultsAroundTheThreshold()
    {
        JsonElement results = Json([.. Small, "--sweep"]).GetProperty("results");
        results.GetArrayLength().ShouldBe(21);
        results[0].GetProperty("p").GetDouble().ShouldBeLessThan(0.5927);
        results[20].GetProperty("p").GetDouble().ShouldBeGreaterThan(0.5927);
        results[10].TryGetProperty("cluster_sizes", out _).ShouldBeFalse();
    }

    [Fact]
    public void Run_ForOnePoint_FitsATerminal()
    {
        ProgramRun run = ProgramRun.Of([.. Small, "--seed", "3"]);
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.Matches("lattice.txt", run.Output);
    }

    [Fact]
    public void Run_Out_IsARunFolderThatIsContinuedAndRefused()
    {
        string[] arguments = [.. Small, "--out", folder["run"], "--p", "0.5,0.6", "--format", "json"];
        ProgramRun first = ProgramRun.Of(arguments);
        first.Code.ShouldBe(0, first.Error);
        File.ReadAllText(folder["run/summary.json"]).ShouldBe(first.Output);
        foreach (string file in (string[])["manifest.json", "report.html", "tables/observables.csv", "tables/cluster_sizes.csv", "figures/cluster-sizes.vl.json"])
            File.Exists(folder[$"run/{file}"]).ShouldBeTrue(file);
        File.Delete(Directory.GetFiles(folder["run/shards"])[0]);
        ProgramRun second = ProgramRun.Of(arguments);
        second.Output.ShouldBe(first.Output);
        ProgramRun.Of([.. Small, "--out", folder["run"], "--p", "0.7"]).ShouldFail(1, "--force");
    }

    [Fact]
    public async Task Run_Report_IsDrawnWithoutErrors()
    {
        Tools.RequireChromium();
        string[] arguments = ["simulate", "lattice", "--length", "16,32", "--samples", "30", "--p", "0.55..0.63:5", "--report", folder["lattice.html"]];
        ProgramRun.Of(arguments).Code.ShouldBe(0);
        OpenedReport report = await ReportInBrowser.OpenAsync(folder["lattice.html"]);
        report.Messages.ShouldBeEmpty();
        report.Figures.Select(figure => figure.Name).ShouldBe(["configuration", "cluster-sizes", "order-parameter", "wrapping", "collapse"]);
        report.Figures.ShouldAllBe(figure => figure.Marks > 10);
        ProgramRun.Of(arguments).ShouldFail(1, "--force");
    }

    [Theory]
    [InlineData("--p: 1.5 is out of range; it must be from 0 to 1", "--p", "1.5")]
    [InlineData("--length: the length is 1; a periodic box needs at least 2", "--length", "1")]
    [InlineData("--length: 0 is out of range", "--length", "0")]
    [InlineData("in dimension 2 the largest length is 46340", "--length", "50000")]
    [InlineData("in dimension 13 the largest length is 5", "--dimension", "13", "--length", "6")]
    [InlineData("--dimension: the triangular lattice has 2, not 3", "--lattice", "triangular", "--dimension", "3")]
    [InlineData("--lattice: 'square' is not one of hypercubic, triangular", "--lattice", "square")]
    [InlineData("no published threshold is known to the program for the hypercubic lattice in dimension 14; say --p", "--dimension", "14")]
    [InlineData("--samples: 0 is out of range", "--samples", "0")]
    [InlineData("--kind: 'sites' is not one of site, bond", "--kind", "sites")]
    public void Run_WrongOption_SaysWhichAndWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["simulate", "lattice", .. arguments]).ShouldBeWrongUsage(message);

    private static JsonElement Json(string[] arguments)
    {
        ProgramRun run = ProgramRun.Of([.. arguments, "--format", "json", "--quiet"]);
        (run.Code, run.Error).ShouldBe((0, ""));
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
