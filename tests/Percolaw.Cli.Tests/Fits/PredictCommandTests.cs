using System.Text.Json;

namespace Percolaw.Tests.Fits;

/// <summary>Predictions from fit files and from coefficients.</summary>
public sealed class PredictCommandTests : IDisposable
{
    private static readonly string[] Published = ["--law", "chinchilla", "--set", "E=1.69,A=406.4,B=410.7,alpha=0.336,beta=0.283"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>1.69 + 406.4 (7·10^10)^-0.336 + 410.7 (1.4·10^12)^-0.283.</summary>
    [Fact]
    public void Predict_PublishedCoefficients_IsTheFormula()
    {
        JsonElement json = Json([.. Published, "--params", "70B", "--tokens", "1.4T"]);
        double expected = 1.69 + (406.4 * Math.Pow(70e9, -0.336)) + (410.7 * Math.Pow(1.4e12, -0.283));
        json.GetProperty("loss").GetDouble().ShouldBe(expected, 1e-12);
        json.GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("flops").GetDouble().ShouldBe(6 * 70e9 * 1.4e12, 1e10);
    }

    /// <summary>1.8168 + 482.01 (7·10^10)^-0.3478 + 2085.43 (1.4·10^12)^-0.3658.</summary>
    [Fact]
    public void Predict_PublishedByName_IsTheFormula() =>
        Json(["--published", "besiroglu", "--params", "70B", "--tokens", "1.4T"]).GetProperty("loss").GetDouble()
            .ShouldBe(1.8168 + (482.01 * Math.Pow(70e9, -0.3478)) + (2085.43 * Math.Pow(1.4e12, -0.3658)), 1e-12);

    /// <summary>No other division of the FLOPs has a smaller loss.</summary>
    [Fact]
    public void Predict_FlopsAlone_IsOptimal()
    {
        JsonElement best = Json([.. Published, "--flops", "5.76e23"]);
        double parameters = best.GetProperty("parameters").GetDouble(), loss = best.GetProperty("loss").GetDouble();
        (parameters * best.GetProperty("tokens").GetDouble()).ShouldBe(5.76e23 / 6, 1e12);
        foreach (double factor in (double[])[0.99, 1.01])
        {
            string other = (factor * parameters).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            Json([.. Published, "--flops", "5.76e23", "--params", other]).GetProperty("loss").GetDouble().ShouldBeGreaterThan(loss);
        }
    }

    [Fact]
    public void Predict_FitFile_HasAnIntervalAndCoverage()
    {
        Fit("--law", "chinchilla", "--bootstrap", "200");
        JsonElement json = Json([folder["fit.json"], "--params", "7B,70B", "--tokens", "140B"]);
        json.GetArrayLength().ShouldBe(2);
        foreach (JsonElement row in json.EnumerateArray())
        {
            row.GetProperty("loss").GetDouble().ShouldBeInRange(row.GetProperty("low").GetDouble(), row.GetProperty("high").GetDouble());
            row.GetProperty("nominal_coverage").GetDouble().ShouldBe(0.95);
            row.GetProperty("measured_coverage").GetDouble().ShouldBeInRange(0.9, 1);
            row.GetProperty("times_beyond_data").GetDouble().ShouldBeGreaterThan(1);
        }
        double[] widths = [.. json.EnumerateArray().Select(row => Math.Log(row.GetProperty("high").GetDouble() / row.GetProperty("low").GetDouble()))];
        widths[1].ShouldBeGreaterThan(widths[0]);
    }

    /// <summary>The coverage was measured with the coefficients' uncertainty: an interval must not lose it for want of --bootstrap.</summary>
    [Fact]
    public void Predict_WithoutBootstrap_HoldsTheCoefficientsUncertainty()
    {
        double Width(params string[] more)
        {
            Fit(["--law", "chinchilla", "--force", .. more]);
            JsonElement json = Json([folder["fit.json"], "--params", "1B", "--tokens", "20B"]);
            return Math.Log(json.GetProperty("high").GetDouble() / json.GetProperty("low").GetDouble());
        }

        Width().ShouldBe(Width("--bootstrap", "200", "--resample", "groups"), 1e-12);
    }

    [Theory]
    [InlineData("power", "--scale", "flops", "--fix", "E=0")]
    [InlineData("broken-power", "--scale", "tokens", "--breaks", "2")]
    [InlineData("kaplan", "--scale", "parameters")]
    [InlineData("percolation", "--scale", "tokens")]
    public void Predict_EveryVariant_ReadsItsFile(string law, params string[] more)
    {
        Fit(["--law", law, "--starts", "6", "--no-backtest", .. more]);
        Json([folder["fit.json"], "--params", "1B", "--tokens", "20B"]).GetProperty("loss").GetDouble().ShouldBeInRange(1.5, 4);
    }

    [Fact]
    public async Task Predict_BackTest_HasATableAndAFigure()
    {
        Tools.RequireChromium();
        ProgramRun run = ProgramRun.Of(
            "predict", "--backtest", ExampleRuns.Path, "--law", "chinchilla", "--format", "csv", "--report", folder["test.html"], "--quiet");
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("cut_off,runs,times_larger,");
        OpenedReport report = await ReportInBrowser.OpenAsync(folder["test.html"]);
        report.Messages.ShouldBeEmpty();
        report.Figures.ShouldHaveSingleItem().Marks.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData(2, "--params", "70B", "--tokens", "1.4T")]
    [InlineData(2, "--params", "7B,70B", "--tokens", "140B,10T")]
    [InlineData(2, "--flops", "1e21,1e23")]
    public async Task Predict_Report_IsDrawn(int figures, params string[] scales)
    {
        Tools.RequireChromium();
        Fit("--law", "chinchilla");
        ProgramRun run = ProgramRun.Of(["predict", folder["fit.json"], "--report", folder["predict.html"], "--quiet", .. scales]);
        run.Code.ShouldBe(0, run.Error);
        OpenedReport report = await ReportInBrowser.OpenAsync(folder["predict.html"]);
        report.Messages.ShouldBeEmpty();
        report.Figures.Count.ShouldBe(figures);
        report.Figures.ShouldAllBe(figure => figure.Marks > 50);
        File.ReadAllText(folder["predict.html"]).ShouldContain("standard error");
    }

    [Theory]
    [InlineData("power", "--scale", "tokens")]
    [InlineData("kaplan", "--scale", "parameters")]
    [InlineData("data-limited")]
    [InlineData("broken-power", "--scale", "flops", "--breaks", "1")]
    public void Predict_ReportOfEveryKindOfLaw_IsWritten(string law, params string[] more)
    {
        Fit(["--law", law, "--starts", "6", .. more]);
        ProgramRun.Of("predict", folder["fit.json"], "--params", "1B", "--tokens", "20B", "--report", folder["report.html"], "--quiet").Error.ShouldBeEmpty();
        ProgramRun.Of([.. (string[])["predict"], .. Published, "--flops", "1e23", "--report", folder["given.html"], "--force", "--quiet"]).Error.ShouldBeEmpty();
    }

    [Fact]
    public void Predict_BackTestWithOtherColumns_TakesThem()
    {
        string text = File.ReadAllText(ExampleRuns.Path);
        File.WriteAllText(folder["odd.csv"], text.Replace("params,tokens", "size,seen", StringComparison.Ordinal));
        string[] command = ["predict", "--law", "chinchilla", "--format", "csv", "--quiet"];
        ProgramRun.Of([.. command, "--backtest", folder["odd.csv"]]).ShouldFail(1, "no column has a usual name");
        ProgramRun run = ProgramRun.Of([.. command, "--backtest", folder["odd.csv"], "--params", "size", "--tokens", "seen"]);
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldBe(ProgramRun.Of([.. command, "--backtest", ExampleRuns.Path]).Output);
    }

    [Theory]
    [InlineData("name a fit file, or --published hoffmann|besiroglu|muennighoff|kaplan, or --law and --set")]
    [InlineData("name one of a fit file, --published and --set", "--published", "kaplan", "--law", "power", "--set", "E=1")]
    [InlineData("--law goes with --set", "--published", "kaplan", "--law", "kaplan", "--params", "1B", "--tokens", "1B")]
    [InlineData("--set: the law chinchilla also needs", "--law", "chinchilla", "--set", "E=1")]
    [InlineData("needs tokens: name --tokens", "--law", "chinchilla", "--set", "E=1,A=1,B=1,alpha=0.3,beta=0.3", "--params", "1B")]
    [InlineData("lists of scales have 2 and 3 values", "--law", "chinchilla", "--set", "E=1,A=1,B=1,alpha=0.3,beta=0.3", "--params", "1,2", "--tokens", "1,2,3")]
    [InlineData("--params: 'size' is not", "--law", "chinchilla", "--set", "E=1,A=1,B=1,alpha=0.3,beta=0.3", "--params", "size", "--tokens", "1")]
    [InlineData("--backtest goes without a fit file", "fit.json", "--backtest", "runs.csv", "--law", "power")]
    [InlineData("--unique-tokens: the law chinchilla does not know", "--published", "besiroglu", "--params", "1B", "--tokens", "1B", "--unique-tokens", "1M")]
    [InlineData("name two of them", "--law", "chinchilla", "--set", "E=1,A=1,B=1,alpha=0.3,beta=0.3", "--params", "1", "--tokens", "1", "--flops", "9")]
    public void Predict_WrongOption_SaysWhichAndWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["predict", .. arguments]).ShouldBeWrongUsage(message);

