using System.Text.Json;

namespace Percolaw.Tests.Fits;

/// <summary>Comparisons from the command line; whether the choice is good is tested with the library.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Compare_ForPeople_MatchesGolden()
    {
        ProgramRun run = ProgramRun.Of("compare", Curves(1), "--laws", "power,shifted-power,kaplan", "--quiet");
        run.Code.ShouldBe(0, run.Error);
        // The table's path breaks lines elsewhere in every folder.
        Golden.Matches("compare.txt", run.Output[run.Output.IndexOf("law            scales", StringComparison.Ordinal)..run.Output.IndexOf("Go on with", StringComparison.Ordinal)]);
        run.Output.ShouldContain($"Go on with: percolaw fit {folder["curves.csv"]} --law ");
    }

    [Fact]
    public void Compare_Json_HasThePromisedNames()
    {
        JsonElement json = Json(ExampleRuns.Path, "--laws", "chinchilla,power,kaplan");
        json.GetProperty("chosen").GetString().ShouldBe("chinchilla");
        json.GetProperty("command").GetString().ShouldBe($"percolaw fit {ExampleRuns.Path} --law chinchilla");
        ProgramRun.Of("compare", ExampleRuns.Path, "--laws", "chinchilla,power", "--where", "params<1e12", "--drop-highest-loss", "2", "--quiet").Output
            .ShouldContain("--law chinchilla --where 'params<1e12' --drop-highest-loss 2");
        ProgramRun.Of("compare", ExampleRuns.Path, "--out", folder["."]).ShouldFail(1, "is a folder");
        JsonElement[] laws = [.. json.GetProperty("laws").EnumerateArray()];
        laws.Length.ShouldBe(8);
        laws[0].GetProperty("law").GetString().ShouldBe("chinchilla");
        laws.Count(law => law.GetProperty("chosen").GetBoolean()).ShouldBe(1);
        double[] errors = [.. laws.Select(law => law.GetProperty("holdout_error").GetDouble())];
        errors.ShouldBe(errors.Order());
        foreach (JsonElement law in laws)
        {
            law.GetProperty("insample_error").GetDouble().ShouldBeGreaterThan(0);
            law.GetProperty("scales").GetArrayLength().ShouldBeGreaterThan(0);
            law.GetProperty("cut_off_errors").GetArrayLength().ShouldBe(json.GetProperty("cut_offs").GetArrayLength());
        }
        laws.Sum(law => law.GetProperty("weight").GetDouble()).ShouldBe(1, 1e-9);
        JsonElement clarity = json.GetProperty("clarity");
        clarity.GetProperty("wins").GetDouble().ShouldBe(1);
        clarity.GetProperty("clear").GetBoolean().ShouldBeTrue();
        json.GetProperty("breaks").GetArrayLength().ShouldBe(0);
        json.GetProperty("warnings").ValueKind.ShouldBe(JsonValueKind.Array);
        json.GetProperty("holdout").GetString().ShouldBe("automatic");
    }

    [Fact]
    public void Compare_Curves_AreSummedUp()
    {
        JsonElement json = Json(Curves(3), "--by", "domain,name", "--training-column", "fit");
        json.GetProperty("curves").GetArrayLength().ShouldBe(3);
        json.GetProperty("summary").EnumerateArray().Select(part => part.GetProperty("curves_of").GetString()).ShouldBe(["all", "a", "b"]);
        JsonElement law = json.GetProperty("laws").EnumerateArray().First(), first = json.GetProperty("curves").EnumerateArray().First();
        first.GetProperty("curve").EnumerateArray().Select(part => part.GetString()).ShouldBe(["a", "c0"]);
        first.GetProperty("held_out").GetInt32().ShouldBe(6);
        double mean = json.GetProperty("curves").EnumerateArray()
            .Average(curve => curve.GetProperty("laws").EnumerateArray().Single(own => own.GetProperty("law").GetString() == law.GetProperty("law").GetString()).GetProperty("holdout_error").GetDouble());
        law.GetProperty("holdout_error").GetDouble().ShouldBe(mean, 1e-12);
        json.GetProperty("laws").EnumerateArray().Sum(own => own.GetProperty("times_chosen").GetInt32()).ShouldBe(3);
        Json(Curves(3), "--curves", "name").GetProperty("by").EnumerateArray().Single().GetString().ShouldBe("name");
    }

    [Fact]
    public void Compare_Share_HoldsOutTheLargest()
    {
        JsonElement json = Json(Curves(1), "--holdout", "0.25", "--laws", "power,kaplan");
        json.GetProperty("holdout").GetString().ShouldBe("share");
        json.GetProperty("held_out").GetInt32().ShouldBe(8);
        json.GetProperty("cut_offs").EnumerateArray().Max(cutOff => cutOff.GetDouble()).ShouldBeLessThan(1e9);
    }

    [Fact]
    public void Compare_RisingCurve_IsSaid()
    {
        IEnumerable<string> rows = Enumerable.Range(1, 30).Select(i => FormattableString.Invariant($"{i}e6,{(i < 10 ? 3 - (0.1 * i) : i < 20 ? 2 + (0.05 * (i - 10)) : 2.5 - (0.04 * (i - 20))) + (0.003 * (i % 3))}"));
        File.WriteAllText(folder["rise.csv"], "tokens,loss\n" + string.Join('\n', rows) + "\n");
        JsonElement json = Json(folder["rise.csv"], "--laws", "power,kaplan");
        json.GetProperty("breaks").EnumerateArray().Select(found => found.GetProperty("kind").GetString()).ShouldBe(["rise", "peak"]);
        json.GetProperty("breaks")[0].GetProperty("scale").GetString().ShouldBe("tokens");
        json.GetProperty("breaks")[0].GetProperty("at").GetDouble().ShouldBe(10e6, 1.5e6);
        json.GetProperty("breaks")[1].GetProperty("at").GetDouble().ShouldBe(20e6, 1.5e6);
        json.GetProperty("warnings").EnumerateArray().Last().GetString()!.ShouldContain("the loss rises");
    }

    [Fact]
    public void Compare_AnyThreads_WritesTheSameBytes()
    {
        string[] command = ["compare", Curves(3), "--by", "name", "--quiet"];
        ProgramRun.Of([.. command, "--threads", "1", "--out", folder["one.json"]]).Code.ShouldBe(0);
        ProgramRun.Of([.. command, "--threads", "4", "--out", folder["four.json"]]).Code.ShouldBe(0);
        File.ReadAllText(folder["four.json"]).ShouldBe(File.ReadAllText(folder["one.json"]));
    }

    [Theory]
    [InlineData("laws", "law,scales,holdout_error,selection_error,insample_error,weight,chosen,trusted")]
    [InlineData("breaks", "scale,kind,at,to,size,standard_errors,p_value,held,held_at")]
    [InlineData("cut_offs", "cut_off,law,scales,error")]
    public void Compare_Csv_HasStableColumns(string table, string columns)
    {
        ProgramRun run = ProgramRun.Of("compare", Curves(1), "--laws", "power,kaplan", "--format", "csv", "--table", table, "--quiet");
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith(columns + "\n");
    }

    [Fact]
    public async Task Compare_Report_IsDrawnWithoutErrors()
    {
        Tools.RequireChromium();
        ProgramRun.Of("compare", Curves(1), "--report", folder["one.html"], "--quiet").Code.ShouldBe(0);
        ProgramRun.Of("compare", ExampleRuns.Path, "--laws", "chinchilla,power", "--report", folder["two.html"], "--quiet").Code.ShouldBe(0);
        foreach (string file in (string[])["one.html", "two.html"])
        {
            OpenedReport report = await ReportInBrowser.OpenAsync(folder[file]);
            report.Messages.ShouldBeEmpty();
            report.Figures.Count.ShouldBe(2);
            report.Figures.ShouldAllBe(figure => figure.Marks > 3);
        }
    }

    [Theory]
    [InlineData("--laws: 'chinchila' is not one of", "--laws", "chinchila")]
    [InlineData("--holdout: ", "--holdout", "1.5")]
    [InlineData("name one of them", "--holdout", "0.2", "--training-column", "fit")]
    [InlineData("--by: 'a,a' has a name twice", "--by", "a,a")]
    [InlineData("--horizon: ", "--horizon", "1")]
    public void Compare_WrongOption_SaysWhichAndWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["compare", ExampleRuns.Path, "--quiet", .. arguments]).ShouldBeWrongUsage(message);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("tokens,loss\n", "no rows")]
    [InlineData("tokens,loss\na,b\n", "none of its 1 rows can be used")]
    [InlineData("tokens,loss\n1e9,2\n", "no law suits 1 run")]
    [InlineData("tokens,loss\n1e9,2\n1e9,3\n1e9,2\n1e9,3\n", "all tokens are equal")]
    [InlineData("steps,loss\n1,2\n", "no column has a usual name")]
    public void Compare_UnusableTable_SaysWhy(string content, string message)
    {
        File.WriteAllText(folder["bad.csv"], content);
        ProgramRun run = ProgramRun.Of("compare", folder["bad.csv"], "--quiet");
        run.Code.ShouldBe(1);
        run.Error.ShouldContain(message);
        run.Error.Trim().Split('\n').Length.ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("column 'nam' is not there", "--by", "nam")]
    [InlineData("'c0' is neither 1 (fitted) nor 0", "--training-column", "name")]
    [InlineData("none of 30 curves can be compared", "--by", "tokens")]
    public void Compare_UnusableColumn_SaysWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["compare", Curves(1), "--quiet", .. arguments]).ShouldFail(1, message);

    // Curves of 30 points, 1.2 + 40 x^-0.25 with 0.3 % of noise, the last six flagged.
    private string Curves(int count)
    {
        IEnumerable<string> rows = Enumerable.Range(0, count).SelectMany(curve => Enumerable.Range(0, 30).Select(i =>
        {
            double tokens = Math.Round(1e6 * Math.Pow(10, i / 9.0)), noise = 0.003 * Math.Sin((37 * i * i) + (11 * curve) + i);
            double loss = (1.2 + curve + (40 * Math.Pow(tokens, -0.25))) * Math.Exp(noise);
            return FormattableString.Invariant($"{(curve < 2 ? "a" : "b")},c{curve},{tokens},{loss:0.00000},{(i < 24 ? 1 : 0)}");
        }));
        File.WriteAllText(folder["curves.csv"], "domain,name,tokens,loss,fit\n" + string.Join('\n', rows) + "\n");
        return folder["curves.csv"];
    }

    private static JsonElement Json(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(["compare", .. arguments, "--format", "json", "--quiet"]);
        run.Code.ShouldBe(0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
