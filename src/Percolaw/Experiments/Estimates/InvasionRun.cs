using System.Collections.Concurrent;
using Percolaw.Numerics;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>What a cluster of an invasion saw.</summary>
/// <param name="Seen">Sites (bonds) invaded or at the boundary, when 2^k of them had been invaded, for each k.</param>
public sealed record InvasionTask(IReadOnlyList<long> Seen);

/// <summary>Independent clusters of invasion percolation; each is a task.</summary>
public sealed class InvasionRun : IExperiment<InvasionTask>
{
    private readonly ILattice lattice;
    private readonly PercolationKind kind;
    private readonly ulong seed;
    private readonly long[] checkpoints;
    private readonly ConcurrentBag<InvasionPercolation> workspaces = [];

    /// <summary>Prepares the run.</summary>
    /// <param name="lattice">The lattice, of at least two dimensions.</param>
    /// <param name="kind">Sites or bonds.</param>
    /// <param name="firstOctave">The first k.</param>
    /// <param name="lastOctave">The last k: clusters end with 2^k invaded; at most 26.</param>
    /// <param name="clusters">The number of clusters, at least 1.</param>
    /// <param name="seed">The seed.</param>
    public InvasionRun(ILattice lattice, PercolationKind kind, int firstOctave, int lastOctave, int clusters, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        Guard.AtLeast(2, lattice.StepCount, nameof(lattice));
        Guard.AtLeast(1, clusters);
        Guard.AtLeast(0, firstOctave);
        Guard.AtLeast(firstOctave, lastOctave);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastOctave, 26);
        (this.lattice, this.kind, TaskCount, this.seed) = (lattice, kind, clusters, seed);
        checkpoints = [.. Enumerable.Range(firstOctave, lastOctave - firstOctave + 1).Select(octave => 1L << octave)];
    }

    /// <summary>Numbers of invaded sites (bonds) at which is looked: powers of 2.</summary>
    public IReadOnlyList<long> Checkpoints => checkpoints;

    /// <inheritdoc/>
    public int TaskCount { get; }

    /// <inheritdoc/>
    public long EstimateMemory(int threads) =>
        100_000_000 + (Math.Min(threads, TaskCount) * InvasionPercolation.EstimateMemory(lattice, kind, checkpoints[^1]));

    /// <inheritdoc/>
    public InvasionTask Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (!workspaces.TryTake(out InvasionPercolation? invasion)) invasion = new InvasionPercolation(lattice, kind);
        var stream = new RandomStream(seed, StreamPurpose.Invasion, (ulong)task);
        long[] seen = new long[checkpoints.Length];
        invasion.Run(stream.NextBits(), checkpoints, seen, cancellation);
        workspaces.Add(invasion);
        monitor.Advance(checkpoints[^1], 1);
        return new InvasionTask(seen);
    }
}
