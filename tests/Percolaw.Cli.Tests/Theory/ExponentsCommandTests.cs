using System.Text.Json;

namespace Percolaw.Tests.Theory;

public sealed class ExponentsCommandTests
{
    [Theory]
    [InlineData("paper")]
    [InlineData("later")]
    public void Run_Edition_MatchesGoldenAndFits80Columns(string edition)
    {
        ProgramRun run = ProgramRun.Of("theory", "exponents", "--edition", edition);
        (run.Code, run.Error).ShouldBe((0, ""));
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.Matches($"exponents_{edition}.txt", run.Output);
    }

    [Fact]
    public void Run_OnATerminalOf80Columns_KeepsItsTablesWhole()
    {
        using StringWriter output = new(), error = new();
        Percolaw.Cli.PercolawProgram.Run(
            ["theory", "exponents", "--edition", "later"], new(output, error, OutputWidth: 80), Percolaw.Cli.Framework.CommandList.All, CancellationToken.None);
        output.ToString().ShouldBe(ProgramRun.Of("theory", "exponents", "--edition", "later").Output);
    }

    [Fact]
    public void Run_Csv_IsOneFlatTableWithSources() =>
        Golden.Matches("exponents.csv", Numbers12.Of(ProgramRun.Of("theory", "exponents", "--dimension", "2,5,6", "--c", "2,4", "--edition", "later", "--format", "csv").Output));

    // d = 2: τ = 187/91, D = 91/48; so α = 86/5 and (c/D)/α = 96/91/17.2.
    [Fact]
    public void Run_Json_HasAllOfARowInOneObject()
    {
        using JsonDocument document = JsonDocument.Parse(ProgramRun.Of("theory", "exponents", "--dimension", "2..3", "--c", "2", "--format", "json").Output);
        document.RootElement.GetArrayLength().ShouldBe(2);
        JsonElement row = document.RootElement[0];
        row.GetProperty("alpha").GetDouble().ShouldBe(17.2, 1e-12);
        row.GetProperty("a").GetDouble().ShouldBe(86.0 / 91, 1e-14);
        row.GetProperty("model_ratio").GetDouble().ShouldBe(96.0 / 91 / 17.2, 1e-13);
        row.GetProperty("tau_source").GetString().ShouldStartWith("Stauffer & Aharony");
        row.GetProperty("tau_error").ValueKind.ShouldBe(JsonValueKind.Null);
        (row.GetProperty("model_regime").GetString(), row.GetProperty("data_regime").GetString()).ShouldBe(("manifold", "quanta"));
    }

    [Fact]
    public void Run_HighDimension_IsMeanField()
    {
        using JsonDocument document = JsonDocument.Parse(ProgramRun.Of("theory", "exponents", "--dimension", "100", "--c", "2", "--format", "json").Output);
        document.RootElement[0].GetProperty("data_regime").GetString().ShouldBe("transition");
    }

    [Theory]
    [InlineData("--dimension: 1 is out of range; it must be from 2 to 1000000", "--dimension", "1")]
    [InlineData("--dimension: 2000000 is out of range", "--dimension", "3,2e6")]
    [InlineData("--dimension: '2.5' at position 1: not a whole number", "--dimension", "2.5")]
    [InlineData("--dimension: '2..x'", "--dimension", "2..x")]
    [InlineData("--c: 0 is out of range; it must be above 0", "--c", "0")]
    [InlineData("--c: 'NaN' is not a number", "--c", "NaN")]
    [InlineData("--edition: 'new' is not one of paper, later", "--edition", "new")]
    public void Run_WrongUsage_IsOneLineAndCode2(string expected, params string[] args) =>
        ProgramRun.Of(["theory", "exponents", .. args]).ShouldBeWrongUsage(expected);
}
