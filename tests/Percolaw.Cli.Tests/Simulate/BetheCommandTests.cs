using System.Text.Json;

namespace Percolaw.Tests.Simulate;

public sealed class BetheCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("0.9", "mean_cluster_size", 11.8)]
    [InlineData("1.2", "infinite_fraction", 0.43696044738028683)]
    public void Run_Json_HasExactValuesBesideMeasuredOnes(string ratio, string observable, double exact)
    {
        ProgramRun run = ProgramRun.Of("simulate", "bethe", "--p-over-pc", ratio, "--clusters", "2000", "--format", "json", "--quiet");
        run.Code.ShouldBe(0, run.Error);
        JsonElement found = JsonDocument.Parse(run.Output).RootElement.GetProperty("results")[0].GetProperty("observables").GetProperty(observable);
        // z = 6: the published values of the Bethe lattice.
        found.GetProperty("exact").GetDouble().ShouldBe(exact, 1e-12 * exact);
        double error = found.GetProperty("standard_error").GetDouble();
        found.GetProperty("value").GetDouble().ShouldBeInRange(exact - (5 * error), exact + (5 * error));
    }

    [Fact]
    public void Run_AnyThreads_PrintsTheSame()
    {
        string[] arguments = ["simulate", "bethe", "--clusters", "5000", "--max-size", "10000"];
        ProgramRun.Of([.. arguments, "--threads", "1"]).Output.ShouldBe(ProgramRun.Of([.. arguments, "--threads", "4"]).Output);
    }

    [Fact]
    public void Run_ForPeople_MatchesGolden()
    {
        ProgramRun run = ProgramRun.Of("simulate", "bethe", "--clusters", "5000", "--max-size", "10000");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.Matches("bethe.txt", run.Output);
    }

    [Fact]
    public async Task Run_Report_IsDrawnWithoutErrors()
    {
        Tools.RequireChromium();
        ProgramRun.Of("simulate", "bethe", "--clusters", "5000", "--max-size", "10000", "--report", folder["bethe.html"]).Code.ShouldBe(0);
        OpenedReport report = await ReportInBrowser.OpenAsync(folder["bethe.html"]);
        report.Messages.ShouldBeEmpty();
        report.Figures.ShouldAllBe(figure => figure.Marks > 10);
    }

    [Theory]
    [InlineData("--p and --p-over-pc say the same thing", "--p", "0.1", "--p-over-pc", "1")]
    [InlineData("--p-over-pc: 9 makes p = 1.8; with z = 6 it is at most 5", "--p-over-pc", "9")]
    [InlineData("--p: 0 is out of range", "--p", "0")]
    [InlineData("--coordination: 2 is out of range", "--coordination", "2")]
    public void Run_WrongOption_SaysWhichAndWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["simulate", "bethe", .. arguments]).ShouldBeWrongUsage(message);
}