    /// <summary>Every truncation and many changed bytes of a fit file: a prediction or one line, never a fault.</summary>
    [Fact]
    public void Predict_DamagedFile_IsOneLine()
    {
        Fit("--law", "power", "--scale", "flops", "--no-backtest");
        string whole = File.ReadAllText(folder["fit.json"]);
        var stream = new Randomness.RandomStream(1, Randomness.StreamPurpose.Test, 0);
        for (int trial = 0; trial < 300; trial++)
        {
            int at = stream.NextIndex(whole.Length);
            string damaged = trial % 2 == 0 ? whole[..at] : whole[..at] + "x{[\"9-"[stream.NextIndex(6)] + whole[(at + 1)..];
            File.WriteAllText(folder["damaged.json"], damaged);
            ProgramRun run = ProgramRun.Of("predict", folder["damaged.json"], "--flops", "1e21");
            run.Error.ShouldNotContain("fault of the program", Case.Insensitive, $"trial {trial}, at {at}");
            run.Code.ShouldBeOneOf(0, 1);
        }
        ProgramRun.Of("predict", folder["none.json"], "--flops", "1").ShouldFail(1, "none.json");
    }

    /// <summary>A coefficient edited in the file would be ignored, since predictions use its fitted form: it is refused.</summary>
    [Fact]
    public void Predict_EditedCoefficient_IsRefused()
    {
        Fit("--law", "kaplan", "--scale", "flops", "--no-backtest");
        string whole = File.ReadAllText(folder["fit.json"]);
        int at = whole.IndexOf("\"value\":", whole.IndexOf("\"alphaC\"", StringComparison.Ordinal), StringComparison.Ordinal) + 8;
        File.WriteAllText(folder["edited.json"], whole[..at] + "0.9" + whole[whole.IndexOf(',', at)..]);
        ProgramRun.Of("predict", folder["edited.json"], "--flops", "1e21").ShouldFail(1, "alphaC differs");
    }

    private void Fit(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(["fit", ExampleRuns.Path, "--quiet", "--out", folder["fit.json"], .. arguments]);
        run.Code.ShouldBe(0, run.Error);
    }

    private static JsonElement Json(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(["predict", .. arguments, "--format", "json"]);
        run.Code.ShouldBe(0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement.Clone();
    }
}
