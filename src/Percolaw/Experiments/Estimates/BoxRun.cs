using System.Collections.Concurrent;
using Percolaw.Numerics;
using Percolaw.Percolation;
using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>Periodic boxes of some lengths, each at some probabilities: what finite-size scaling needs.</summary>
public sealed class BoxRun : IExperiment<SampleMoments>
{
    private const double SitesPerTask = 3e7;
    private readonly ILattice lattice;
    private readonly PercolationKind kind;
    private readonly ulong seed;
    private readonly List<(int Plan, long First, long Samples)> tasks = [];
    private readonly ConcurrentBag<(int Length, ConfigurationLabeller Labeller)> workspaces = [];

    /// <summary>Prepares the run.</summary>
    public BoxRun(ILattice lattice, PercolationKind kind, IReadOnlyList<BoxPlan> plans, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        ArgumentNullException.ThrowIfNull(plans);
        Guard.AtLeast(1, plans.Count, nameof(plans));
        (this.lattice, this.kind, this.seed, Plans) = (lattice, kind, seed, plans);
        for (int plan = 0; plan < plans.Count; plan++)
        {
            long chunk = Math.Clamp((long)(SitesPerTask / Box(plans[plan].Length).SiteCount), 1, 20_000);
            for (long first = 0; first < plans[plan].Samples; first += chunk)
                tasks.Add((plan, first, Math.Min(chunk, plans[plan].Samples - first)));
        }
    }

    /// <summary>What is done.</summary>
    public IReadOnlyList<BoxPlan> Plans { get; }

    /// <inheritdoc/>
    public int TaskCount => tasks.Count;

    /// <inheritdoc/>
    public long EstimateMemory(int threads) =>
        100_000_000 + (Math.Min(threads, TaskCount) * Plans.Max(plan => ConfigurationLabeller.EstimateMemory(Box(plan.Length), kind)));

    /// <inheritdoc/>
    public SampleMoments Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        (int index, long first, long samples) = tasks[task];
        BoxPlan plan = Plans[index];
        double sites = Box(plan.Length).SiteCount;
        ConfigurationLabeller labeller = Labeller(plan.Length);
        var moments = new SampleMoments((int)BoxQuantity.Count);
        double[] sample = new double[(int)BoxQuantity.Count];
        for (long i = first; i < first + samples; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var stream = new RandomStream(seed, StreamPurpose.FiniteSizeScaling, (ulong)i, (uint)index);
            Fill(labeller.Draw(ref stream, plan.Probability), sites, sample);
            moments.Add(sample);
            monitor.Advance((long)sites, 1.0 / samples);
        }
        workspaces.Add((plan.Length, labeller));
        return moments;
    }

    /// <summary>The moments of each plan, from the results of all tasks in order.</summary>
    public IReadOnlyList<SampleMoments> Merge(IReadOnlyList<SampleMoments> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        SampleMoments[] merged = [.. Plans.Select(_ => new SampleMoments((int)BoxQuantity.Count))];
        for (int task = 0; task < tasks.Count; task++) merged[tasks[task].Plan].Merge(results[task]);
        return merged;
    }

    private static void Fill(ConfigurationSummary summary, double sites, double[] sample)
    {
        sample[(int)BoxQuantity.Wraps] = summary.WrapsAny ? 1 : 0;
        sample[(int)BoxQuantity.Largest] = summary.Largest / sites;
        sample[(int)BoxQuantity.Squares] = summary.SumOfSquares / sites;
    }

    private LatticeBox Box(int length) => new(lattice, length, Boundary.Periodic);

    private ConfigurationLabeller Labeller(int length)
    {
        if (workspaces.TryTake(out var kept) && kept.Length == length) return kept.Labeller;
        return new ConfigurationLabeller(Box(length), kind);
    }
}
