using System.Globalization;
using System.Text.Json;
using Percolaw.Fitting;
using Percolaw.Theory;

namespace Percolaw.Tests.Theory;

public sealed class CurveCommandTests
{
    [Theory]
    [InlineData("model", "table")]
    [InlineData("model", "csv")]
    [InlineData("model", "json")]
    [InlineData("data", "table")]
    [InlineData("data", "csv")]
    [InlineData("data", "json")]
    public void Run_Defaults_MatchGolden(string command, string format)
    {
        ProgramRun run = ProgramRun.Of("theory", command, "--format", format);
        (run.Code, run.Error).ShouldBe((0, ""));
        Golden.Matches($"{command}.{(format == "table" ? "txt" : format)}", Numbers12.Of(run.Output));
    }

    [Theory]
    [InlineData("model", "--c-over-d", "1.5", "--clusters", "316")]
    [InlineData("model", "--c-over-d", "2", "--method", "exact")]
    [InlineData("data", "--c-over-d", "2")]
    [InlineData("data", "--c-over-d", "0.3", "--method", "exact", "--raw")]
    [InlineData("model", "--c-over-d", "1")]
    public void Run_ForPeople_MatchesGoldenAndFits80Columns(params string[] args)
    {
        ProgramRun run = ProgramRun.Of(["theory", .. args]);
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.Matches(string.Join('_', args).Replace("--", "", StringComparison.Ordinal) + ".txt", run.Output);
    }

    // The reference values are those of the library's own tests, from SciPy and by hand.
    [Theory]
    [InlineData(0.5, 0.4121, 0.4699)]
    [InlineData(1, 0.6785, 0.7945)]
    [InlineData(1.5, 0.8194, 0.9293)]
    public void Run_Model_HasTheKnownLocalExponents(double exponent, double at500, double at30000)
    {
        JsonElement rows = Json("model", "--c-over-d", exponent.ToString(CultureInfo.InvariantCulture), "--at", "500,3e4");
        Cell(rows, 0, "local_exponent").ShouldBe(at500, 6e-5);
        Cell(rows, 1, "local_exponent").ShouldBe(at30000, 6e-5);
    }

    [Fact]
    public void Run_Model_BreakRankAtTheScansSizeIs58()
    {
        JsonElement rows = Json("model", "--at", "500");
        Cell(rows, 0, "k_br").ShouldBe(58.0, 0.05);
        rows[0].EnumerateObject().Select(field => field.Name).ShouldBe(["n", "loss", "k_br", "local_exponent"]);
    }

    // Mean field and c = 2: exactly at the transition, where a straight line over the paper's window has slope 0.34.
    [Fact]
    public void Run_Data_HasSlope034OverThePapersWindow()
    {
        double[] sizes = [.. Enumerable.Range(0, 50).Select(i => Math.Pow(30000, i / 49.0))];
        JsonElement rows = Json("data", "--at", string.Join(',', sizes.Select(n => n.ToString("R", CultureInfo.InvariantCulture))));
        double[] losses = [.. rows.EnumerateArray().Select(row => row.GetProperty("loss").GetDouble())];
        LogLogSlope.Fit(sizes, losses).Exponent.ShouldBe(0.34, 0.005);
    }

    [Fact]
    public void Run_FiniteClusters_HasNoPlateauAtAlpha()
    {
        JsonElement rows = Json("model", "--c-over-d", "1.5", "--clusters", "316", "--at", "500,1e3,3e4");
        Cell(rows, 0, "local_exponent").ShouldBeInRange(0.9, 1);
        Cell(rows, 1, "local_exponent").ShouldBeInRange(1.01, 1.5);
        Cell(rows, 2, "local_exponent").ShouldBe(1.5, 1e-9);
        Cell(rows, 2, "k_br").ShouldBe(316);
    }

    [Fact]
    public void Run_Clusters_ImplyTheExactSum()
    {
        string[] args = ["theory", "data", "--clusters", "50"];
        ProgramRun.Of(args).ShouldBe(ProgramRun.Of([.. args, "--method", "exact"]));
        ProgramRun.Of([.. args, "--method", "integral"]).ShouldBeWrongUsage("--clusters needs --method exact");
    }

