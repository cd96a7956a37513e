using Percolaw.Numerics;

namespace Percolaw.Experiments;

/// <summary>Experiments of one kind one after the other, as one: for several lattices, say.</summary>
/// <typeparam name="TPart">The experiments.</typeparam>
/// <typeparam name="TResult">The result of one task.</typeparam>
public sealed class ExperimentSeries<TPart, TResult> : IExperiment<TResult>
    where TPart : IExperiment<TResult>
    where TResult : class
{
    private readonly int[] starts;

    /// <summary>Creates the series.</summary>
    /// <param name="parts">At least one.</param>
    public ExperimentSeries(IReadOnlyList<TPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Guard.AtLeast(1, parts.Count, nameof(parts));
        Parts = parts;
        starts = new int[parts.Count + 1];
        for (int i = 0; i < parts.Count; i++) starts[i + 1] = checked(starts[i] + parts[i].TaskCount);
    }

    /// <summary>The experiments.</summary>
    public IReadOnlyList<TPart> Parts { get; }

    /// <inheritdoc/>
    public int TaskCount => starts[^1];

    /// <inheritdoc/>
    public long EstimateMemory(int threads) => Parts.Max(part => part.EstimateMemory(threads));

    /// <inheritdoc/>
    public TResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        int part = Array.FindLastIndex(starts, start => start <= task);
        return Parts[part].Run(task - starts[part], monitor, cancellation);
    }

    /// <summary>The results of one experiment among those of all tasks.</summary>
    public IReadOnlyList<TResult> ResultsOf(int part, IReadOnlyList<TResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. results.Skip(starts[part]).Take(starts[part + 1] - starts[part])];
    }
}
