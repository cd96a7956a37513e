using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>Clusters of a bin of sizes.</summary>
/// <param name="SizeLow">The smallest size of the bin.</param>
/// <param name="SizeHigh">The largest.</param>
/// <param name="NumberPerSite">Clusters in the bin per site of the lattice, occupied or not.</param>
public sealed record SizeBin(long SizeLow, long SizeHigh, Estimate NumberPerSite);

/// <summary>What all samples of one box at one probability gave.</summary>
public sealed class LatticeMeasurement
{
    private readonly SampleMoments moments = LatticeObservables.Start();
    private readonly SizeCounts sizes = new();

    private readonly bool sweep;

    internal LatticeMeasurement(LatticeBox box, double probability, bool sweep)
    {
        Box = box;
        Probability = probability;
        this.sweep = sweep;
    }

    /// <summary>The box.</summary>
    public LatticeBox Box { get; }

    /// <summary>The occupation probability p.</summary>
    public double Probability { get; }

    /// <summary>The number of samples.</summary>
    public long Samples => moments.Count;

    /// <summary>The observables, those that exist here.</summary>
    public IReadOnlyList<Observable> Observables => LatticeObservables.Of(moments, Box, sweep);

    /// <summary>Clusters by size; empty for sweeps. Empty bins are left out.</summary>
    public IReadOnlyList<SizeBin> ClusterSizes => [.. Enumerable.Range(0, sizes.Counts.Count).Where(bin => sizes.Counts[bin] > 0).Select(Bin)];

    internal void Merge(LatticePoint point)
    {
        moments.Merge(point.Moments);
        sizes.Merge(point.Sizes);
    }

    /// <summary>The observable of that name, or null where it does not exist here.</summary>
    public Estimate? Find(string name) => Observables.FirstOrDefault(observable => observable.Name == name)?.Estimate;

    private SizeBin Bin(int bin)
    {
        Estimate mean = sizes.Mean(bin);
        double sites = Box.SiteCount;
        return new SizeBin(SizeBins.Low(bin), SizeBins.High(bin), new Estimate(mean.Value / sites, mean.StandardError / sites));
    }
}
