using Percolaw.Experiments;

namespace Percolaw.Runs;

/// <summary>How an execution ended.</summary>
/// <param name="Complete">Whether every task is done now; false where it was interrupted.</param>
/// <param name="TasksDone">Tasks whose results exist.</param>
/// <param name="Elapsed">The time that this attempt took.</param>
public sealed record ExecutionOutcome(bool Complete, int TasksDone, TimeSpan Elapsed);

/// <summary>
/// Runs the tasks of an experiment on dedicated threads of this process: those that a run folder misses, or all of
/// them into memory. A thread takes the next shard, runs its tasks in order and writes it; which thread takes which
/// changes nothing.
/// </summary>
public sealed class ThreadExecutor
{
    /// <summary>The most threads to use, at least 1.</summary>
    public required int Threads { get; init; }

    /// <summary>The program's version, for the record of the attempt.</summary>
    public required string Version { get; init; }

    /// <summary>The memory in bytes that the run may take.</summary>
    public long AvailableMemory { get; init; } = MemoryPlan.Available;

    /// <summary>Told one-line notes for the user.</summary>
    public Action<string> Note { get; init; } = _ => { };

    /// <summary>Told the progress once, before the first task begins; whoever shows it looks at it from then on.</summary>
    public Action<RunProgress> Watch { get; init; } = _ => { };

    /// <summary>Runs what is missing. When interrupted, finished shards stay and the outcome is not complete.</summary>
    /// <exception cref="PercolawException">The memory does not suffice, a task failed, or results cannot be written.</exception>
    public ExecutionOutcome Execute<TResult>(RunFolder folder, IExperiment<TResult> experiment, CancellationToken cancellation)
        where TResult : class
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(experiment);
        ShardStore<TResult> shards = folder.Shards<TResult>();
        IReadOnlyList<int> missing = shards.Missing();
        int before = folder.Manifest.TaskCount - missing.Sum(shard => shards.Tasks(shard).Count);
        RunProgress progress = new(folder.Manifest.TaskCount, before);
        if (missing.Count == 0) return Outcome(progress);

        int threads = Plan(experiment, missing.Count);
        Attempt attempt = Attempt.Begin(folder, Version, threads, before);
        string outcome = "failed";
        try
        {
            Watch(progress);
            new ShardQueue<TResult>(shards, missing, experiment, progress).Run(threads, cancellation);
            outcome = Outcome(progress).Complete ? "complete" : "interrupted";
        }
        finally
        {
            attempt.End(outcome, progress.Snapshot().TasksDone);
        }
        return Outcome(progress);
    }

    /// <summary>Runs all tasks and keeps the results in memory only.</summary>
    /// <returns>The results in task order.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted: nothing is kept.</exception>
    /// <exception cref="PercolawException">The memory does not suffice, or a task failed.</exception>
    public IReadOnlyList<TResult> Execute<TResult>(IExperiment<TResult> experiment, CancellationToken cancellation)
        where TResult : class
    {
        ArgumentNullException.ThrowIfNull(experiment);
        int count = experiment.TaskCount;
        MemoryStore<TResult> store = new(count);
        RunProgress progress = new(count, 0);
        int threads = Plan(experiment, count);
        Watch(progress);
        new ShardQueue<TResult>(store, [.. Enumerable.Range(0, count)], experiment, progress).Run(threads, cancellation);
        if (progress.Snapshot().TasksDone < count) throw new OperationCanceledException(cancellation);
        return store.Results;
    }

    private int Plan<TResult>(IExperiment<TResult> experiment, int shards)
        where TResult : class
    {
        MemoryPlan plan = MemoryPlan.For(experiment.EstimateMemory, Math.Min(Threads, shards), AvailableMemory);
        if (plan.Note is { } note) Note(note);
        return plan.Threads;
    }

    private static ExecutionOutcome Outcome(RunProgress progress)
    {
        ProgressSnapshot now = progress.Snapshot();
        return new ExecutionOutcome(now.TasksDone == now.TaskCount, now.TasksDone, now.Elapsed);
    }
}
