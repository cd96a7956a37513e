using System.Text.Json;

namespace Percolaw.Tests.Fits;

/// <summary>Fits from the command line; what the numbers should be is tested with the library.</summary>
public sealed class FitCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Fit_ForPeople_MatchesGolden()
    {
        ProgramRun run = ProgramRun.Of("fit", ExampleRuns.Path, "--law", "chinchilla", "--quiet");
        run.Code.ShouldBe(0, run.Error);
        // Before the table lines are broken by the length of the path.
        Golden.Matches("fit.txt", run.Output[run.Output.IndexOf("coefficient  value", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Fit_Json_HasThePromisedNames()
    {
        JsonElement json = Json("--law", "chinchilla", "--bootstrap", "100", "--budget", "1e22", "--seed", "5");
        json.GetProperty("law").GetString().ShouldBe("chinchilla");
        json.GetProperty("objective").GetProperty("name").GetString().ShouldBe("huber:0.001");
        json.GetProperty("objective").GetProperty("value").GetDouble().ShouldBeGreaterThan(0);
        Names(json.GetProperty("coefficients")).ShouldBe(["E", "A", "B", "alpha", "beta"]);
        Names(json.GetProperty("coefficients").GetProperty("alpha")).ShouldBe(["value", "standard_error", "low", "high"]);
        Names(json.GetProperty("derived")).ShouldBe(
            ["optimal_parameters_exponent", "optimal_tokens_exponent", "optimal_parameters", "optimal_tokens", "tokens_per_parameter"]);
        json.GetProperty("starts").GetProperty("total").GetInt32().ShouldBe(4500);
        json.GetProperty("starts").GetProperty("agreeing").GetInt32().ShouldBeGreaterThan(1000);
        json.GetProperty("data").GetProperty("rows_used").GetInt32().ShouldBe(60);
        json.GetProperty("warnings").GetArrayLength().ShouldBeGreaterThanOrEqualTo(0);
        json.GetProperty("seed").GetInt32().ShouldBe(5);
        json.TryGetProperty("resamples", out _).ShouldBeFalse();
        // The runs were simulated with alpha = 0.35.
        JsonElement alpha = json.GetProperty("coefficients").GetProperty("alpha");
        alpha.GetProperty("value").GetDouble().ShouldBe(0.35, 4 * alpha.GetProperty("standard_error").GetDouble());
    }

    [Theory]
    [InlineData("power", "E,A,alpha", "--scale", "flops")]
    [InlineData("shifted-power", "beta,gamma,c", "--scale", "tokens")]
    [InlineData("saturating", "beta,c,alpha,E,E0", "--scale", "flops")]
    [InlineData("broken-power", "a,b,c0,c1,d1,f1", "--scale", "flops")]
    [InlineData("kaplan", "Nc,Dc,alphaN,alphaD")]
    [InlineData("data-limited", "E,A,B,alpha,beta,RD,RN")]
    [InlineData("percolation", "E,A,alpha,c_over_d,x0", "--scale", "tokens")]
    public void Fit_EveryLaw_NamesItsCoefficients(string law, string names, params string[] more) =>
        string.Join(',', Names(Json(["--law", law, "--no-backtest", "--starts", "8", .. more]).GetProperty("coefficients"))).ShouldBe(names);

    [Fact]
    public void Fit_FixedAndTied_AreReported()
    {
        JsonElement coefficients = Json("--law", "chinchilla", "--fix", "E=1.8", "--tie", "--no-backtest", "--starts", "50").GetProperty("coefficients");
        coefficients.GetProperty("E").GetProperty("value").GetDouble().ShouldBe(1.8, 1e-12);
        coefficients.GetProperty("alpha").GetProperty("value").GetDouble().ShouldBe(coefficients.GetProperty("beta").GetProperty("value").GetDouble());
        Names(Json("--law", "power", "--scale", "flops", "--fix", "E=0", "--no-backtest").GetProperty("coefficients")).ShouldBe(["A", "alpha"]);
    }

    [Fact]
    public void Fit_AnyThreads_WritesTheSameBytes()
    {
        string[] command = ["fit", ExampleRuns.Path, "--law", "chinchilla", "--bootstrap", "200", "--quiet"];
        ProgramRun.Of([.. command, "--threads", "1", "--out", folder["one.json"]]).Code.ShouldBe(0);
        ProgramRun.Of([.. command, "--threads", "4", "--out", folder["four.json"]]).Code.ShouldBe(0);
        File.ReadAllText(folder["four.json"]).ShouldBe(File.ReadAllText(folder["one.json"]));
    }

    /// <summary>Runs of a model share their errors, so groups are drawn where the table has them; published procedures draw rows.</summary>
    [Fact]
    public void Fit_BootstrapOfATableWithGroups_DrawsGroups()
    {
        string[] command = ["--law", "chinchilla", "--no-backtest", "--starts", "20", "--bootstrap", "50"];
        double Error(params string[] more) => Json([.. command, .. more]).GetProperty("coefficients").GetProperty("alpha").GetProperty("standard_error").GetDouble();
        Error().ShouldBe(Error("--resample", "groups"));
        Error().ShouldNotBe(Error("--resample", "rows"));
        Error("--preset", "besiroglu", "--drop-highest-loss", "0").ShouldBe(Error("--preset", "besiroglu", "--drop-highest-loss", "0", "--resample", "rows"));
    }

    [Fact]
    public async Task Fit_Report_IsDrawnWithoutErrors()
    {
        Tools.RequireChromium();
        ProgramRun run = ProgramRun.Of("fit", ExampleRuns.Path, "--law", "chinchilla", "--bootstrap", "200", "--report", folder["fit.html"]);
        run.Code.ShouldBe(0, run.Error);
        OpenedReport report = await ReportInBrowser.OpenAsync(folder["fit.html"]);
        report.Messages.ShouldBeEmpty();
        report.Figures.Count.ShouldBe(5);
        report.Figures.ShouldAllBe(figure => figure.Marks > 3);
    }

    /// <summary>Of two bundles of runs only the one with small errors counts: its exponent is the fit's.</summary>
    [Fact]
    public void Fit_StandardErrors_DecideWhatCounts()
    {
        IEnumerable<string> rows = Enumerable.Range(1, 8).SelectMany(i => new[]
        {
            FormattableString.Invariant($"{i}e9,{10 * Math.Pow(i * 1e9, -0.1)},0.0001"),
            FormattableString.Invariant($"{i}e9,{20 * Math.Pow(i * 1e9, -0.15)},10"),
        });
        File.WriteAllText(folder["errors.csv"], "params,loss,loss_se\n" + string.Join('\n', rows) + "\n");
        double Exponent(params string[] more)
        {
            ProgramRun run = ProgramRun.Of(["fit", folder["errors.csv"], "--law", "power", "--fix", "E=0", "--objective", "least-squares", "--no-backtest", "--format", "json", .. more]);
            run.Code.ShouldBe(0, run.Error);
            return JsonDocument.Parse(run.Output).RootElement.GetProperty("coefficients").GetProperty("alpha").GetProperty("value").GetDouble();
        }

        Exponent().ShouldBe(0.1, 1e-6);
        Exponent("--standard-error", "none").ShouldBe(0.125, 1e-6);
    }

    [Fact]
    public void Fit_WithoutLaw_NamesThoseThatSuit() =>
        ProgramRun.Of("fit", ExampleRuns.Path, "--quiet").ShouldBeWrongUsage("name a law for the 60 runs");

    [Theory]
    [InlineData("--law: 'chinchila' is not one of", "--law", "chinchila")]
    [InlineData("--objective: 'hubber' is no objective", "--law", "power", "--objective", "hubber")]
    [InlineData("the law chinchilla has no gamma", "--law", "chinchilla", "--fix", "gamma=1")]
    [InlineData("--fix: 'E' is given twice", "--law", "chinchilla", "--fix", "E=1,E=2")]
    [InlineData("has no two exponents to tie", "--law", "power", "--tie")]
    [InlineData("--preset: 'hofmann' is not one of hoffmann, besiroglu", "--preset", "hofmann")]
    [InlineData("it has no form in the scales asked for", "--law", "chinchilla", "--scale", "flops")]
    [InlineData("--starts: 'some'", "--law", "power", "--starts", "some")]
    public void Fit_WrongOption_SaysWhichAndWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["fit", ExampleRuns.Path, "--quiet", .. arguments]).ShouldBeWrongUsage(message);

    [Theory]
    [InlineData("empty.csv", "", "empty.csv")]
    [InlineData("header.csv", "params,tokens,loss\n", "header.csv")]
    [InlineData("words.csv", "params,tokens,loss\na,b,c\n", "words.csv")]
    [InlineData("noloss.csv", "params,tokens\n1,2\n", "loss")]
    [InlineData("garbage.jsonl", "{]\n", "garbage.jsonl")]
    public void Fit_UnusableTable_SaysWhy(string name, string content, string message)
    {
        File.WriteAllText(folder[name], content);
        ProgramRun.Of("fit", folder[name], "--law", "chinchilla", "--quiet").Code.ShouldBe(1);
        ProgramRun.Of("fit", folder[name], "--law", "chinchilla", "--quiet").Error.ShouldContain(message);
    }

    [Fact]
    public void Fit_AllParametersEqual_IsNotTrusted()
    {
        string rows = string.Join('\n', Enumerable.Range(1, 12).Select(i => FormattableString.Invariant($"1e9,{i}e9,{2 + (1.0 / i)}")));
        File.WriteAllText(folder["equal.csv"], "params,tokens,loss\n" + rows + "\n");
        ProgramRun run = ProgramRun.Of("fit", folder["equal.csv"], "--law", "chinchilla", "--no-backtest", "--quiet");
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("DO NOT TRUST THIS FIT");
    }

    [Fact]
    public void Fit_RowsLeftOut_AreSaidByReason()
    {
        string[] rows = File.ReadAllLines(ExampleRuns.Path).Where(line => !line.StartsWith('#')).ToArray();
        File.WriteAllLines(folder["rows.csv"], [.. rows, "m,1e9,none,3", "m,1e9,1e10,-1"]);
        string[] command = ["fit", folder["rows.csv"], "--law", "chinchilla", "--no-backtest", "--quiet", "--drop-highest-loss", "3", "--where", "tokens>1e9"];
        ProgramRun.Of(command).Output.ReplaceLineEndings(" ").ShouldContain("(2 unusable, 10 excluded by --where, the 3 highest losses dropped)");
        JsonElement data = JsonDocument.Parse(ProgramRun.Of([.. command, "--format", "json"]).Output).RootElement.GetProperty("data");
        data.GetProperty("rows_used").GetInt32().ShouldBe(47);
        data.GetProperty("rows_dropped").GetInt32().ShouldBe(15);
        data.GetProperty("rows_unusable").GetInt32().ShouldBe(2);
        data.GetProperty("rows_excluded").GetInt32().ShouldBe(10);
        data.GetProperty("highest_losses_dropped").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void Fit_Columns_AreSaid()
    {
        ProgramRun run = ProgramRun.Of("fit", ExampleRuns.Path, "--law", "power", "--scale", "flops", "--no-backtest", "--format", "json");
        run.Error.ShouldContain("parameters from column params, tokens from tokens, the loss from loss, groups from model");
        JsonElement data = JsonDocument.Parse(run.Output).RootElement.GetProperty("data");
        data.GetProperty("file").GetString().ShouldBe("runs.csv");
        data.GetProperty("columns").GetProperty("parameters").GetString().ShouldBe("params");
        data.GetProperty("derived").GetProperty("flops").GetString().ShouldBe("6ND");
    }

    [Fact]
    public void Fit_BrokenRun_IsNamed()
    {
        string[] rows = File.ReadAllLines(ExampleRuns.Path);
        int line = Array.FindIndex(rows, row => row.StartsWith('#') || row.StartsWith("model", StringComparison.Ordinal)) + 20;
        string[] fields = rows[line].Split(',');
        rows[line] = string.Join(',', [.. fields[..^1], "4.2"]);
        File.WriteAllLines(folder["broken.csv"], rows);
        string[] command = ["fit", folder["broken.csv"], "--law", "chinchilla", "--quiet"];
        ProgramRun.Of(command).Output.ReplaceLineEndings(" ").ShouldContain($"Warning: 1 of 60 runs lies far from the law: line {line + 1} of broken.csv: loss 4.2 where the law says ");
        JsonElement outlier = JsonDocument.Parse(ProgramRun.Of([.. command, "--format", "json"]).Output).RootElement.GetProperty("outliers").EnumerateArray().ShouldHaveSingleItem();
        outlier.GetProperty("line").GetInt32().ShouldBe(line + 1);
        outlier.GetProperty("loss").GetDouble().ShouldBe(4.2);
        Json("--law", "chinchilla").GetProperty("outliers").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Fit_Preset_IsSaidWithDepartures()
    {
        string[] command = ["fit", ExampleRuns.Path, "--preset", "besiroglu", "--no-backtest", "--format", "json"];
        ProgramRun.Of([.. command, "--bootstrap", "20", "--objective", "least-squares", "--law", "chinchilla"]).Error
            .ShouldContain("all runs but the 5 highest losses, 4500 starts, 4000 resamples; departing from it: --objective least-squares, --bootstrap 20");
    }

    [Fact]
    public void Fit_BackTestAsCsv_HasLines()
    {
        ProgramRun run = ProgramRun.Of("fit", ExampleRuns.Path, "--law", "chinchilla", "--format", "csv", "--table", "back_test", "--quiet");
        run.Code.ShouldBe(0, run.Error);
        string[] rows = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows[0].ShouldStartWith("cut_off,row,line,");
        string[] table = File.ReadAllLines(ExampleRuns.Path);
        // The line's last field is the loss.
        foreach (string[] fields in rows.Skip(1).Select(row => row.Split(',')))
            double.Parse(table[int.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture) - 1].Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture)
                .ShouldBe(double.Parse(fields[4], System.Globalization.CultureInfo.InvariantCulture), 1e-12);
    }

    private static JsonElement Json(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(["fit", ExampleRuns.Path, "--format", "json", "--quiet", .. arguments]);
        run.Code.ShouldBe(0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
