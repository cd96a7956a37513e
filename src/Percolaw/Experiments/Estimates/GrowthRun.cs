using System.Collections.Concurrent;
using Percolaw.Numerics;
using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>Single clusters grown on an infinite lattice, and their sums; a task is some clusters.</summary>
public sealed class GrowthRun : IExperiment<GrowthSums>
{
    private const double SitesPerTask = 4e6;
    private readonly ILattice lattice;
    private readonly PercolationKind kind;
    private readonly GrowthPlan plan;
    private readonly ulong seed;
    private readonly long chunk;
    private readonly ConcurrentBag<ClusterGrowth> workspaces = [];

    /// <summary>Prepares the run.</summary>
    public GrowthRun(ILattice lattice, PercolationKind kind, GrowthPlan plan, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        ArgumentNullException.ThrowIfNull(plan);
        (this.lattice, this.kind, this.plan, this.seed) = (lattice, kind, plan, seed);
        chunk = Math.Clamp((long)(SitesPerTask / plan.MeanSize(lattice.Dimension)), 1, 20_000);
    }

    /// <inheritdoc/>
    public int TaskCount => (int)Math.Min(int.MaxValue, (plan.Clusters + chunk - 1) / chunk);

    /// <inheritdoc/>
    public long EstimateMemory(int threads) =>
        100_000_000 + (Math.Min(threads, TaskCount) * ClusterGrowth.EstimateMemory(lattice, kind, plan.Probability, plan.MaximumSize));

    /// <inheritdoc/>
    public GrowthSums Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (!workspaces.TryTake(out ClusterGrowth? growth)) growth = new ClusterGrowth(lattice, kind, plan.MaximumSize);
        var tally = new Tally(SizeBins.CountFor(plan.MaximumSize), RadiusPower(lattice.Dimension));
        long first = task * chunk, last = Math.Min(plan.Clusters, first + chunk);
        for (long cluster = first; cluster < last; cluster++)
        {
            GrownClusterSummary summary = growth.Grow(seed, (ulong)cluster, plan.Probability, null, cancellation);
            tally.Add(summary, growth.Shells);
            monitor.Advance(summary.Size, 1.0 / (last - first));
        }
        workspaces.Add(growth);
        return tally.Sums;
    }

    /// <summary>
    /// The power 2/D of the size by which squared radii are divided before they are averaged over a bin, so that the width of
    /// bins has no effect to first order; the published D, which need not be right.
    /// </summary>
    internal static double RadiusPower(int dimension) => 2 / CriticalExponents.Of(dimension, ExponentEdition.Later).FractalDimension.Value;

    /// <summary>The sums of all tasks.</summary>
    public static GrowthSums Merge(IReadOnlyList<GrowthSums> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        Guard.AtLeast(1, results.Count, nameof(results));
        return results.Aggregate((all, part) => all.Plus(part));
    }

    private sealed class Tally(int bins, double radiusPower)
    {
        private readonly GrowthSums sums = GrowthSums.Start(bins);
        private readonly long[] counts = new long[bins];
        private readonly double[] shells = new double[2 * GrowthSums.Distances.Count];
        private long stopped, leastHeight = long.MaxValue;

        public GrowthSums Sums => sums with { Counts = counts, Stopped = stopped, LeastHeight = leastHeight };

        public void Add(GrownClusterSummary cluster, IReadOnlyList<ShellSums> shellsOf)
        {
            AddShells(shellsOf);
            if (cluster.Censored)
            {
                stopped++;
                leastHeight = Math.Min(leastHeight, cluster.Height);
                return;
            }
            int bin = SizeBins.IndexOf(cluster.Size);
            counts[bin]++;
            sums.Radii[bin].Add([Math.Log(cluster.Size), cluster.RadiusOfGyrationSquared * Math.Pow(cluster.Size, -radiusPower)]);
        }

        private void AddShells(IReadOnlyList<ShellSums> all)
        {
            for (int i = 0; i < GrowthSums.Distances.Count; i++)
            {
                int distance = GrowthSums.Distances[i];
                ShellSums shell = distance < all.Count ? all[distance] : default;
                (shells[2 * i], shells[(2 * i) + 1]) = (shell.Sites, shell.SquaredDistance);
            }
            sums.Shells.Add(shells);
        }
    }
}

/// <summary>Which clusters are grown.</summary>
/// <param name="Probability">p, in [0, 1].</param>
/// <param name="MaximumSize">Larger clusters are stopped; one less than a power of 2, so that no bin of sizes is cut.</param>
/// <param name="Clusters">How many, at least 1.</param>
public sealed record GrowthPlan(double Probability, long MaximumSize, long Clusters)
{
    /// <summary>About the mean number of sites grown for a cluster at the threshold: Σ P(S ≥ s), with P(S ≥ s) near s^(2-τ).</summary>
    public double MeanSize(int dimension)
    {
        double exponent = 3 - CriticalExponents.Of(dimension, ExponentEdition.Later).FisherExponent.Value;
        return Math.Pow(MaximumSize, exponent) / exponent;
    }

    /// <summary>As many clusters as have so many sites, at least 4,000.</summary>
    public static GrowthPlan ForSites(double sites, double probability, long maximumSize, int dimension)
    {
        var plan = new GrowthPlan(probability, maximumSize, 1);
        return plan with { Clusters = Math.Max(4000, (long)(sites / plan.MeanSize(dimension))) };
    }
}
