using System.Collections.Concurrent;
using Percolaw.Learning;
using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>
/// The toy experiment of Brill 2024, arXiv:2412.07942: model and data scaling of nearest neighbour on clusters of the
/// Bethe lattice, and the allocation scan on the first seed. One task a seed, then the parts of the scan.
/// </summary>
public sealed class ToyExperiment : IExperiment<ToyTaskResult>
{
    private const int ScanPairsPerTask = 512;

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
        // And what is not collected yet.
        const long runtime = 250_000_000;
        // Depths and their minima, target; two bits a site to draw and to mark sites.
        long cluster = (long)(8.6 * parameters.MaximumSize);
        // Degrees of freedom of each cluster: four curves, or the pairs of a part of the scan.
        long allocations = 8L * parameters.Clusters * Math.Max(4 * parameters.ScaleValues, ScanPairsPerTask);
        return runtime + (Math.Min(threads, TaskCount) * (cluster + LearnerMemory() + allocations));
    }

    /// <summary>
    /// What the learners keep: 24 bytes for each of the two terms of a training site of a sweep, of the largest evaluation
    /// more, and room to grow; 144 bytes a site of a skeleton, and 24 for the optimal learner on it.
    /// </summary>
    private long LearnerMemory()
    {
        // The median is 4; that the largest cluster of all has a larger one than this, at the largest scale, is rare.
        const double largestScaleFactor = 15;
        double largestScale = Math.Max(parameters.MaximumScale, parameters.ScanDegreesOfFreedom);
        double trainingSites = Math.Min(parameters.MaximumSize, largestScaleFactor * largestScale);
        double terms = Math.Min(TreeEvaluator.SweepTerms, 200.0 * parameters.MaximumSize) + (2 * trainingSites);
        double skeleton = Math.Max(
            Math.Min(parameters.MaximumSize, OptimalEvaluator.SkeletonSites), Skeleton.MostSites(parameters.MaximumSize, (long)trainingSites));
        return (long)((1.5 * 24 * terms) + ((144 + 24) * skeleton));
    }

    /// <inheritdoc/>
    public ToyTaskResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        if (!workspaces.TryTake(out ToyWorkspace? workspace))
            workspace = new ToyWorkspace(parameters);
        ToyTaskResult result = task < parameters.Seeds
            ? new ToyTaskResult(RunSeed(task, workspace, monitor, cancellation), null)
            : new ToyTaskResult(null, RunScan(task - parameters.Seeds, workspace, monitor, cancellation));
        // Only now: what an interrupted task left in its scratch memory, no other task must see.
        workspaces.Add(workspace);
        return result;
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
