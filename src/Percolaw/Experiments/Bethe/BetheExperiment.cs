using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>Clusters of random occupied roots on the Bethe lattice, measured without storing them: no memory to speak of, whatever their size.</summary>
public sealed class BetheExperiment : IExperiment<BetheTaskResult>
{
    // A task of a tenth of a second or so; the progress and an interruption depend on it.
    private const double SitesOfTask = 3e7;

    private readonly BetheParameters parameters;
    private readonly BetheGrowth growth;
    private readonly long perTask;

    /// <summary>Prepares the experiment.</summary>
    public BetheExperiment(BetheParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = parameters;
        Lattice = new BetheLattice(parameters.Coordination, parameters.Probability);
        growth = new BetheGrowth(parameters.Coordination, parameters.Probability);
        long most = Math.Max(100_000, (parameters.Clusters + 9999) / 10_000);
        perTask = Math.Clamp((long)(SitesOfTask / ExpectedSites(Lattice, parameters.MaximumSize)), 1, most);
        TaskCount = (int)((parameters.Clusters + perTask - 1) / perTask);
    }

    /// <summary>The exact results.</summary>
    public BetheLattice Lattice { get; }

    /// <inheritdoc/>
    public int TaskCount { get; }

    /// <summary>The sites that growing one cluster visits, roughly: the mean size of those below the maximum, and the maximum of the others.</summary>
    public static double ExpectedSites(BetheLattice lattice, long maximumSize)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        double finite = Math.Min(2 * lattice.Amplitude * Math.Sqrt(Math.Min(maximumSize, lattice.CutOff)), maximumSize) + 2;
        return finite + (lattice.PercolationStrength * maximumSize);
    }

    /// <inheritdoc/>
    public long EstimateMemory(int threads) => 100_000_000;

    /// <inheritdoc/>
    public BetheTaskResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        long first = task * perTask, end = Math.Min(first + perTask, parameters.Clusters);
        RootBin[] bins = [.. Enumerable.Repeat(RootBin.Empty, SizeBins.CountFor(parameters.MaximumSize))];
        (long stopped, double sites, double squares) = (0, 0, 0);
        for (long cluster = first; cluster < end; cluster++)
        {
            if ((cluster & 255) == 0) cancellation.ThrowIfCancellationRequested();
            int size = growth.MeasureSize(new RandomStream(parameters.Seed, StreamPurpose.ClusterStructure, (ulong)cluster), (int)parameters.MaximumSize);
            monitor.Advance(size == BetheGrowth.TooLarge ? parameters.MaximumSize : size, 1.0 / (end - first));
            if (size == BetheGrowth.TooLarge)
            {
                stopped++;
                continue;
            }
            sites += size;
            squares += (double)size * size;
            int bin = SizeBins.IndexOf(size);
            bins[bin] = bins[bin].With(size);
        }
        int used = Array.FindLastIndex(bins, bin => bin.Count > 0) + 1;
        return new BetheTaskResult(end - first, stopped, sites, squares, bins[..used]);
    }

    /// <summary>All clusters, from the results of all tasks in order.</summary>
    public BetheMeasurement Merge(IReadOnlyList<BetheTaskResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        RootBin[] bins = [.. Enumerable.Repeat(RootBin.Empty, results.Max(result => result.Bins.Count))];
        foreach (BetheTaskResult result in results)
        {
            for (int bin = 0; bin < result.Bins.Count; bin++) bins[bin] = bins[bin].With(result.Bins[bin]);
        }
        BetheTaskResult total = new(
            results.Sum(result => result.Clusters), results.Sum(result => result.Stopped),
            results.Sum(result => result.Sites), results.Sum(result => result.Squares), bins);
        return new BetheMeasurement(Lattice, parameters.MaximumSize, total);
    }
}
