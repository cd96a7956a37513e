using System.Collections.Concurrent;
using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>
/// Clusters of random occupied sites, grown one by one on an infinite lattice. A task is some clusters; their number
/// depends on the parameters alone.
/// </summary>
public sealed class GrowthExperiment : IExperiment<GrowthTaskResult>
{
    // A task of a tenth of a second or so; the progress and an interruption depend on it.
    private const double SitesOfTask = 3e6;
    private const int MostTasks = 2000;

    private readonly GrowthParameters parameters;
    private readonly ILattice lattice;
    private readonly ConcurrentBag<ClusterGrowth> workspaces = [];
    private readonly long perTask;

    /// <summary>Prepares the experiment.</summary>
    public GrowthExperiment(GrowthParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = parameters;
        lattice = parameters.MakeLattice();
        long most = Math.Max(20_000, (parameters.Clusters + MostTasks - 1) / MostTasks);
        long least = (parameters.Clusters + MostTasks - 1) / MostTasks;
        perTask = Math.Clamp((long)(SitesOfTask / GrowthCost.ExpectedSites(lattice, parameters.Kind, parameters.Probability, parameters.MaximumSize)), least, most);
        TaskCount = (int)((parameters.Clusters + perTask - 1) / perTask);
    }

    /// <inheritdoc/>
    public int TaskCount { get; }

    /// <inheritdoc/>
    public long EstimateMemory(int threads)
    {
        const long runtime = 100_000_000;
        return runtime + (Math.Min(threads, TaskCount) * ClusterGrowth.EstimateMemory(lattice, parameters.Kind, parameters.Probability, parameters.MaximumSize));
    }

    /// <inheritdoc/>
    public GrowthTaskResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (!workspaces.TryTake(out ClusterGrowth? growth)) growth = new ClusterGrowth(lattice, parameters.Kind, parameters.MaximumSize);
        long first = task * perTask, end = Math.Min(first + perTask, parameters.Clusters);
        GrowthTally tally = new(parameters.MaximumSize);
        for (long cluster = first; cluster < end; cluster++)
        {
            GrownClusterSummary grown = growth.Grow(parameters.Seed, (ulong)cluster, parameters.Probability, null, cancellation);
            tally.Add(grown, growth.Shells);
            monitor.Advance(grown.Size, 1.0 / (end - first));
        }
        workspaces.Add(growth);
        return tally.Result();
    }

    /// <summary>All clusters, from the results of all tasks in order.</summary>
    public GrowthMeasurement Merge(IReadOnlyList<GrowthTaskResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        GrownBin[] bins = [.. Enumerable.Repeat(GrownBin.Empty, results.Max(result => result.Bins.Count))];
        DistanceSums[] distances = [.. Enumerable.Repeat(DistanceSums.Empty, results.Max(result => result.Distances.Count))];
        foreach (GrowthTaskResult result in results)
        {
            for (int bin = 0; bin < result.Bins.Count; bin++) bins[bin] = bins[bin].With(result.Bins[bin]);
            for (int index = 0; index < result.Distances.Count; index++) distances[index] = distances[index].With(result.Distances[index]);
        }
        return new GrowthMeasurement(parameters, new GrowthTaskResult(
            results.Sum(result => result.Clusters), results.Sum(result => result.Stopped), results.Sum(result => result.Sites),
            results.Sum(result => result.Squares), results.Min(result => result.CompleteShells), bins, distances));
    }
}
