using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>A local slope on logarithmic axes, over a factor of four.</summary>
/// <param name="Exponent">tau, fractal_dimension or shortest_path_dimension.</param>
/// <param name="From">Where the factor begins: a size or a chemical distance.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Estimate">The slope as that exponent, with its statistical error.</param>
public sealed record EffectiveExponent(string Exponent, long From, long To, Estimate Estimate);

/// <summary>
/// Effective exponents at the threshold: what one would read off within a factor of four of size or distance. They
/// approach the true exponent as size and distance grow; no correction to scaling is taken into account.
/// </summary>
public static class EffectiveExponents
{
    private const int LeastClusters = 30;

    /// <summary>The exponents where p is the published threshold within 10⁻⁴, none elsewhere.</summary>
    public static IReadOnlyList<EffectiveExponent> Of(GrowthMeasurement measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        GrowthParameters parameters = measured.Parameters;
        bool critical = parameters.Dimension > 1 && parameters.MakeLattice().Threshold(parameters.Kind) is { } threshold
            && Math.Abs((parameters.Probability / threshold.Value) - 1) < 1e-4;
        return critical ? [.. Tails(measured), .. Radii(measured), .. Paths(measured)] : [];
    }

    /// <summary>τ from P(S ≥ s) ~ s^(2-τ): of the clusters that reach s, a share of 4^(2-τ) reaches 4 s, a binomial number.</summary>
    private static IEnumerable<EffectiveExponent> Tails(GrowthMeasurement measured)
    {
        for (long size = 4; 4 * size <= measured.Parameters.MaximumSize; size *= 4)
        {
            double here = measured.CountFrom(size), beyond = measured.CountFrom(4 * size);
            if (beyond < LeastClusters) yield break;
            double share = beyond / here;
            yield return new("tau", size, 4 * size, new Estimate(2 - (Math.Log(share) / Math.Log(4)), Math.Sqrt((1 - share) / beyond) / Math.Log(4)));
        }
    }

    /// <summary>D from R² ~ s^(2/D), between the clusters of one octave of sizes and those of the next but one.</summary>
    private static IEnumerable<EffectiveExponent> Radii(GrowthMeasurement measured)
    {
        for (long size = 8; 8 * size <= measured.Parameters.MaximumSize; size *= 4)
        {
            GrownBin low = Octave(measured, size), high = Octave(measured, 4 * size);
            if (Math.Min(low.Count, high.Count) < LeastClusters) continue;
            double rise = Math.Log(high.Gyration / high.Count / (low.Gyration / low.Count));
            double widening = Math.Log(high.Sites / high.Count / (low.Sites / low.Count));
            double error = Math.Sqrt(RelativeVariance(low) + RelativeVariance(high));
            double dimension = 2 * widening / rise;
            yield return new("fractal_dimension", size, 4 * size, new Estimate(dimension, dimension * error / rise));
        }
    }

    /// <summary>d_min from ⟨r²⟩ ~ l^(2/d_min). Both ends are of the same clusters, which the error does not know: it is rather too large.</summary>
    private static IEnumerable<EffectiveExponent> Paths(GrowthMeasurement measured)
    {
        Dictionary<long, GrownDistance> distances = measured.Distances.ToDictionary(distance => distance.ChemicalDistance);
        for (long low = 2; distances.TryGetValue(4 * low, out GrownDistance? far); low *= 4)
        {
            GrownDistance near = distances[low];
            if (far.SquaredDistance.StandardError is not { } farError || near.SquaredDistance.StandardError is not { } nearError) yield break;
            double rise = Math.Log(far.SquaredDistance.Value / near.SquaredDistance.Value), dimension = 2 * Math.Log(4) / rise;
            double error = double.Hypot(farError / far.SquaredDistance.Value, nearError / near.SquaredDistance.Value);
            yield return new("shortest_path_dimension", low, 4 * low, new Estimate(dimension, dimension * error / rise));
        }
    }

    private static GrownBin Octave(GrowthMeasurement measured, long from) => measured.Total.Bins
        .Where((_, bin) => SizeBins.Low(bin) >= from && SizeBins.Low(bin) < 2 * from)
        .Aggregate(GrownBin.Empty, (sum, bin) => sum.With(bin));

    /// <summary>The variance of ln of the mean squared radius, that of the sizes within the octave included.</summary>
    private static double RelativeVariance(GrownBin bin)
    {
        double mean = bin.Gyration / bin.Count;
        return Math.Max(0, (bin.GyrationSquares / bin.Count / (mean * mean)) - 1) / bin.Count;
    }
}
