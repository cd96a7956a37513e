using System.Text.Json;
using Percolaw.Tests.Fits;

namespace Percolaw.Tests.Plans;

/// <summary>Plans from fit files and from coefficients, as a user asks for them.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private static readonly string[] Given = ["--law", "chinchilla", "--set", "E=1.69,A=406.4,B=410.7,alpha=0.336,beta=0.283"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Plan_GivenCoefficients_HasValuesWithoutIntervals()
    {
        JsonElement json = Json([.. Given, "--flops", "5.76e23"]);
        foreach (string name in (string[])["parameters", "tokens", "flops", "loss"])
        {
            json.GetProperty(name).GetProperty("value").GetDouble().ShouldBeGreaterThan(0);
            json.GetProperty(name).GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Null);
        }
        double parameters = Value(json, "parameters"), tokens = Value(json, "tokens");
        (6 * parameters * tokens).ShouldBe(5.76e23, 1e15);
        Value(json, "loss").ShouldBe(1.69 + (406.4 * Math.Pow(parameters, -0.336)) + (410.7 * Math.Pow(tokens, -0.283)), 1e-9);
        json.TryGetProperty("lifetime_flops", out _).ShouldBeFalse();
        json.GetProperty("coefficients_from").GetString().ShouldBe("given by --set");
    }

    [Fact]
    public void Plan_Interrupted_LeavesNothing()
    {
        ProgramRun run = ProgramRun.Interrupted(["plan", .. Given, "--flops", "1e22", "--out", folder["plan.json"]]);
        run.ShouldFail(130, "interrupted");
        run.Output.ShouldBeEmpty();
        File.Exists(folder["plan.json"]).ShouldBeFalse();
    }

    [Fact]
    public void Plan_FitFile_HasIntervalsAndSaysHowFarItReaches()
    {
        Fit();
        JsonElement json = Json([folder["fit.json"], "--flops", "1e24"]);
        foreach (string name in (string[])["parameters", "tokens", "tokens_per_parameter", "loss"])
        {
            JsonElement quantity = json.GetProperty(name);
            quantity.GetProperty("value").GetDouble().ShouldBeInRange(quantity.GetProperty("low").GetDouble(), quantity.GetProperty("high").GetDouble());
        }
        json.GetProperty("flops").GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("times_beyond_data").GetDouble().ShouldBeGreaterThan(100);
        json.GetProperty("warnings").EnumerateArray().ShouldContain(warning => warning.GetString()!.Contains("times beyond the runs", StringComparison.Ordinal));
        json.GetProperty("measured_coverage").GetDouble().ShouldBeInRange(0.9, 1);
    }

    [Fact]
    public void Plan_Inference_HasLifetimeFlops()
    {
        JsonElement json = Json([.. Given, "--flops", "1e23", "--inference-tokens", "2T"]);
        Value(json, "lifetime_flops").ShouldBe(Value(json, "flops") + (2 * Value(json, "parameters") * 2e12), 1e15);
        Value(json, "loss").ShouldBe(Value(Json([.. Given, "--flops", "1e23"]), "loss"), 1e-9);
    }

    [Fact]
    public void Plan_Repetition_CarriesTheWarning()
    {
        Fit();
        JsonElement json = Json([folder["fit.json"], "--flops", "1e22", "--unique-tokens", "10B"]);
        Value(json, "epochs").ShouldBe(Value(json, "tokens") / 1e10, 1e-6);
        json.GetProperty("warnings").EnumerateArray().ShouldContain(warning => warning.GetString()!.Contains("hardly determine", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_GivenSize_HasNoInterval()
    {
        Fit();
        JsonElement json = Json([folder["fit.json"], "--params", "7B", "--inference-tokens", "1T"]);
        Value(json, "parameters").ShouldBe(7e9);
        json.GetProperty("parameters").GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("tokens").GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    /// <summary>Warnings are seen in every format.</summary>
    [Theory]
    [InlineData("csv")]
    [InlineData("table", "--table", "plan")]
    public void Plan_FarBeyondTheRuns_WarnsInFlatTablesToo(string format, params string[] more)
    {
        Fit();
        ProgramRun.Of(["plan", folder["fit.json"], "--flops", "1e30", "--format", format, .. more]).Error.ShouldContain("times beyond the runs");
    }

    /// <summary>Runs behind published coefficients are known by their largest: 16 billion parameters and 500 billion tokens here.</summary>
    [Fact]
    public void Plan_FarBeyondPublishedRuns_Warns()
    {
        JsonElement far = Json(["--published", "hoffmann", "--params", "7B", "--tokens", "50T"]), near = Json(["--published", "hoffmann", "--params", "7B", "--tokens", "1T"]);
        far.GetProperty("times_beyond_data").GetDouble().ShouldBe(100, 1e-9);
        far.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()).ShouldContain(warning => warning!.Contains("100 times beyond the runs behind these coefficients"));
        near.GetProperty("times_beyond_data").GetDouble().ShouldBe(2, 1e-9);
        near.GetProperty("warnings").EnumerateArray().ShouldBeEmpty();
    }

    /// <summary>Days and money are a budget, or what a budget comes to.</summary>
    [Fact]
    public void Plan_Hardware_GoesBothWays()
    {
        string[] hardware = ["--hardware", "h100", "--mfu", "0.5", "--gpus", "64", "--price", "2"];
        JsonElement days = Json([.. Given, .. hardware, "--days", "30"]), money = Json([.. Given, .. hardware, "--money", "100k"]);
        Value(days, "flops").ShouldBe(30 * 86400.0 * 64 * 989e12 * 0.5, 1e13);
        Value(days.GetProperty("hardware"), "days").ShouldBe(30, 1e-6);
        Value(money.GetProperty("hardware"), "money").ShouldBe(1e5, 1e-3);
        Value(Json([.. Given, "--hardware", "312e12", "--flops", "1e20"]).GetProperty("hardware"), "gpu_hours").ShouldBe(1e20 / (312e12 * 0.4 * 3600), 1e-6);
    }

    [Fact]
    public void Plan_Combination_AllTogether()
    {
        JsonElement json = Json([.. Given, "--loss", "2.2", "--inference-tokens", "1T", "--unique-tokens", "100B", "--params", "10B", "--hardware", "a100"]);
        Value(json, "parameters").ShouldBe(1e10, 1);
        Value(json, "loss").ShouldBe(2.2, 1e-9);
        Value(json, "lifetime_flops").ShouldBe(Value(json, "flops") + 2e22, 1e15);
    }

    [Fact]
    public void Plan_NoGoal_PlansForTenTimesTheLargestRun()
    {
        Fit();
        ProgramRun run = ProgramRun.Of(["plan", folder["fit.json"], "--format", "json"]);
        run.Code.ShouldBe(0);
        run.Error.ShouldContain("10 times the FLOPs of the largest run");
    }

    [Theory]
    [InlineData("name a fit file", "--flops", "1e22")]
    [InlineData("unknown option '--flopz'; did you mean '--flops'?", "--flopz", "1e22")]
    [InlineData("unknown option '--flopz'; did you mean '--flops'?", "--flopz")]
    [InlineData("name a goal", "--published", "hoffmann")]
    [InlineData("--flops and --loss: a plan has one goal", "--published", "hoffmann", "--flops", "1e22", "--loss", "2")]
    [InlineData("--gpus needs --hardware", "--published", "hoffmann", "--flops", "1e22", "--gpus", "8")]
    [InlineData("--days needs --gpus", "--published", "hoffmann", "--hardware", "h100", "--days", "8")]
    [InlineData("--money needs --price", "--published", "hoffmann", "--hardware", "h100", "--money", "8")]
    [InlineData("is no processor", "--published", "hoffmann", "--hardware", "abacus", "--flops", "1e22")]
    [InlineData("--law goes with --set", "--published", "hoffmann", "--law", "kaplan", "--flops", "1e22")]
    [InlineData("leaves inference nothing to decide", "--published", "hoffmann", "--hardware", "h100", "--gpus", "8", "--days", "8", "--inference-tokens", "1T")]
    [InlineData("leave nothing to a goal", "--published", "hoffmann", "--params", "1B", "--tokens", "1B", "--flops", "1e22")]
    [InlineData("also needs B, alpha, beta", "--law", "chinchilla", "--set", "E=1,A=2", "--flops", "1e22")]
    [InlineData("--flops:", "--published", "hoffmann", "--flops", "0")]
    [InlineData("--flops:", "--published", "hoffmann", "--flops", "many")]
    public void Plan_WrongUsage_IsOneLine(string message, params string[] options) =>
        ProgramRun.Of(["plan", .. options]).ShouldBeWrongUsage(message);

    [Theory]
    [InlineData("with 1e60 FLOPs it is 1.69", "--published", "hoffmann", "--loss", "1.5")]
    [InlineData("does better than a loss of", "--published", "hoffmann", "--loss", "1e5")]
    [InlineData("the law has no best size", "--law", "chinchilla", "--set", "E=1.7,A=0,B=400,alpha=0.3,beta=0.3", "--flops", "1e22")]
    [InlineData("the law has no best size", "--published", "hoffmann", "--flops", "1")]
    [InlineData("do not pay for", "--published", "hoffmann", "--lifetime-flops", "1e10", "--inference-tokens", "1T")]
    [InlineData("does not know what repeated tokens are worth", "--published", "kaplan", "--flops", "1e20", "--unique-tokens", "1B")]
    public void Plan_NothingFulfilsIt_FailsWithOneLine(string message, params string[] options) =>
        ProgramRun.Of(["plan", .. options]).ShouldFail(1, message);

    /// <summary>The file of --out is what --format json prints.</summary>
    [Fact]
    public void Plan_Out_HoldsTheJson()
    {
        ProgramRun run = ProgramRun.Of("plan", "--published", "hoffmann", "--flops", "1e22", "--out", folder["plan.json"], "--format", "json", "--quiet");
        run.Code.ShouldBe(0, run.Error);
        File.ReadAllText(folder["plan.json"]).Trim().ShouldBe(run.Output.Trim());
        ProgramRun.Of("plan", "--published", "hoffmann", "--flops", "1e22", "--out", folder["plan.json"]).ShouldFail(1, "exists");
    }

    [Fact]
    public void Plan_Report_HasTheFigures()
    {
        Fit();
        ProgramRun.Of(["plan", folder["fit.json"], "--flops", "1e22", "--report", folder["plan.html"]]).Code.ShouldBe(0);
        string html = File.ReadAllText(folder["plan.html"]);
        html.ShouldContain("The frontier");
        html.ShouldContain("Models of other sizes");
    }

    [Fact]
    public void Plan_CsvOfATable()
    {
        ProgramRun run = ProgramRun.Of(["plan", .. Given, "--flops", "1e22", "--format", "csv", "--table", "sizes"]);
        run.Output.ShouldStartWith("times_best_size,parameters,tokens,loss,excess_loss,cost_for_best_loss");
        run.Output.Split('\n').Length.ShouldBe(15);
    }

    private static double Value(JsonElement json, string name) => json.GetProperty(name).GetProperty("value").GetDouble();

    private static JsonElement Json(string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(["plan", .. arguments, "--format", "json", "--quiet"]);
        run.Code.ShouldBe(0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement.Clone();
    }

    private void Fit() =>
        ProgramRun.Of(["fit", ExampleRuns.Path, "--law", "chinchilla", "--bootstrap", "200", "--out", folder["fit.json"], "--quiet"]).Code.ShouldBe(0);
}
