using System.CommandLine;
using System.Text.Json.Nodes;
using Percolaw.Cli.Commands.Fits;
using Percolaw.Cli.Framework;
using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Plans;

/// <summary>What <c>isoflop</c> and <c>envelope</c> share: a table of runs in, exponents by several methods out.</summary>
internal abstract class ExponentsCommand : IProgramCommand
{
    private const long FewestResamples = 20, MostResamples = 100_000;

    private readonly Argument<string> table;
    private readonly RunTableOptions columns = new();
    private readonly Option<long> bootstrap = Options.WholeNumber("--bootstrap", "times that noise is added to the losses, for intervals", 200, Interval.Between(FewestResamples, MostResamples));
    private readonly Option<IReadOnlyList<double>> budgets = Options.Numbers("--budget", "FLOPs at which optimal sizes are given", null, Interval.Above(0));

    protected ExponentsCommand(string name, string description) => table = new Argument<string>(name) { Description = description };

    public abstract string Name { get; }

    public abstract string Description { get; }

    public abstract string Example { get; }

    /// <summary>The name of the count in tables.</summary>
    protected abstract string Count { get; }

    public void Declare(Command command)
    {
        command.Add(table);
        command.Add(bootstrap);
        command.Add(budgets);
        foreach (Option option in columns.All) command.Add(option);
        command.AddOut($"write the result as JSON: {Name}.json");
        command.AddSeed();
        command.AddOutput("exponents", "budgets", "minima");
        command.AddReport();
        command.AddForce("overwrite files");
    }

    public int Run(Invocation invocation)
    {
        invocation.RefuseExistingFiles();
        string path = invocation.Get(table);
        LoadedRuns loaded = columns.Load(path, null, invocation);
        int resamples = (int)invocation.Get(bootstrap);
        ExponentsResult result = Interruptible.Run(() => Estimate(loaded, resamples, invocation.Seed), invocation.Cancellation);
        Print(result, path, invocation);
        invocation.WriteOut("result", () => JsonText.ToText(Json(result, invocation.Get(budgets), invocation)));
        invocation.WriteReport(() => Report(path, result, invocation).ToHtml());
        return ExitCode.Done;
    }

    /// <summary>Does the work.</summary>
    protected abstract ExponentsResult Estimate(LoadedRuns loaded, int resamples, ulong seed);

    private void Print(ExponentsResult result, string path, Invocation invocation)
    {
        IReadOnlyList<double> wanted = invocation.Get(budgets);
        if (invocation.Format == OutputFormat.Json && invocation.Table is null) invocation.PrintJson(Json(result, wanted, invocation));
        else if (invocation.Format == OutputFormat.Table && invocation.Table is null) Say(result, wanted, path, invocation);
        else PrintTables(result, wanted, invocation);
    }

    private void PrintTables(ExponentsResult result, IReadOnlyList<double> wanted, Invocation invocation)
    {
        invocation.Print(Approach.Exponents(result.Approaches, Count), Approach.AtBudgets(result.Approaches, wanted), result.Minima);
        foreach (string warning in result.Warnings) invocation.Note($"warning: {warning}");
    }

    private JsonObject Json(ExponentsResult result, IReadOnlyList<double> wanted, Invocation invocation)
    {
        Approach chosen = result.Approaches[0];
        JsonObject json = chosen.ToJson(Count);
        json.Add("methods", new JsonArray([.. result.Approaches.Select(approach => (JsonNode)approach.ToJson(Count))]));
        if (wanted.Count > 0) json.Add("budgets_at", JsonText.ToArray(Approach.AtBudgets(result.Approaches, wanted)));
        json.Add("minima", JsonText.ToArray(result.Minima));
        json.Add("warnings", JsonText.ToNode(result.Warnings));
        json.Add("seed", JsonValue.Create(invocation.Seed));
        json.Add("version", JsonValue.Create(VersionAction.Version));
        return json;
    }

    private void Say(ExponentsResult result, IReadOnlyList<double> wanted, string path, Invocation invocation)
    {
        invocation.SayWrapped($"{result.Lead} ({path})");
        invocation.Say("");
        invocation.Print(ForPeople(result));
        if (wanted.Count > 0)
        {
            invocation.Say("");
            invocation.Print(AtBudgets(result, wanted));
        }
        invocation.Say("");
        invocation.SayWrapped(result.Explanation);
        foreach (string warning in result.Warnings) invocation.SayWrapped($"Warning: {warning}.");
    }

    private Table ForPeople(ExponentsResult result)
    {
        Table table = new("exponents", "method", Count, "parameters_grow_as", "interval", "tokens_grow_as");
        foreach (Approach approach in result.Approaches)
            table.Add(approach.Name, approach.Count, Power(approach.Parameters), Approach.Range(approach.Parameters), Power(approach.Tokens));
        return table;
    }

    private static Table AtBudgets(ExponentsResult result, IReadOnlyList<double> wanted)
    {
        Table table = new("budgets", "flops", "method", "parameters", "low", "high", "tokens", "tokens_per_parameter");
        foreach (object?[] row in Approach.AtBudgets(result.Approaches, wanted).Rows)
            table.Add(row[0], row[1], People(row[2]), People(row[3]), People(row[4]), People(row[5]), TextTable.Number(Math.Round((double)row[8]!, 1)));
        return table;
    }

    private static string People(object? value) => value is double number ? PeopleNumber.Of(number) : "-";

    private static string Power(Fitting.IntervalEstimate estimate) => FormattableString.Invariant($"C^{estimate.Value:0.000}");

    private Report Report(string path, ExponentsResult result, Invocation invocation)
    {
        IEnumerable<Option> named = [bootstrap, budgets, .. columns.All];
        Provenance provenance = new(
            $"percolaw {Name}", VersionAction.Version, (long)invocation.Seed,
            [KeyValuePair.Create("RUNS", path), .. named.Where(invocation.Has).Select(option => KeyValuePair.Create(option.Name, invocation.TextOf(option)!))]);
        IReadOnlyList<double> wanted = invocation.Get(budgets);
        Table[] tables = [Approach.Exponents(result.Approaches, Count), .. wanted.Count > 0 ? [Approach.AtBudgets(result.Approaches, wanted)] : (Table[])[]];
        return new Report($"{result.Title} of {Path.GetFileName(path)}", provenance)
        {
            Lead = result.Lead,
            Sections =
            [
                new Section("Exponents", [.. tables.Select(table => (ReportItem)new TableItem(table)), result.Explanation, .. result.Warnings.Select(warning => (ReportItem)$"Warning: {warning}.")]),
                new Section("Figures", [.. result.Figures.Select(figure => (ReportItem)figure)]),
            ],
        };
    }
}

/// <summary>What such a command found.</summary>
/// <param name="Title">Of the report.</param>
/// <param name="Lead">In a sentence.</param>
/// <param name="Explanation">What the intervals hold.</param>
/// <param name="Approaches">By method, the best first; at least one.</param>
/// <param name="Minima">The points behind them.</param>
/// <param name="Figures">For the report.</param>
/// <param name="Warnings">One line each.</param>
internal sealed record ExponentsResult(
    string Title, string Lead, string Explanation, IReadOnlyList<Approach> Approaches, Table Minima, IReadOnlyList<Figure> Figures, IReadOnlyList<string> Warnings);
