using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Runs;

namespace Percolaw.Cli.Runs;

/// <summary>Runs an experiment with a progress bar, in a run folder or in memory.</summary>
/// <param name="invocation">The call of the command.</param>
/// <param name="taskWord">What the tasks are called, such as "seeds".</param>
internal sealed class ExperimentRunner(Invocation invocation, string taskWord)
{
    /// <summary>Runs what the folder misses.</summary>
    /// <returns>All results in task order.</returns>
    public IReadOnlyList<TResult> InFolder<TResult>(RunFolder folder, IExperiment<TResult> experiment)
        where TResult : class
    {
        RunNotes.Opened(folder, taskWord, invocation);
        using (ProgressDisplay display = new(invocation, taskWord))
        {
            ExecutionOutcome outcome = Executor(display).Execute(folder, experiment, invocation.Cancellation);
            if (!outcome.Complete) throw RunNotes.Interrupted(folder, outcome, taskWord);
        }
        invocation.Cancellation.ThrowIfCancellationRequested();
        return folder.Shards<TResult>().Merge(invocation.Warn);
    }

    /// <summary>Runs all tasks; an interruption loses them.</summary>
    /// <returns>All results in task order.</returns>
    public IReadOnlyList<TResult> InMemory<TResult>(IExperiment<TResult> experiment)
        where TResult : class
    {
        try
        {
            using ProgressDisplay display = new(invocation, taskWord);
            return Executor(display).Execute(experiment, invocation.Cancellation);
        }
        catch (OperationCanceledException interrupted) when (interrupted is not InterruptedException)
        {
            throw new InterruptedException("interrupted, and nothing was kept; with --out DIR a run can be interrupted and go on later");
        }
    }

    private ThreadExecutor Executor(ProgressDisplay display) => new()
    {
        Threads = invocation.Threads,
        Version = VersionAction.Version,
        Note = invocation.Note,
        Watch = display.Show,
    };
}
