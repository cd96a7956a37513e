using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>An observable beside its exact value.</summary>
/// <param name="Name">In snake_case, as in results.</param>
/// <param name="Estimate">What was measured.</param>
/// <param name="Exact">What it is.</param>
public sealed record CheckedObservable(string Name, Estimate Estimate, double Exact);

/// <summary>A bin of sizes beside the exact distribution.</summary>
/// <param name="SizeLow">The smallest size of the bin.</param>
/// <param name="SizeHigh">The largest.</param>
/// <param name="Probability">The probability that a random occupied site's cluster is in the bin.</param>
/// <param name="ExactProbability">The same, exactly.</param>
/// <param name="NumberPerSite">Clusters in the bin per site of the lattice, occupied or not.</param>
/// <param name="ExactNumberPerSite">The same, exactly.</param>
public sealed record CheckedSizeBin(
    long SizeLow, long SizeHigh, Estimate Probability, double ExactProbability, Estimate NumberPerSite, double ExactNumberPerSite);

/// <summary>All clusters of a run, beside what is known exactly.</summary>
/// <param name="Lattice">The exact results.</param>
/// <param name="MaximumSize">Larger clusters were stopped and count as infinite.</param>
/// <param name="Total">The clusters.</param>
public sealed record BetheMeasurement(BetheLattice Lattice, long MaximumSize, BetheTaskResult Total)
{
    // Fewer expected clusters than this, and a bin is put together with its neighbours for χ².
    private const double LeastExpected = 10;

    // Of right runs one in ten thousand disagrees.
    private const double Unlikely = 1e-4;

    /// <summary>The exact probability that a cluster is finite and yet stopped: what is taken off the share of stopped clusters to have that of infinite ones.</summary>
    public double FiniteBeyond => Lattice.FiniteTail(MaximumSize + 1);

    /// <summary>Whether the sizes agree with the exact distribution: χ² as large by chance has a probability of at least 1e-4.</summary>
    public bool Agrees => Comparison.PValue >= Unlikely;

    /// <summary>The observables that exist at this p, with their exact values.</summary>
    public IReadOnlyList<CheckedObservable> Observables => [.. Everything()];

    /// <summary>The bins that have clusters.</summary>
    public IReadOnlyList<CheckedSizeBin> ClusterSizes => [.. Enumerable.Range(0, Total.Bins.Count).Where(bin => Total.Bins[bin].Count > 0).Select(Bin)];

    /// <summary>χ² of the numbers of clusters in the bins, those stopped among them, against the exact distribution.</summary>
    public ChiSquare Comparison
    {
        get
        {
            List<(double Observed, double Expected)> cells = [];
            for (int bin = 0; SizeBins.Low(bin) <= MaximumSize; bin++)
            {
                double count = bin < Total.Bins.Count ? Total.Bins[bin].Count : 0;
                cells.Add((count, Total.Clusters * BetheBins.Probability(Lattice, SizeBins.Low(bin), Math.Min(SizeBins.High(bin), MaximumSize))));
            }
            cells.Add((Total.Stopped, Total.Clusters * Lattice.Tail(MaximumSize + 1)));
            return CountComparison.ChiSquare(cells, LeastExpected);
        }
    }

    private IEnumerable<CheckedObservable> Everything()
    {
        double n = Total.Clusters, p = Lattice.Occupation, stopped = Total.Stopped / n;
        double exact = Lattice.Tail(MaximumSize + 1), error = Math.Sqrt(exact * Math.Max(0, 1 - exact) / n);
        // Below rounding the correction would only turn a 0 into a negative number.
        double infinite = FiniteBeyond < 1e-15 ? stopped : stopped - FiniteBeyond;
        yield return new("stopped_fraction", new Estimate(stopped, error), exact);
        yield return new("infinite_fraction", new Estimate(infinite, error), Lattice.PercolationStrength);
        yield return new("percolation_strength", new Estimate(p * infinite, p * error), p * Lattice.PercolationStrength);
        (double below, double sites, double number) = BetheBins.UpTo(Lattice, MaximumSize);
        if (MeanSize(sites / below) is { } mean) yield return mean;
        // The clusters per site that are in larger clusters are known, and added.
        double beyond = Math.Max(0, Lattice.ClustersPerSite - number);
        double inverse = Total.Bins.Sum(bin => bin.Inverse) / n, square = Total.Bins.Sum(bin => bin.InverseSquares) / n;
        double? inverseError = n > 1 ? p * Math.Sqrt(Math.Max(0, square - (inverse * inverse)) / (n - 1)) : null;
        yield return new("clusters_per_site", new Estimate((p * inverse) + beyond, inverseError), Lattice.ClustersPerSite);
    }

    /// <summary>The mean size of finite clusters; where leaving out those beyond the maximum could be seen, that up to the maximum, and called so.</summary>
    private CheckedObservable? MeanSize(double exactUpToMaximum)
    {
        long finite = Total.Clusters - Total.Stopped;
        if (finite < 2) return null;
        double average = Total.Sites / finite, variance = Math.Max(0, (Total.Squares / finite) - (average * average));
        double error = Math.Sqrt(variance / (finite - 1)), all = Lattice.MeanFiniteSize;
        bool complete = Math.Abs(all - exactUpToMaximum) <= 0.05 * error;
        return new CheckedObservable(
            complete ? "mean_cluster_size" : "mean_cluster_size_up_to_maximum", new Estimate(average, error), complete ? all : exactUpToMaximum);
    }

    private CheckedSizeBin Bin(int bin)
    {
        (double n, double p, RootBin found) = (Total.Clusters, Lattice.Occupation, Total.Bins[bin]);
        (long low, long high) = (SizeBins.Low(bin), Math.Min(SizeBins.High(bin), MaximumSize));
        double share = found.Count / n, inverse = found.Inverse / n;
        double? numberError = n > 1 ? p * Math.Sqrt(Math.Max(0, (found.InverseSquares / n) - (inverse * inverse)) / (n - 1)) : null;
        return new CheckedSizeBin(
            low, high,
            new Estimate(share, Math.Sqrt(share * (1 - share) / n)), BetheBins.Probability(Lattice, low, high),
            new Estimate(p * inverse, numberError), BetheBins.NumberPerSite(Lattice, low, high));
    }
}
