using System.CommandLine;
using Percolaw.Cli.Commands.Plans;
using Percolaw.Cli.Framework;
using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>Fits an empirical law to training runs.</summary>
internal sealed class FitCommand : IProgramCommand
{
    public const string Summary = "an empirical scaling law from a table of training runs";
    private const long MostResamples = 1_000_000, FewestResamples = 20;

    private readonly Argument<string> table = new("RUNS") { Description = "a table of training runs, CSV or JSON lines" };
    private readonly LawOptions laws = new();
    private readonly RunTableOptions columns = new();
    private readonly Option<long?> bootstrap = Options.OptionalWholeNumber("--bootstrap", "resamples for errors and intervals [none: errors from the covariance]", Interval.Between(FewestResamples, MostResamples));
    private readonly Option<string?> resample = Options.OptionalWord("--resample", "what the bootstrap draws [groups where the table has them, but rows in presets]", "rows|groups", ["rows", "groups"]);
    private readonly Option<IReadOnlyList<double>> budgets = Options.Numbers("--budget", "FLOPs at which the optimal allocation is derived", null, Interval.Above(0));
    private readonly Option<bool> allApproaches = Options.Flag("--all-approaches", "the optimal exponents by IsoFLOP curves and training curves too, side by side");
    private readonly Option<bool> noBackTest = Options.Flag("--no-backtest", "do not predict larger runs from smaller ones");

    public string Name => "fit";

    public string Description => Summary;

    public string Example => """
        percolaw fit examples/runs.csv                              # which laws suit the table
        percolaw fit examples/runs.csv --law chinchilla --bootstrap 1000 --out fit.json
        percolaw fit runs.csv --law power --scale flops --loss val_loss --where 'flops>1e18'
        percolaw fit examples/isoflop.csv --law chinchilla --all-approaches
        percolaw fit runs.csv --preset besiroglu --report fit.html
        """;

    public void Declare(Command command)
    {
        command.Add(table);
        foreach (Option option in laws.All) command.Add(option);
        command.Add(bootstrap);
        command.Add(resample);
        command.Add(budgets);
        command.Add(allApproaches);
        command.Add(noBackTest);
        foreach (Option option in columns.All) command.Add(option);
        command.AddOut("write the fit with its runs, resamples and back-test, for predict: fit.json");
        command.AddSeed();
        command.AddThreads();
        command.AddOutput([.. FitTables.Names]);
        command.AddReport();
        command.AddForce("overwrite files");
    }

    public int Run(Invocation invocation)
    {
        invocation.RefuseExistingFiles();
        string path = invocation.Get(table);
        LoadedRuns loaded = columns.Load(path, laws.Preset(invocation), invocation);
        if (laws.Law(invocation, loaded.Runs) is not { } law) throw LawAdvice.For(path, loaded.Runs);
        if (invocation.Get(allApproaches) && !AllApproaches.Suit(law)) throw new UsageException($"--all-approaches: the law {law.Name} has no optimal exponents; --law chinchilla has");
        if (laws.Preset(invocation) is { } preset) laws.SayPreset(invocation, columns.Departing(preset, invocation).Concat(Departing(preset, invocation)));
        FitRunner runner = Runner(loaded, invocation);
        Fitting.FitOptions options = laws.FitOptions(invocation, law);
        (FitRecord record, AllApproaches? approaches) = Interruptible.Run(
            () =>
            {
                FitRecord fit = runner.Run(law, loaded.Runs, options, RunOrigin.Of(path, loaded), invocation);
                return (fit, Approaches(fit, invocation));
            },
            invocation.Cancellation);
        FitForPeople.Print(record, path, approaches, invocation);
        invocation.WriteOut("fit", () => FitFile.ToText(record, VersionAction.Version));
        invocation.WriteReport(() => FitReport.Create(record, approaches, path, Provenance(path, invocation)).ToHtml());
        return ExitCode.Done;
    }

    private AllApproaches? Approaches(FitRecord record, Invocation invocation) =>
        invocation.Get(allApproaches) ? AllApproaches.Of(record, invocation.Get(budgets) is [var budget, ..] ? budget : null, invocation.Seed) : null;

    private FitRunner Runner(LoadedRuns loaded, Invocation invocation)
    {
        bool groups = invocation.Get(resample) is { } drawn ? drawn == "groups" : loaded.Runs.HasGroups && laws.Preset(invocation) is null;
        if (groups && loaded.Runs.Groups is null)
            throw new UsageException("--resample groups: the table has no column of groups; say which with --group COL");
        long resamples = invocation.Get(bootstrap) ?? laws.Preset(invocation)?.Resamples ?? 0;
        if (resamples > 0 && groups && !invocation.Has(resample)) invocation.Note("the bootstrap draws groups of runs, which share their errors; --resample rows draws single runs");
        return new FitRunner((int)resamples, groups, !invocation.Get(noBackTest), invocation.Get(budgets));
    }

    private IEnumerable<Option> Departing(Fitting.FitPreset preset, Invocation invocation)
    {
        if (invocation.Get(bootstrap) is { } count && count != preset.Resamples) yield return bootstrap;
        if (invocation.Get(resample) is "groups") yield return resample;
    }

    private Provenance Provenance(string path, Invocation invocation)
    {
        IEnumerable<Option> named = [.. laws.All, bootstrap, resample, budgets, allApproaches, .. columns.All];
        return new Provenance(
            "percolaw fit", VersionAction.Version, (long)invocation.Seed,
            [KeyValuePair.Create("RUNS", path), .. named.Where(invocation.Has).Select(option => KeyValuePair.Create(option.Name, invocation.TextOf(option)!))]);
    }
}
