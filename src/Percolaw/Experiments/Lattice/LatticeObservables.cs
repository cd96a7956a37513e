using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>A named observable.</summary>
/// <param name="Name">In snake_case, as in results.</param>
/// <param name="Estimate">Its value.</param>
public sealed record Observable(string Name, Estimate Estimate);

/// <summary>From the sums of configurations to observables: each configuration becomes a sample of quantities, and observables are functions of their means.</summary>
internal static class LatticeObservables
{
    /// <summary>The bytes of a set of moments, with what the runtime adds.</summary>
    public const long BytesOfMoments = 1500;

    /// <summary>An empty set of moments.</summary>
    public static SampleMoments Start() => new((int)LatticeQuantity.Count);

    /// <summary>Writes a configuration's quantities.</summary>
    /// <param name="summary">The configuration.</param>
    /// <param name="sites">Sites of the box.</param>
    /// <param name="sample">One number for each <see cref="LatticeQuantity"/>.</param>
    public static void Fill(ConfigurationSummary summary, double sites, Span<double> sample)
    {
        double largest = summary.Largest / sites;
        // In whole numbers: where one cluster has nearly everything, doubles would leave nothing of the others.
        double others = (summary.SumOfSquares - (summary.Largest * summary.Largest)) / sites;
        double squares = summary.SumOfSquares / sites;
        Set(sample, LatticeQuantity.Largest, largest);
        Set(sample, LatticeQuantity.LargestSquared, largest * largest);
        Set(sample, LatticeQuantity.SecondLargest, summary.SecondLargest / sites);
        Set(sample, LatticeQuantity.Sites, summary.OccupiedSites / sites);
        Set(sample, LatticeQuantity.SitesWithoutLargest, (summary.OccupiedSites - summary.Largest) / sites);
        Set(sample, LatticeQuantity.Squares, squares);
        Set(sample, LatticeQuantity.SquaresWithoutLargest, others);
        Set(sample, LatticeQuantity.SquaresSquared, squares * squares);
        Set(sample, LatticeQuantity.FourthPowers, summary.SumOfFourthPowers / sites / sites);
        Set(sample, LatticeQuantity.Clusters, summary.Clusters / sites);
        Set(sample, LatticeQuantity.WrapsFirst, summary.WrapsFirst ? 1 : 0);
        Set(sample, LatticeQuantity.WrapsAny, summary.WrapsAny ? 1 : 0);
        Set(sample, LatticeQuantity.WrapsAll, summary.WrapsAll ? 1 : 0);
        Set(sample, LatticeQuantity.Spans, summary.Spans ? 1 : 0);
        Set(sample, LatticeQuantity.Gyration, summary.SumOfGyration / sites);
        Set(sample, LatticeQuantity.SquaresUnwrapped, summary.SumOfSquaresUnwrapped / sites);
    }

    /// <summary>Writes a sweep's quantities at one probability; those that a sweep does not have are 0.</summary>
    /// <inheritdoc cref="Fill(ConfigurationSummary, double, Span{double})"/>
    public static void Fill(SweepValues summary, double sites, Span<double> sample)
    {
        sample.Clear();
        Set(sample, LatticeQuantity.Largest, summary.Largest / sites);
        Set(sample, LatticeQuantity.LargestSquared, summary.LargestSquared / sites / sites);
        Set(sample, LatticeQuantity.Sites, summary.OccupiedSites / sites);
        Set(sample, LatticeQuantity.SitesWithoutLargest, summary.OccupiedSitesWithoutLargest / sites);
        Set(sample, LatticeQuantity.Squares, summary.SumOfSquares / sites);
        Set(sample, LatticeQuantity.SquaresWithoutLargest, summary.SumOfSquaresWithoutLargest / sites);
        Set(sample, LatticeQuantity.Clusters, summary.Clusters / sites);
        Set(sample, LatticeQuantity.WrapsFirst, summary.WrapsFirst);
        Set(sample, LatticeQuantity.WrapsAny, summary.WrapsAny);
        Set(sample, LatticeQuantity.WrapsAll, summary.WrapsAll);
        Set(sample, LatticeQuantity.Spans, summary.Spans);
    }

