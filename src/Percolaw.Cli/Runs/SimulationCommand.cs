using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Formats;
using Percolaw.Runs;

namespace Percolaw.Cli.Runs;

/// <summary>
/// A command that runs an experiment and prints what came out. With <c>--out</c> it runs in a folder, where it can be
/// interrupted and resumed and where all results are written; without, in memory.
/// </summary>
/// <typeparam name="TParameters">An immutable record of everything that decides the results.</typeparam>
/// <typeparam name="TResult">The result of one task.</typeparam>
internal abstract class SimulationCommand<TParameters, TResult> : IProgramCommand
    where TParameters : class
    where TResult : class
{
    private static readonly JsonSerializerOptions ManifestOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public abstract string Name { get; }

    public abstract string Description { get; }

    public abstract string Example { get; }

    /// <summary>The words of the command, such as "simulate lattice"; also the experiment's name in manifests.</summary>
    protected abstract string Words { get; }

    /// <summary>Raised whenever the experiment gives other results for the same parameters.</summary>
    protected abstract int Revision { get; }

    /// <summary>What the tasks are called in the progress and in messages.</summary>
    protected virtual string TaskWord => "tasks";

    /// <summary>The tables that <c>--table</c> chooses from.</summary>
    protected abstract IReadOnlyList<string> TableNames { get; }

    public void Declare(Command command)
    {
        foreach (Option option in Parameters) command.Add(option);
        command.AddSeed();
        command.AddThreads();
        command.AddOutput([.. TableNames]);
        command.AddReport();
        command.AddOut("run in this folder: it can be interrupted and resumed, and all results are written there");
        command.AddForce("overwrite the report; clear a folder that holds a run with other parameters");
    }

    public int Run(Invocation invocation)
    {
        if (invocation.Report is { } path) invocation.RefuseExisting(path);
        TParameters parameters = Resolve(invocation);
        IExperiment<TResult> experiment = Create(parameters);
        // Before a folder is made: a run that cannot fit must not leave one that refuses the smaller run.
        MemoryPlan.For(experiment.EstimateMemory, 1, MemoryPlan.Available);
        SimulationOutcome outcome = invocation.Out is null
            ? Outcome(parameters, experiment, new ExperimentRunner(invocation, TaskWord).InMemory(experiment), invocation)
            : RunInFolder(parameters, experiment, invocation);
        Print(outcome, invocation);
        if (invocation.Report is { } report)
        {
            invocation.WriteFile(report, outcome.Report.Value.ToHtml());
            invocation.Note($"the report is {report}");
        }
        return ExitCode.Done;
    }

    /// <summary>The options that are parameters.</summary>
    protected abstract IEnumerable<Option> Parameters { get; }

    /// <summary>The parameters with all defaults filled in; whatever is wrong is said here, before anything is written.</summary>
    /// <exception cref="UsageException">Options contradict each other.</exception>
    protected abstract TParameters Resolve(Invocation invocation);

    /// <summary>The experiment.</summary>
    protected abstract IExperiment<TResult> Create(TParameters parameters);

    /// <summary>The seed of the random streams.</summary>
    protected abstract ulong SeedOf(TParameters parameters);

    /// <summary>Everything that comes out of the results.</summary>
    protected abstract SimulationOutcome Outcome(
        TParameters parameters, IExperiment<TResult> experiment, IReadOnlyList<TResult> results, Invocation invocation);

    /// <summary>What made a report: the options that the user named.</summary>
    protected Provenance Provenance(Invocation invocation) => new(
        $"percolaw {Words}", VersionAction.Version, (long)invocation.Seed,
        [.. Parameters.Where(invocation.Has).Select(option => KeyValuePair.Create(option.Name, invocation.TextOf(option)!))]);

    private SimulationOutcome RunInFolder(TParameters parameters, IExperiment<TResult> experiment, Invocation invocation)
    {
        var manifest = (JsonObject)JsonSerializer.SerializeToNode(parameters, ManifestOptions)!;
        RunRequest request = new(Words, Revision, manifest, SeedOf(parameters), experiment.TaskCount, VersionAction.Version);
        using RunFolder folder = RunFolder.Open(invocation.Out!, request, invocation.Force);
        IReadOnlyList<TResult> results = new ExperimentRunner(invocation, TaskWord).InFolder(folder, experiment);
        SimulationOutcome outcome = Outcome(parameters, experiment, results, invocation);
        foreach (Table table in outcome.Tables) folder.WriteTable(table);
        folder.WriteText("summary.json", JsonText.ToText(outcome.Json));
        ReportFiles.Write(folder, outcome.Report.Value, invocation);
        invocation.Note($"all results are in {folder.Path}, the report is {folder.PathOf("report.html")}");
        return outcome;
    }

    private static void Print(SimulationOutcome outcome, Invocation invocation)
    {
        if (invocation.Format == OutputFormat.Json && invocation.Table is null) invocation.PrintJson(outcome.Json);
        else if (invocation.Format == OutputFormat.Table && invocation.Table is null) outcome.Say(invocation);
        else invocation.Print([.. outcome.Tables]);
    }
}

/// <summary>What a simulation gives.</summary>
/// <param name="Tables">The flat tables, for CSV.</param>
/// <param name="Json">Everything, for programs.</param>
/// <param name="Say">Writes the results for people.</param>
/// <param name="Report">The report, made when somebody wants it.</param>
internal sealed record SimulationOutcome(IReadOnlyList<Table> Tables, JsonObject Json, Action<Invocation> Say, Lazy<Report> Report);
