using System.Globalization;
using System.Text.Json.Nodes;

namespace Percolaw.Tests.Reproduce;

public sealed class ReproduceTests : IDisposable
{
    private static readonly string[] Tables =
    [
        "allocation_scan.csv", "cluster_sizes.csv", "clusters.csv", "critical_exponents.csv", "data_scaling.csv", "exponent_ratios.csv",
        "model_scaling.csv", "single_clusters.csv", "theoretical_data_scaling.csv", "theoretical_model_scaling.csv", "width_fit.csv",
    ];

    private static readonly string[] PaperFigures =
    [
        "site-percolation", "theoretical-model-scaling", "theoretical-data-scaling", "exponent-ratios", "allocation-scan",
        "clusters-as-trees", "cluster-sizes", "single-clusters", "measured-scaling", "width-against-parameters",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_OneOrTwoThreads_GivesTheSameTables()
    {
        ProgramRun.Of(TinyRun.Arguments(folder, "one", "--threads", "1")).Code.ShouldBe(0);
        ProgramRun.Of(TinyRun.Arguments(folder, "two", "--threads", "2")).Code.ShouldBe(0);
        IReadOnlyDictionary<string, string> one = TinyRun.Tables(folder, "one"), two = TinyRun.Tables(folder, "two");
        one.Keys.Order().ShouldBe(Tables);
        two.ShouldBe(one);
        foreach (string file in new[] { "summary.json", "report.html" })
            File.ReadAllText(folder["two/" + file]).ShouldBe(File.ReadAllText(folder["one/" + file]));
    }

    [Fact]
    public void Run_TaskLost_IsResumedToTheSameTables()
    {
        ProgramRun.Of(TinyRun.Arguments(folder, "run")).Code.ShouldBe(0);
        IReadOnlyDictionary<string, string> whole = TinyRun.Tables(folder, "run");
        Directory.Delete(folder["run/tables"], recursive: true);
        string[] shards = [.. Directory.GetFiles(folder["run/shards"]).Order()];
        File.Delete(shards[1]);
        File.WriteAllText(shards[^1], File.ReadAllText(shards[^1])[..100]);
        ProgramRun.Of(TinyRun.Arguments(folder, "run")).Code.ShouldBe(0);
        TinyRun.Tables(folder, "run").ShouldBe(whole);
    }

    [Fact]
    public void Run_OtherParametersOnTheSameFolder_IsRefusedAndLeavesItAlone()
    {
        ProgramRun.Of(TinyRun.Arguments(folder, "run")).Code.ShouldBe(0);
        string before = File.ReadAllText(folder["run/manifest.json"]);
        ProgramRun.Of(TinyRun.Arguments(folder, "run", "--seeds", "2")).ShouldFail(1, "holds another run (seeds is 8, not 2)");
        File.ReadAllText(folder["run/manifest.json"]).ShouldBe(before);
        ProgramRun.Of(TinyRun.Arguments(folder, "run")).Code.ShouldBe(0);
    }

    /// <summary>
    /// The tables of the tiny run as they were when they were last looked at. Numbers may differ in the last digits
    /// between processors, so they are compared to 9 digits; everything else exactly.
    /// </summary>
    [Fact]
    public void Tables_TinyRun_AreTheGoldenOnes()
    {
        ProgramRun.Of(TinyRun.Arguments(folder, "run")).Code.ShouldBe(0);
        foreach (string table in new[] { "model_scaling.csv", "data_scaling.csv", "clusters.csv", "allocation_scan.csv", "single_clusters.csv", "cluster_sizes.csv" })
            Golden.Matches(table, Rounded(File.ReadAllText(folder["run/tables/" + table])));
    }

    [Fact]
    public void Summary_TinyRun_SaysMeasuredBesidePredicted()
    {
        ProgramRun.Of(TinyRun.Arguments(folder, "run")).Code.ShouldBe(0);
        JsonNode summary = JsonNode.Parse(File.ReadAllText(folder["run/summary.json"]))!;
        JsonNode model = summary["model_scaling"]!;
        ((double)model["exponent_all_sites"]!["value"]!).ShouldBeInRange(0.2, 0.8);
        ((double)model["exponent_all_sites"]!["standard_error"]!).ShouldBeGreaterThan(0);
        ((double)model["exponent_asymptotic"]!).ShouldBe(0.5);
        ((double)summary["allocation_scan"]!["theory_b"]!).ShouldBe(-1.0 / 3, 1e-12);
        ((int)summary["clusters"]!["kept_per_seed"]!).ShouldBe(20);
        ((int)summary["parameters"]!["seeds"]!).ShouldBe(8);
        summary.ToJsonString().ShouldNotContain("NaN");
    }

    [Fact]
    public async Task Report_TinyRun_DrawsEveryFigureOfThePaper()
    {
        ProgramRun.Of(TinyRun.Arguments(folder, "run")).Code.ShouldBe(0);
        foreach (string figure in PaperFigures)
            File.Exists(folder[$"run/figures/{figure}.vl.json"]).ShouldBeTrue(figure);
        Tools.RequireChromium();
        OpenedReport report = await ReportInBrowser.OpenAsync(folder["run/report.html"]);
        report.Messages.ShouldBeEmpty();
        string[] beyond = ["small-scales", "optimal-learner", "allocations", "statistical-errors"];
        report.Figures.Select(figure => figure.Name).ShouldBe([.. PaperFigures, .. beyond], ignoreOrder: true);
        report.Figures.ShouldAllBe(figure => figure.Marks > 0);
    }

    [Fact]
    public void PrintConfig_ReadBack_IsTheSame()
    {
        ProgramRun printed = ProgramRun.Of("reproduce", "--quick", "--print-config");
        printed.Code.ShouldBe(0);
        File.WriteAllText(folder["quick.yaml"], printed.Output);
        ProgramRun.Of("reproduce", "--config", folder["quick.yaml"], "--print-config").Output.ShouldBe(printed.Output);
        ProgramRun.Of("reproduce", "--print-config").Output.ShouldContain("maximum_size: 30000000");
    }

    [Theory]
    [InlineData("--seeds", "0", "--seeds: 0 is out of range")]
    [InlineData("--seeds", "many", "--seeds: 'many'")]
    [InlineData("--allocation", "best", "'best' is not one of published, normalised, optimal")]
    [InlineData("--seed", "-1", "--seed: -1 is out of range")]
    [InlineData("--threads", "0", "--threads: 0 is out of range")]
    public void Run_WrongOption_IsWrongUsage(string option, string value, string expected) =>
        ProgramRun.Of("reproduce", option, value, "--out", folder["run"]).ShouldBeWrongUsage(expected);

    [Theory]
    [InlineData("maximum_size: 100", "minimum_size 300 is above maximum_size 100")]
    [InlineData("test_fraction: 0.3", "add up to more than 1")]
    [InlineData("expected_large: 0.0001", "keeps no cluster")]
    [InlineData("single_maximum_fraction: 1e-4", "leaves no training site")]
    [InlineData("seed: 1\nseed: 2", "line 2")]
    [InlineData("sedes: 5", "seeds")]
    public void Run_WrongSetting_IsWrongUsageAndMakesNoFolder(string setting, string expected)
    {
        File.WriteAllText(folder["wrong.yaml"], setting);
        ProgramRun.Of("reproduce", "--config", folder["wrong.yaml"], "--out", folder["run"]).ShouldBeWrongUsage(expected);
        Directory.Exists(folder["run"]).ShouldBeFalse();
    }

    private static string Rounded(string csv) => string.Join('\n', csv.Split('\n').Select(line => string.Join(',', line.Split(',').Select(Round))));

    private static string Round(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value.ToString("G9", CultureInfo.InvariantCulture) : cell;
}