    [Theory]
    [InlineData("model")]
    [InlineData("data")]
    public void Run_Raw_IsTheFormulaBeforeNormalising(string command)
    {
        JsonElement raw = Json(command, "--raw", "--alpha", "2", "--at", "1,40"), normal = Json(command, "--alpha", "2", "--at", "1,40");
        Cell(normal, 0, "loss").ShouldBe(1);
        (Cell(raw, 1, "loss") / Cell(raw, 0, "loss")).ShouldBe(Cell(normal, 1, "loss"), 1e-14);
        if (command == "model") Cell(raw, 1, "loss").ShouldBe(new ModelScaling(2, 0.5).RawLoss(40));
    }

    [Fact]
    public void Run_BelowOne_NothingIsLearnt()
    {
        foreach (string command in new[] { "model", "data" })
        {
            JsonElement row = Json(command, "--at", "1/3")[0];
            (row.GetProperty("loss").GetDouble(), row.GetProperty("local_exponent").GetDouble()).ShouldBe((1, 0));
            row.GetProperty("k_br").ValueKind.ShouldBe(JsonValueKind.Null);
            Cell(Json(command, "--at", "1/3", "--method", "exact"), 0, "k_br").ShouldBe(0);
        }
    }

    [Fact]
    public void Run_LossTooSmallForANumber_SaysSo() =>
        ProgramRun.Of("theory", "model", "--alpha", "99", "--c-over-d", "99", "--at", "1e8").Error.ShouldBe(
            "percolaw: a loss below 5e-324, the smallest number of 64 bits, is written as 0\n");

    [Theory]
    [InlineData("--alpha: 0 is out of range; it must be from 1e-06 to 1000000", "model", "--alpha", "0")]
    [InlineData("--alpha: -1 is out of range", "data", "--alpha", "-1")]
    [InlineData("--alpha: 'NaN' is not a number", "model", "--alpha", "NaN")]
    [InlineData("--alpha: 'inf' is not a number", "model", "--alpha", "inf")]
    [InlineData("--c-over-d: 0 is out of range", "model", "--c-over-d", "0")]
    [InlineData("--c-over-d: 'half' is not a number", "data", "--c-over-d", "half")]
    [InlineData("--at: a number is missing at position 3", "model", "--at", "1,,3")]
    [InlineData("--at: '5..1' at position 1: the range runs backwards", "model", "--at", "5..1")]
    [InlineData("--at: 0 is out of range; it must be above 0", "data", "--at", "0,1")]
    [InlineData("--at: ", "data", "--at", "")]
    [InlineData("--clusters: 0 is out of range", "model", "--clusters", "0")]
    [InlineData("--clusters: '2.5' at position 1: not a whole number", "model", "--clusters", "2.5")]
    [InlineData("--method: 'sum' is not one of integral, exact", "data", "--method", "sum")]
    [InlineData("--report: the path is empty", "data", "--report", "")]
    [InlineData("'theory' needs one of: model, data, exponents, regime")]
    [InlineData("unknown command 'modle'; did you mean 'model'?", "modle")]
    public void Run_WrongUsage_IsOneLineAndCode2(string expected, params string[] args) =>
        ProgramRun.Of(["theory", .. args]).ShouldBeWrongUsage(expected);

    [Fact]
    public void Run_Help_ShowsNumbersThatTheProgramPrints()
    {
        string help = ProgramRun.Of("theory", "model", "--help").Output;
        foreach (string line in ProgramRun.Of("theory", "model", "--at", "500,3e4").Output.Split('\n').Where(line => line.Contains("0.", StringComparison.Ordinal)).Take(2))
            help.ShouldContain(line.Trim());
    }

    private static JsonElement Json(params string[] args)
    {
        ProgramRun run = ProgramRun.Of(["theory", .. args, "--format", "json"]);
        run.Code.ShouldBe(0, run.Error);
        using JsonDocument document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }

    private static double Cell(JsonElement rows, int row, string name) => rows[row].GetProperty(name).GetDouble();
}
