using MathNet.Numerics.Integration;

namespace Percolaw.Percolation;

/// <summary>The exact distribution of the Bethe lattice summed over ranges of sizes.</summary>
public static class BetheBins
{
    // Longer ranges are integrated, from half a size below the first to half a size above the last; as sizes are then in
    // the thousands, that is right to some 1e-8.
    private const int SummedSizes = 512;
    private const int Nodes = 32;

    /// <summary>P(low ≤ S ≤ high), the probability that an occupied root's cluster has such a size.</summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="low">At least 1.</param>
    /// <param name="high">At least <paramref name="low"/>, at most 1.1 times as much where there are more than 512 sizes.</param>
    public static double Probability(BetheLattice lattice, long low, long high)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        return Sum(low, high, lattice.SizeProbability, x => Math.Exp(lattice.LogDensity(x)));
    }

    /// <summary>Σ n_s over these sizes: clusters per site of the lattice, occupied or not.</summary>
    /// <inheritdoc cref="Probability"/>
    public static double NumberPerSite(BetheLattice lattice, long low, long high)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        return Sum(low, high, lattice.ClusterNumber, x => lattice.Occupation * Math.Exp(lattice.LogDensity(x)) / x);
    }

    /// <summary>P(S ≤ s), Σ s P(S = s) and Σ n_s over all sizes up to a largest one: what clusters give of which larger ones are left out.</summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="largest">At least 1.</param>
    public static (double Probability, double Sites, double NumberPerSite) UpTo(BetheLattice lattice, long largest)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        (double probability, double sites, double number) = (0, 0, 0);
        for (int bin = SizeBins.IndexOf(largest); bin >= 0; bin--)
        {
            (long low, long high) = (SizeBins.Low(bin), Math.Min(SizeBins.High(bin), largest));
            probability += Probability(lattice, low, high);
            sites += Sum(low, high, size => size * lattice.SizeProbability(size), x => x * Math.Exp(lattice.LogDensity(x)));
            number += NumberPerSite(lattice, low, high);
        }
        return (probability, sites, number);
    }

    private static double Sum(long low, long high, Func<long, double> term, Func<double, double> density)
    {
        if (high - low >= SummedSizes) return GaussLegendreRule.Integrate(density, low - 0.5, high + 0.5, Nodes);
        double sum = 0;
        for (long size = high; size >= low; size--) sum += term(size);
        return sum;
    }
}
