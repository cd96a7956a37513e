using Percolaw.Percolation;

namespace Percolaw.Data;

/// <summary>How many sites a data set of clusters has, before they are drawn: a random number.</summary>
public static class ClusterDataSites
{
    // ln of the probability of more than Most, but for the sign: 1/10,000.
    private const double Confidence = 9.210340371976184;

    // The exact sums are right to some 1e-13.
    private const double Rounding = 1e-12;

    // Sizes on lattices follow a power law but for small ones, and above and below the threshold less than that.
    private const double LatticeMargin = 3;

    /// <summary>
    /// The mean: exact on the Bethe lattice; on others no less than it is, up to some three times as much at the threshold
    /// and more away from it.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="PercolawException">They contradict each other.</exception>
    public static double Mean(ClusterDataParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Check();
        double mean = parameters.IsTree ? BetheMean(parameters) : parameters.Axes == 1 ? ChainMean(parameters) : LatticeMean(parameters);
        return parameters.Clusters * Math.Clamp(mean, parameters.MinimumSize, parameters.MaximumSize);
    }

    /// <summary>
    /// A number that is exceeded with a probability of at most 1/10,000: by Bernstein's inequality, for sums of independent
    /// numbers of at most M, whose variance is at most M times their mean.
    /// </summary>
    /// <inheritdoc cref="Mean"/>
    public static long Most(ClusterDataParameters parameters)
    {
        double mean = Mean(parameters), largest = parameters.MaximumSize;
        double third = Confidence / 3;
        double excess = largest * (third + Math.Sqrt((third * third) + (2 * Confidence * mean / largest)));
        return (long)Math.Min(Math.Min(mean + excess, parameters.Clusters * largest), ClusterDataParameters.LargestSize);
    }

    /// <summary>Of a cluster on the Bethe lattice, the probability that its size lies in the range.</summary>
    internal static double BetheShare(ClusterDataParameters parameters) => BetheSums(parameters).Probability;

    private static double BetheMean(ClusterDataParameters parameters)
    {
        (double probability, double sites) = BetheSums(parameters);
        return probability > 0 ? sites / probability : parameters.MaximumSize;
    }

    /// <summary>P(S) and Σ s P(S = s) over the range; 0 where rounding leaves nothing.</summary>
    private static (double Probability, double Sites) BetheSums(ClusterDataParameters parameters)
    {
        if (parameters.OccupationProbability == 0)
            return (1, 1);
        var lattice = new BetheLattice(parameters.Coordination, parameters.OccupationProbability);
        (double probability, double sites, _) = BetheBins.UpTo(lattice, parameters.MaximumSize);
        if (parameters.MinimumSize > 1)
        {
            (double smaller, double smallerSites, _) = BetheBins.UpTo(lattice, parameters.MinimumSize - 1);
            (probability, sites) = (probability - smaller, sites - smallerSites);
        }

        return probability > Rounding ? (probability, sites) : (0, 0);
    }

    /// <summary>A chain goes on for a geometric number of sites on both sides; it forgets how long it is already.</summary>
    private static double ChainMean(ClusterDataParameters parameters) =>
        parameters.MinimumSize + ((1 + parameters.OccupationProbability) / (1 - parameters.OccupationProbability));

    /// <summary>Of a size with P(S ≥ s) = s^(2-τ), given that it lies in the range; times a margin.</summary>
    private static double LatticeMean(ClusterDataParameters parameters)
    {
        double tail = CriticalExponents.Of(parameters.Axes, ExponentEdition.Later).FisherExponent.Value - 2;
        double least = parameters.MinimumSize, most = parameters.MaximumSize + 1.0;
        double probability = Math.Pow(least, -tail) - Math.Pow(most, -tail);
        double sites = tail / (1 - tail) * (Math.Pow(most, 1 - tail) - Math.Pow(least, 1 - tail));
        return LatticeMargin * sites / probability;
    }
}
