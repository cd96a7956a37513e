using System.Collections.Concurrent;
using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>
/// The toy experiment of Brill 2024, arXiv:2412.07942: model and data scaling of nearest neighbour on clusters of the
/// Bethe lattice, and the allocation scan on the first seed. One task a seed, then the parts of the scan.
/// </summary>
public sealed class ToyExperiment : IExperiment<ToyTaskResult>
{
    private const int ScanPairsPerTask = 504;

    private readonly ToyParameters parameters;
    private readonly BetheGrowth growth;
    private readonly AllocationScan? scan;
    private readonly ConcurrentBag<ToyWorkspace> workspaces = [];

    /// <summary>Prepares the experiment.</summary>
    /// <exception cref="PercolawException">The parameters contradict each other.</exception>
    public ToyExperiment(ToyParameters parameters)
    {
        parameters.Check();
        this.parameters = parameters;
        growth = new BetheGrowth(parameters.Coordination, parameters.Occupation);
        scan = parameters.SkipScan ? null : new AllocationScan(parameters);
    }

    /// <inheritdoc/>
    public int TaskCount => parameters.Seeds + ScanTasks;

    private int ScanTasks => scan is null ? 0 : (scan.Pairs.Count + ScanPairsPerTask - 1) / ScanPairsPerTask;

    /// <inheritdoc/>
    public long EstimateMemory(int threads)
    {
        const long runtime = 100_000_000;
        // Parents, target and subtree sizes; one bit a site to draw sites; what the learners keep of the paths, twice
        // for arrays that grow by doubling.
        long cluster = (12 * (long)parameters.MaximumSize) + (parameters.MaximumSize / 8);
        long paths = 2 * 2 * 12 * Math.Min(TreeEvaluator.PathSites, 16L * parameters.MaximumSize);
        // Degrees of freedom of each cluster: four curves, or the pairs of a part of the scan.
        long allocations = 8L * parameters.Clusters * Math.Max(4 * parameters.ScaleValues, ScanPairsPerTask);
        return runtime + (Math.Min(threads, TaskCount) * (cluster + paths + allocations));
    }

    /// <inheritdoc/>
    public ToyTaskResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        if (!workspaces.TryTake(out ToyWorkspace? workspace))
            workspace = new ToyWorkspace(parameters);
        try
        {
            return task < parameters.Seeds
                ? new ToyTaskResult(RunSeed(task, workspace, monitor, cancellation), null)
                : new ToyTaskResult(null, RunScan(task - parameters.Seeds, workspace, monitor, cancellation));
        }
        finally
        {
            workspaces.Add(workspace);
        }
    }

    private ToySeedResult RunSeed(int index, ToyWorkspace workspace, ITaskMonitor monitor, CancellationToken cancellation)
    {
        monitor.Enter("model and data scaling");
        var task = new ToySeedTask(parameters, growth, workspace, parameters.Seed + index, cancellation);
        return task.Run(growth, monitor, cancellation);
    }

    private ToyScanPart RunScan(int part, ToyWorkspace workspace, ITaskMonitor monitor, CancellationToken cancellation)
    {
        monitor.Enter("allocation scan");
        int first = part * ScanPairsPerTask;
        return scan!.Run(growth, workspace, first..Math.Min(first + ScanPairsPerTask, scan.Pairs.Count), monitor, cancellation);
    }
}
