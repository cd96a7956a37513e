namespace Percolaw.Experiments;

/// <summary>
/// Parameters cut into independent, numbered tasks. The result of a task depends on the parameters and its number
/// alone, never on the thread, the order or the machine that runs it; a merge of all results gives the tables.
/// </summary>
/// <typeparam name="TResult">The result of one task: an immutable record that System.Text.Json writes and reads back bit for bit.</typeparam>
public interface IExperiment<TResult>
    where TResult : class
{
    /// <summary>The number of tasks, at least 1. Tasks are numbered from 0.</summary>
    int TaskCount { get; }

    /// <summary>An upper estimate of the memory in bytes that <paramref name="threads"/> tasks at a time take.</summary>
    long EstimateMemory(int threads);

    /// <summary>Runs one task.</summary>
    /// <param name="task">0 … <see cref="TaskCount"/> - 1.</param>
    /// <param name="monitor">Told of work done, for the progress bar; never changes a result.</param>
    /// <param name="cancellation">Observed often enough that a task stops within a second.</param>
    /// <exception cref="OperationCanceledException">The task was interrupted; it left nothing behind.</exception>
    TResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation);
}
