using System.Text.Json;

namespace Percolaw.Tests.Theory;

public sealed class RegimeCommandTests
{
    [Theory]
    [InlineData("at", "--dimension", "3")]
    [InlineData("above", "--dimension", "3", "--p-over-pc", "1.2")]
    [InlineData("below_lattice", "--dimension", "2", "--p-over-pc", "0.9", "--edition", "later")]
    [InlineData("below", "--p-over-pc", "0.99")]
    [InlineData("far_below", "--p-over-pc", "0.5")]
    public void Run_EveryPhase_MatchesGoldenAndFits80Columns(string name, params string[] args)
    {
        ProgramRun run = ProgramRun.Of(["theory", "regime", .. args]);
        (run.Code, run.Error).ShouldBe((0, ""));
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.Matches($"regime_{name}.txt", run.Output);
        Golden.Matches($"regime_{name}.json", Numbers12.Of(ProgramRun.Of(["theory", "regime", "--format", "json", .. args]).Output));
    }

    [Fact]
    public void Run_Json_LeavesOutWhatHasNoMeaning()
    {
        using JsonDocument document = JsonDocument.Parse(ProgramRun.Of("theory", "regime", "--p-over-pc", "0.5", "--format", "json").Output);
        document.RootElement.GetProperty("phase").GetString().ShouldBe("far-below-threshold");
        document.RootElement.TryGetProperty("model_exponent", out _).ShouldBeFalse();
        document.RootElement.GetProperty("sentence").GetString()!.ShouldContain("no power law");
    }

    [Fact]
    public void Run_Csv_HasTheSameColumnsInEveryPhase()
    {
        string[] headers = [.. new[] { "0.5", "0.99", "1", "1.2" }.Select(x => ProgramRun.Of("theory", "regime", "--p-over-pc", x, "--format", "csv").Output.Split('\n')[0])];
        headers.Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("--p-over-pc: -1 is out of range; it must be above 0", "--p-over-pc", "-1")]
    [InlineData("--p-over-pc: 0 is out of range", "--p-over-pc", "0")]
    [InlineData("--p-over-pc: 'NaN' is not a number", "--p-over-pc", "NaN")]
    [InlineData("--p-over-pc: 2 is out of range; in 2 dimensions p is 1 at 1.68706", "--dimension", "2", "--p-over-pc", "2")]
    [InlineData("--dimension: 1 is out of range", "--dimension", "1")]
    [InlineData("--dimension: 1e7 is out of range", "--dimension", "1e7")]
    [InlineData("--c: -2 is out of range", "--c", "-2")]
    [InlineData("--min-size: 0 is out of range", "--min-size", "0")]
    [InlineData("unknown option '--raw'", "--raw")]
    public void Run_WrongUsage_IsOneLineAndCode2(string expected, params string[] args) =>
        ProgramRun.Of(["theory", "regime", .. args]).ShouldBeWrongUsage(expected.Replace("1e7", "10000000", StringComparison.Ordinal));
}
