using System.Globalization;
using System.Text.Json;
using Percolaw.Tests.Fits;

namespace Percolaw.Tests.Plans;

/// <summary><c>isoflop</c>, <c>envelope</c> and <c>fit --all-approaches</c>, as a user sees them.</summary>
public sealed class ExponentsCommandTests : IDisposable
{
    private const double Truth = 0.37 / (0.35 + 0.37);
    private static readonly string IsoFlopRuns = Example("isoflop.csv"), Curves = Example("curves.csv");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The examples are simulated with α = 0.35 and β = 0.37.</summary>
    [Theory]
    [InlineData("isoflop", "isoflop.csv", 3)]
    [InlineData("envelope", "curves.csv", 2)]
    public void Exponents_Example_HoldTheTruth(string command, string file, int methods)
    {
        JsonElement json = Json(command, Example(file), "--budget", "1e22");
        foreach (JsonElement estimate in json.GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("parameter_exponent")))
            Truth.ShouldBeInRange(estimate.GetProperty("low").GetDouble(), estimate.GetProperty("high").GetDouble());
        json.GetProperty("methods").GetArrayLength().ShouldBe(methods);
        json.GetProperty("budgets_at").GetArrayLength().ShouldBe(methods);
        (json.GetProperty("parameter_exponent").GetProperty("value").GetDouble() + json.GetProperty("token_exponent").GetProperty("value").GetDouble()).ShouldBe(1, 0.01);
    }

    /// <summary>The same seed gives the same bytes, another seed other intervals.</summary>
    [Fact]
    public void Exponents_Seed_DecidesTheIntervals()
    {
        string Output(string seed) => ProgramRun.Of("isoflop", IsoFlopRuns, "--format", "csv", "--seed", seed).Output;
        Output("1").ShouldBe(Output("1"));
        Output("2").ShouldNotBe(Output("1"));
    }

    [Fact]
    public void IsoFlop_TableOfNoBudgets_SaysWhat() =>
        ProgramRun.Of("isoflop", Curves, "--where", "parameters<5e7", "--quiet").ShouldFail(1, "form no IsoFLOP curves");

    [Fact]
    public void Envelope_FinishedRuns_SaysWhat() =>
        ProgramRun.Of("envelope", IsoFlopRuns, "--quiet").ShouldFail(1, "training curves of at least 4 models");

    [Fact]
    public void IsoFlop_MinimaAsCsv_SayWhichCount()
    {
        ProgramRun run = ProgramRun.Of("isoflop", IsoFlopRuns, "--format", "csv", "--table", "minima", "--quiet");
        run.Output.ShouldStartWith("method,flops,parameters,tokens,loss,counts,doubt");
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + (3 * 7));
    }

    [Theory]
    [InlineData("isoflop", "isoflop.csv", "IsoFLOP curves")]
    [InlineData("envelope", "curves.csv", "their envelope")]
    public void Exponents_Report_HasTheFigures(string command, string file, string figure)
    {
        ProgramRun.Of(command, Example(file), "--report", folder["report.html"], "--quiet").Code.ShouldBe(0);
        File.ReadAllText(folder["report.html"]).ShouldContain(figure);
    }

    [Fact]
    public void Fit_AllApproaches_AreSideBySide()
    {
        JsonElement all = Json("fit", Curves, "--law", "chinchilla", "--all-approaches", "--no-backtest").GetProperty("all_approaches");
        string[] methods = [.. all.GetProperty("approaches").EnumerateArray().Select(approach => approach.GetProperty("method").GetString()!)];
        methods.ShouldContain("envelope");
        methods.ShouldContain("fitted law");
        foreach (JsonElement approach in all.GetProperty("approaches").EnumerateArray())
            approach.GetProperty("parameter_exponent").GetProperty("value").GetDouble().ShouldBe(Truth, 0.04);
    }

    /// <summary>A percolation law derives quantities, but not these.</summary>
    [Theory]
    [InlineData("kaplan")]
    [InlineData("percolation")]
    public void Fit_AllApproachesOfALawWithoutExponents_IsWrongUsage(string law) =>
        ProgramRun.Of("fit", ExampleRuns.Path, "--law", law, "--all-approaches", "--quiet").ShouldBeWrongUsage("has no optimal exponents");

    /// <summary>Where the law has no plan, the others are compared, and the fit is written.</summary>
    [Fact]
    public void Fit_AllApproachesAtABudgetOfNoPlan_SaysSoAndWritesTheFit()
    {
        ProgramRun run = ProgramRun.Of(
            "fit", Curves, "--law", "chinchilla", "--all-approaches", "--budget", "2", "--no-backtest", "--out", folder["fit.json"], "--report", folder["fit.html"], "--quiet");
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldContain("Not there: fitted law: the law has no best size");
        File.Exists(folder["fit.json"]).ShouldBeTrue();
        File.Exists(folder["fit.html"]).ShouldBeTrue();
    }

    /// <summary>Truncated and changed tables: a result or one line, never a fault.</summary>
    [Theory]
    [InlineData("isoflop", "isoflop.csv")]
    [InlineData("envelope", "curves.csv")]
    public void Exponents_DamagedTable_IsOneLine(string command, string file)
    {
        string whole = File.ReadAllText(Example(file));
        var stream = new Randomness.RandomStream(2, Randomness.StreamPurpose.Test, 0);
        for (int trial = 0; trial < 60; trial++)
        {
            int at = stream.NextIndex(whole.Length);
            string damaged = trial % 2 == 0 ? whole[..at] : whole[..at] + "x,-9e\n0"[stream.NextIndex(7)] + whole[(at + 1)..];
            File.WriteAllText(folder["damaged.csv"], damaged);
            ProgramRun run = ProgramRun.Of(command, folder["damaged.csv"], "--bootstrap", "20", "--quiet");
            run.Error.ShouldNotContain("fault of the program", Case.Insensitive, string.Create(CultureInfo.InvariantCulture, $"trial {trial}, at {at}"));
            run.Code.ShouldBeOneOf(0, 1);
        }
    }

    private static string Example(string name) => Path.Combine(Path.GetDirectoryName(ExampleRuns.Path)!, name);

    private static JsonElement Json(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of([.. arguments, "--format", "json", "--quiet"]);
        run.Code.ShouldBe(0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement.Clone();
    }
}