    /// <summary>The observables of a box that its samples give.</summary>
    public static IReadOnlyList<Observable> Of(SampleMoments moments, LatticeBox box, bool sweep)
    {
        List<Observable> all =
        [
            new("percolation_strength", Mean(moments, LatticeQuantity.Largest)),
            new("mean_cluster_size", Ratio(moments, LatticeQuantity.Squares, LatticeQuantity.Sites)),
            new("mean_cluster_size_without_largest", Ratio(moments, LatticeQuantity.SquaresWithoutLargest, LatticeQuantity.SitesWithoutLargest)),
            new("largest_cluster", Mean(moments, LatticeQuantity.Largest, box.SiteCount)),
        ];
        if (!sweep) all.Add(new("second_largest_cluster", Mean(moments, LatticeQuantity.SecondLargest, box.SiteCount)));
        all.Add(new("clusters_per_site", Mean(moments, LatticeQuantity.Clusters)));
        all.AddRange(Crossing(moments, box.Boundary, sweep));
        all.Add(new("largest_cluster_ratio", LargestRatio(moments)));
        if (!sweep)
        {
            all.Add(new("cluster_size_ratio", SizeRatio(moments)));
            all.Add(new("correlation_length", CorrelationLength(moments)));
        }
        return [.. all.Where(observable => double.IsFinite(observable.Estimate.Value))];
    }

    private static IEnumerable<Observable> Crossing(SampleMoments moments, Boundary boundary, bool sweep)
    {
        (string, LatticeQuantity)[] names = boundary == Boundary.Periodic
            ? [("wrapping_given", LatticeQuantity.WrapsFirst), ("wrapping_any", LatticeQuantity.WrapsAny), ("wrapping_all", LatticeQuantity.WrapsAll)]
            : [("spanning", LatticeQuantity.Spans)];
        foreach ((string name, LatticeQuantity quantity) in names)
            yield return new(name, sweep ? SweptProportion(moments, quantity) : Proportion(moments, quantity));
    }

    private static void Set(Span<double> sample, LatticeQuantity quantity, double value) => sample[(int)quantity] = value;

    private static Estimate Mean(SampleMoments moments, LatticeQuantity quantity, double unit = 1)
    {
        Estimate mean = moments.Mean((int)quantity);
        return new Estimate(mean.Value * unit, mean.StandardError * unit);
    }

    private static Estimate Ratio(SampleMoments moments, LatticeQuantity numerator, LatticeQuantity denominator) =>
        moments.Ratio((int)numerator, (int)denominator);

    /// <summary>The mean over sweeps of a probability; where all of them say 0 or all 1, their spread is no error, and that of a share is taken.</summary>
    private static Estimate SweptProportion(SampleMoments moments, LatticeQuantity quantity)
    {
        Estimate mean = Mean(moments, quantity);
        return mean.Value is 0 or 1 ? Proportion(moments, quantity) : mean;
    }

    private static Estimate Proportion(SampleMoments moments, LatticeQuantity quantity) =>
        Estimate.OfShare(moments.Means[(int)quantity], moments.Count);

    /// <summary>⟨C₁²⟩/⟨C₁⟩², 1 where the largest cluster does not fluctuate.</summary>
    private static Estimate LargestRatio(SampleMoments moments)
    {
        double mean = moments.Means[(int)LatticeQuantity.Largest], square = moments.Means[(int)LatticeQuantity.LargestSquared];
        double value = square / (mean * mean);
        return moments.Function(value, ((int)LatticeQuantity.LargestSquared, 1 / (mean * mean)), ((int)LatticeQuantity.Largest, -2 * value / mean));
    }

    /// <summary>⟨3 S₂² - 2 S₄⟩/⟨S₂⟩², S_k the sum of s^k over clusters: the fourth over the squared second moment of a magnet whose clusters have random signs.</summary>
    private static Estimate SizeRatio(SampleMoments moments)
    {
        double second = moments.Means[(int)LatticeQuantity.Squares];
        double fourth = (3 * moments.Means[(int)LatticeQuantity.SquaresSquared]) - (2 * moments.Means[(int)LatticeQuantity.FourthPowers]);
        double value = fourth / (second * second);
        return moments.Function(
            value,
            ((int)LatticeQuantity.SquaresSquared, 3 / (second * second)),
            ((int)LatticeQuantity.FourthPowers, -2 / (second * second)),
            ((int)LatticeQuantity.Squares, -2 * value / second));
    }

    /// <summary>ξ with ξ² = 2 Σ R_s² s² n_s / Σ s² n_s over the clusters that do not wrap, in units of the distance between neighbours.</summary>
    private static Estimate CorrelationLength(SampleMoments moments)
    {
        double below = moments.Means[(int)LatticeQuantity.SquaresUnwrapped];
        double ratio = moments.Means[(int)LatticeQuantity.Gyration] / below;
        double value = Math.Sqrt(2 * ratio);
        if (value == 0) return moments.Function(value);
        return moments.Function(value, ((int)LatticeQuantity.Gyration, 1 / (value * below)), ((int)LatticeQuantity.SquaresUnwrapped, -ratio / (value * below)));
    }
}
