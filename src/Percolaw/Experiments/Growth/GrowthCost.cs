using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>How many sites a cluster has on average, stopped ones with the maximum: roughly, to choose how many are grown.</summary>
public static class GrowthCost
{
    /// <summary>
    /// A M^(3-τ) at the threshold, as the sizes have P(S ≥ s) ~ s^(2-τ), with A as found by growing some; away from it M is
    /// the cut-off size, and above it the share of infinite clusters is stopped. Within a factor of some three.
    /// </summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="kind">Sites or bonds.</param>
    /// <param name="probability">p in [0, 1].</param>
    /// <param name="maximumSize">M, at least 1.</param>
    public static double ExpectedSites(ILattice lattice, PercolationKind kind, double probability, long maximumSize)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        if (lattice.Dimension == 1) return Math.Min(maximumSize, (1 + probability) / Math.Max(1e-12, 1 - probability));
        CriticalExponents exponents = CriticalExponents.Of(lattice.Dimension, ExponentEdition.Later);
        double tau = exponents.FisherExponent.Value, sigma = exponents.CutOffExponent;
        double excess = (probability / ThresholdOf(lattice, kind)) - 1;
        double cutOff = Math.Min(maximumSize, Math.Pow(Math.Abs(excess), -1 / sigma));
        double amplitude = lattice.Dimension switch { 2 or 3 => 1.25, 4 => 2, _ => 3 };
        double finite = Math.Min(maximumSize, amplitude * Math.Pow(Math.Max(1, cutOff), 3 - tau));
        double infinite = excess > 0 ? Math.Min(1, 2 * Math.Pow(excess, (tau - 2) / sigma)) : 0;
        return Math.Min(maximumSize, finite + (infinite * maximumSize));
    }

    /// <summary>The published threshold, or 1/(z-1), a little below it, where none is known.</summary>
    public static double ThresholdOf(ILattice lattice, PercolationKind kind)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        return lattice.Threshold(kind)?.Value ?? 1.0 / ((2 * lattice.StepCount) - 1);
    }
}
