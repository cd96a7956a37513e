using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>Clusters in a bin of sizes.</summary>
/// <param name="SizeLow">The smallest size of the bin.</param>
/// <param name="SizeHigh">The largest.</param>
/// <param name="Clusters">How many.</param>
/// <param name="MeanSize">Their mean size.</param>
/// <param name="NumberPerSite">Clusters in the bin per site of the lattice, occupied or not.</param>
/// <param name="Probability">The probability that a random occupied site's cluster is in the bin.</param>
/// <param name="Tail">The probability that it has <paramref name="SizeLow"/> sites or more.</param>
/// <param name="GyrationSquared">The mean of the squared radius of gyration, in units of the distance between neighbours.</param>
public sealed record GrownSizeBin(
    long SizeLow, long SizeHigh, long Clusters, double MeanSize, Estimate NumberPerSite, Estimate Probability, Estimate Tail, Estimate GyrationSquared);

/// <summary>All clusters at one chemical distance l from the origin.</summary>
/// <param name="ChemicalDistance">l.</param>
/// <param name="Reached">The share of clusters that have a site there.</param>
/// <param name="Sites">The mean number of sites there, over all clusters.</param>
/// <param name="Mass">The mean number of sites up to there, over all clusters.</param>
/// <param name="SquaredDistance">The mean squared Euclidean distance from the origin of the sites there; each site counts alike.</param>
public sealed record GrownDistance(long ChemicalDistance, Estimate Reached, Estimate Sites, Estimate Mass, Estimate SquaredDistance);

/// <summary>All clusters of a run.</summary>
/// <param name="Parameters">What was run.</param>
/// <param name="Total">The sums.</param>
public sealed record GrowthMeasurement(GrowthParameters Parameters, GrowthTaskResult Total)
{
    private double Count => Total.Clusters;

    /// <summary>The observables that these clusters give.</summary>
    public IReadOnlyList<Observable> Observables => [.. Everything()];

    /// <summary>The bins that have clusters.</summary>
    public IReadOnlyList<GrownSizeBin> ClusterSizes
    {
        get
        {
            List<GrownSizeBin> found = [];
            long smaller = 0;
            for (int bin = 0; bin < Total.Bins.Count; smaller += Total.Bins[bin].Count, bin++)
            {
                if (Total.Bins[bin].Count > 0) found.Add(Bin(bin, Total.Clusters - smaller));
            }
            return found;
        }
    }

    /// <summary>The chemical distances up to which no cluster was stopped: beyond, the large ones would be missing.</summary>
    public IReadOnlyList<GrownDistance> Distances
    {
        get
        {
            List<GrownDistance> found = [];
            (double ended, double endedSquares) = (0, 0);
            for (int index = 0; index < Total.Distances.Count && ChemicalDistances.At(index) < Total.CompleteShells; index++)
            {
                DistanceSums sums = Total.Distances[index];
                (ended, endedSquares) = (ended + sums.Ended, endedSquares + sums.EndedSquares);
                if (sums.Reaching == 0) break;
                found.Add(new GrownDistance(
                    ChemicalDistances.At(index), Share(sums.Reaching), Mean(sums.Sites, sums.SitesSquares, Count),
                    Mean(sums.Mass + ended, sums.MassSquares + endedSquares, Count), Ratio(sums)));
            }
            return found;
        }
    }

    /// <summary>The number of clusters with so many sites or more.</summary>
    /// <param name="size">The low end of a bin.</param>
    internal long CountFrom(long size) =>
        Total.Stopped + Total.Bins.Where((_, bin) => SizeBins.Low(bin) >= size).Sum(bin => bin.Count);

    private IEnumerable<Observable> Everything()
    {
        yield return new("stopped_fraction", Share(Total.Stopped));
        long ended = Total.Clusters - Total.Stopped;
        // With stopped clusters among them it is a number of the maximum too, and says so.
        string name = Total.Stopped == 0 ? "mean_cluster_size" : "mean_cluster_size_up_to_maximum";
        if (ended > 0) yield return new(name, Mean(Total.Sites, Total.Squares, ended));
        double weight = SitesPerOrigin;
        Estimate inverse = Mean(Total.Bins.Sum(bin => bin.Inverse), Total.Bins.Sum(bin => bin.InverseSquares), Count);
        // A stopped cluster counts as between none and one of the first size beyond: the middle, and half the width as an error.
        double half = 0.5 * weight * Total.Stopped / Count / (Parameters.MaximumSize + 1.0);
        yield return new("clusters_per_site", new Estimate(
            (weight * inverse.Value) + half, inverse.StandardError is { } error ? Math.Sqrt((weight * weight * error * error) + (half * half)) : null));
    }

    private GrownSizeBin Bin(int bin, long fromHere)
    {
        GrownBin found = Total.Bins[bin];
        Estimate inverse = Mean(found.Inverse, found.InverseSquares, Count);
        return new GrownSizeBin(
            SizeBins.Low(bin), Math.Min(SizeBins.High(bin), Parameters.MaximumSize), found.Count, found.Sites / found.Count,
            new Estimate(SitesPerOrigin * inverse.Value, SitesPerOrigin * inverse.StandardError),
            Share(found.Count), Share(fromHere), Mean(found.Gyration, found.GyrationSquares, found.Count));
    }

    /// <summary>Possible origins per site of the lattice: the occupied sites; with bonds, all.</summary>
    private double SitesPerOrigin => Parameters.Kind == PercolationKind.Site ? Parameters.Probability : 1;

    private Estimate Share(long count) => Estimate.OfShare(count / Count, Count);

    private static Estimate Mean(double sum, double squares, double count)
    {
        double mean = sum / count;
        return new Estimate(mean, count > 1 ? Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)) / (count - 1)) : null);
    }

    /// <summary>Σ Q / Σ N with the error of a ratio of means over clusters.</summary>
    private static Estimate Ratio(DistanceSums sums)
    {
        double ratio = sums.Distance / sums.Sites;
        double variance = sums.DistanceSquares - (2 * ratio * sums.Products) + (ratio * ratio * sums.SitesSquares);
        return new Estimate(ratio, sums.Reaching > 1 ? Math.Sqrt(Math.Max(0, variance)) / sums.Sites : null);
    }
}
