using System.CommandLine;
using System.Diagnostics;
using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Runs;

namespace Percolaw.Cli.Runs;

/// <summary>
/// A command that runs an experiment into a run folder: it resolves the parameters (defaults, then <c>--config</c>,
/// then options), opens the folder, runs what is missing with a progress bar, and publishes the results.
/// </summary>
/// <typeparam name="TParameters">An immutable record.</typeparam>
/// <typeparam name="TResult">The result of one task.</typeparam>
internal abstract class RunCommand<TParameters, TResult> : IProgramCommand
    where TParameters : class
    where TResult : class
{
    private readonly RunOptions<TParameters> options;

    protected RunCommand(Configuration<TParameters> configuration)
    {
        Configuration = configuration;
        options = new RunOptions<TParameters>(configuration);
    }

    public abstract string Name { get; }

    public abstract string Description { get; }

    public abstract string Example { get; }

    /// <summary>The settings, each of which is a key of the configuration file and, unless <see cref="IsOption"/> says no, an option.</summary>
    protected Configuration<TParameters> Configuration { get; }

    /// <summary>Raised whenever the experiment gives other results for the same parameters.</summary>
    protected abstract int Revision { get; }

    /// <summary>What the tasks are called in the progress and in messages, such as "seeds".</summary>
    protected virtual string TaskWord => "tasks";

    public void Declare(Command command)
    {
        command.AddOut($"the run folder [{DefaultFolderHelp}]");
        options.Declare(command, IsOption);
        command.AddThreads();
        command.AddForce("clear a folder that holds a run with other parameters");
        DeclareMore(command);
    }

    public int Run(Invocation invocation)
    {
        TParameters parameters = options.Resolve(Start(invocation), invocation);
        if (options.PrintOnly(invocation))
        {
            invocation.Output.Write(Configuration.ToYaml(parameters));
            return ExitCode.Done;
        }
        RunTasks(invocation, parameters, CreateChecked(parameters));
        return ExitCode.Done;
    }

    /// <summary>The parameters before configuration file and options: the defaults, or a preset such as <c>--quick</c>.</summary>
    protected virtual TParameters Start(Invocation invocation) => Configuration.Defaults;

    /// <summary>Whether a setting is an option too; a long list of settings makes a help that nobody reads.</summary>
    protected virtual bool IsOption(Setting<TParameters> setting) => true;

    /// <summary>Adds options that are not parameters.</summary>
    protected virtual void DeclareMore(Command command)
    {
    }

    /// <summary>The folder where <c>--out</c> is not given.</summary>
    protected virtual string DefaultFolder(Invocation invocation) => DefaultFolderHelp;

    /// <summary>The default folder as the help says it.</summary>
    protected virtual string DefaultFolderHelp => "runs/" + Name;

    /// <summary>The seed of the random streams.</summary>
    protected abstract ulong SeedOf(TParameters parameters);

    /// <summary>The experiment with these parameters; argument exceptions are shown as wrong usage.</summary>
    protected abstract IExperiment<TResult> Create(TParameters parameters);

    /// <summary>
    /// Writes tables, figures, summary and report into the folder and says on standard output what came out. Called
    /// whenever the run is complete, also if it was so before: the same results give the same files.
    /// </summary>
    protected abstract void Publish(RunResult<TParameters, TResult> result, Invocation invocation);

    private IExperiment<TResult> CreateChecked(TParameters parameters)
    {
        try
        {
            return Create(parameters);
        }
        catch (ArgumentException refused)
        {
            throw new UsageException(refused.Message.ReplaceLineEndings(" "), refused);
        }
    }

    private void RunTasks(Invocation invocation, TParameters parameters, IExperiment<TResult> experiment)
    {
        var clock = Stopwatch.StartNew();
        // Before the folder is made: a run that cannot fit must not leave one that refuses the smaller run.
        MemoryPlan.For(experiment.EstimateMemory, 1, MemoryPlan.Available);
        string path = invocation.Out ?? DefaultFolder(invocation);
        RunRequest request = new(
            Name, Revision, Configuration.ToJson(parameters), SeedOf(parameters), experiment.TaskCount, VersionAction.Version);
        using RunFolder folder = RunFolder.Open(path, request, invocation.Force);
        IReadOnlyList<TResult> results = new ExperimentRunner(invocation, TaskWord).InFolder(folder, experiment);
        Publish(new RunResult<TParameters, TResult>(folder, parameters, results, clock), invocation);
    }
}
