using System.Text.Json;

namespace Percolaw.Tests.Estimates;

public sealed class EstimateCommandTests
{
    [Fact]
    public void Run_Threshold_IsTheSameForAnyNumberOfThreads()
    {
        string[] call = ["estimate", "threshold", "--dimension", "1,9", "--kind", "bond", "--effort", "0.01", "--format", "json"];
        ProgramRun one = ProgramRun.Of([.. call, "--threads", "1"]), three = ProgramRun.Of([.. call, "--threads", "3"]);
        one.Code.ShouldBe(0, one.Error);
        three.Output.ShouldBe(one.Output);
        using JsonDocument document = JsonDocument.Parse(one.Output);
        JsonElement estimates = document.RootElement.GetProperty("estimates");
        estimates.GetArrayLength().ShouldBe(2);
        estimates[0].GetProperty("value").GetDouble().ShouldBe(1);
        foreach (string name in (string[])["standard_error", "statistical_error", "systematic_error", "published", "difference_in_standard_errors", "chi_squared", "degrees_of_freedom"])
            estimates[1].GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Number, name);
    }

    [Fact]
    public void Run_Exponents_FeedsTheTheory()
    {
        using TemporaryFolder folder = new();
        string report = folder["estimate.html"], run = folder["run"];
        ProgramRun measured = ProgramRun.Of("estimate", "exponents", "--dimension", "3", "--effort", "0.02", "--out", run, "--report", report);
        measured.Code.ShouldBe(0, measured.Error);
        measured.Output.ShouldContain("one_over_nu");
        File.ReadAllText(report).ShouldContain("Radius", Case.Insensitive);
        ProgramRun theory = ProgramRun.Of("theory", "exponents", "--measured", run, "--c", "2", "--format", "json", "--report", folder["theory.html"]);
        theory.Code.ShouldBe(0, theory.Error);
        using JsonDocument document = JsonDocument.Parse(theory.Output);
        JsonElement row = document.RootElement[0];
        row.GetProperty("dimension").GetInt32().ShouldBe(3);
        row.GetProperty("tau_source").GetString().ShouldBe("measured, sites");
        row.GetProperty("model_ratio_error").GetDouble().ShouldBeGreaterThan(0);
        File.ReadAllText(folder["theory.html"]).ShouldContain("measured-exponent-ratios");
    }

    [Theory]
    [InlineData("--dimension: 0 is out of range", "threshold", "--dimension", "0")]
    [InlineData("--dimension: 1 is out of range", "exponents", "--dimension", "1")]
    [InlineData("--method: boxes serve d = 2 to 5, not 8; use invasion", "threshold", "--dimension", "8", "--method", "wrapping")]
    [InlineData("--p: one threshold cannot serve several dimensions", "exponents", "--dimension", "2,3", "--p", "0.5")]
    [InlineData("no published threshold is known for d = 20", "exponents", "--dimension", "20")]
    [InlineData("--effort: 0 is out of range", "threshold", "--effort", "0")]
    public void Run_WrongUsage_IsOneLineAndCode2(string expected, params string[] args) =>
        ProgramRun.Of(["estimate", .. args]).ShouldBeWrongUsage(expected);

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("{}", "has no estimates of tau and fractal_dimension")]
    [InlineData("""{"estimates": [{"name": "tau", "dimension": 3, "value": 2.19, "standard_error": 0.01}]}""", "has 0 estimates of fractal_dimension for d = 3")]
    [InlineData("""{"estimates": [{"name": "tau", "dimension": 3, "value": 2.19}]}""", "lacks dimension, value or standard_error")]
    [InlineData("""[{"name": "tau", "dimension": 3, "value": 1.9, "standard_error": 0.2}, {"name": "fractal_dimension", "dimension": 3, "value": 2.5, "standard_error": 0.1}]""", "the theory needs it between 2 and 3")]
    public void Run_MeasuredFileWithout_SaysWhat(string json, string expected)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["m.json"], json);
        ProgramRun.Of("theory", "exponents", "--measured", folder["m.json"]).ShouldFail(1, expected);
    }
}
