using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>Ranks laws by how well they predict larger runs from smaller ones, and finds breaks.</summary>
internal sealed class CompareCommand : IProgramCommand
{
    public const string Summary = "laws ranked by held-out extrapolation";

    private readonly Argument<string> table = new("RUNS") { Description = "a table of training runs or learning curves, CSV or JSON lines" };
    private readonly CompareOptions choices = new();
    private readonly RunTableOptions columns = new();

    public string Name => "compare";

    public string Description => Summary;

    public string Example => """
        percolaw compare examples/runs.csv                          # which law to believe
        percolaw compare runs.csv --scale flops --laws power,saturating,broken-power --report compare.html
        percolaw compare runs.csv --holdout 0.3                     # the largest 30 % judge, the others choose
        percolaw compare curves.csv --tokens step --curves run --training-column is_training --format json
        """;

    public void Declare(Command command)
    {
        command.Add(table);
        foreach (Option option in choices.All) command.Add(option);
        foreach (Option option in columns.All) command.Add(option);
        command.AddOut("write the result as JSON: compare.json");
        command.AddSeed();
        command.AddThreads();
        command.AddOutput([.. CompareTables.Names]);
        command.AddReport();
        command.AddForce("overwrite files");
    }

    public int Run(Invocation invocation)
    {
        invocation.RefuseExistingFiles();
        string path = invocation.Get(table);
        CompareSettings settings = choices.Settings(invocation);
        LoadedRuns loaded = columns.Load(path, null, invocation, kept: settings.KeptColumns);
        CompareRunner runner = new(settings, path, Reading(invocation));
        CompareRecord record = Interruptible.Run(() => runner.Run(loaded), invocation.Cancellation);
        CompareForPeople.Print(record, invocation);
        invocation.WriteOut("comparison", () => JsonText.ToText(CompareJson.Whole(record)));
        invocation.WriteReport(() => CompareReport.Create(record, Provenance(record, invocation)).ToHtml());
        return ExitCode.Done;
    }

    // For the next command: what was said of the table holds there too.
    private string Reading(Invocation invocation) =>
        string.Concat(columns.All.Append(choices.ObjectiveOption).Where(invocation.Has).Select(option => $" {option.Name}{(invocation.TextOf(option) is "true" ? "" : $" {Quoted(invocation.TextOf(option)!)}")}"));

    private static string Quoted(string text) =>
        text.All(letter => char.IsLetterOrDigit(letter) || "_-.,:/=+".Contains(letter, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private Provenance Provenance(CompareRecord record, Invocation invocation)
    {
        IEnumerable<Option> named = [.. choices.All, .. columns.All];
        return new Provenance(
            "percolaw compare", VersionAction.Version, (long)invocation.Seed,
            [KeyValuePair.Create("RUNS", record.Path), .. named.Where(invocation.Has).Select(option => KeyValuePair.Create(option.Name, invocation.TextOf(option)!))]);
    }
}
