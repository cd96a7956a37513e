using Percolaw.Numerics;

namespace Percolaw.Theory;

/// <summary>
/// What the exact sums over clusters of weight k^-(α+1), k = 1 … K, share; K may be infinite (tails by Hurwitz zeta).
/// With j clusters learnt the loss is A_j · scale^-(c/D) + T_j, T_j the weight that is not learnt.
/// </summary>
/// <remarks>
/// The number of learnt clusters steps, so the loss has steps or kinks and its derivative says little (within a step of the
/// model sum it misses the steps themselves). <see cref="LocalExponent"/> is therefore the slope, in logarithms, of the chord
/// between the scale at which the present number j of learnt clusters starts and the one at which max(j + 1, 1.001 j) starts,
/// the loss taken right after the step. Where all K clusters are learnt it is the derivative.
/// </remarks>
public abstract record ExactScaling : ScalingCurve
{
    // Beyond this, doubles have no integers left: the bisection for a rank stops at neighbouring doubles.
    private const double RelativeResolution = 4e-16;
    private const double ChordWidth = 1e-3;

    // N = 3 with n_k ∝ 1/k gives the second cluster exactly 1: rounding must not decide whether it is learnt.
    private const double ThresholdTolerance = 1e-13;

    private protected ExactScaling(double quantaExponent, double clusterExponent, long? clusterCount)
        : base(quantaExponent, clusterExponent)
    {
        if (clusterCount is { } count)
            Guard.AtLeast(1, count, nameof(clusterCount));
        ClusterCount = clusterCount;
        LogTotalWeight = LogWeight(0);
    }

    /// <summary>K, at least 1; null for infinitely many clusters.</summary>
    public long? ClusterCount { get; }

    /// <summary>The scale from which on all K clusters are learnt and the exponent tends to c/D; null for infinitely many clusters.</summary>
    public double? CompletionScale => ClusterCount is { } count ? Math.Exp(LogThreshold(count)) : null;

    /// <summary>ln Σ_k k^-(α+1), over all clusters.</summary>
    protected double LogTotalWeight { get; }

    private double LargestRank => ClusterCount ?? double.PositiveInfinity;

    /// <summary>The number of learnt clusters, an integer (above 2^53 as near as a double comes); 0 if none is.</summary>
    /// <param name="scale">N or 𝒟, at least 0.</param>
    public override double BreakRank(double scale) => RankAt(Math.Log(Guard.AtLeast(0.0, scale)));

    /// <inheritdoc/>
    public override double LogRawLoss(double scale)
    {
        // Constant below 1, as all curves; there a data sum may have learnt a cluster only if all have the same size.
        double logScale = Math.Log(Math.Max(1, Guard.AtLeast(0.0, scale)));
        return LogLossWith(RankAt(logScale), logScale);
    }

    /// <summary>The slope of a chord, see the remarks on the type.</summary>
    /// <inheritdoc/>
    public override double LocalExponent(double scale)
    {
        if (Guard.AtLeast(0.0, scale) < 1)
            return 0;
        double logScale = Math.Log(scale);
        double rank = RankAt(logScale);
        if (rank == 0)
            return 0;
        if (rank >= LargestRank)
            return ClusterExponent * Math.Exp(LogLearntLoss(rank, logScale) - LogLossWith(rank, logScale));
        double next = Math.Min(LargestRank, rank + Math.Max(1, Math.Floor(rank * ChordWidth)));
        double from = LogThreshold(rank);
        double to = LogThreshold(next);
        return (LogLossWith(rank, from) - LogLossWith(next, to)) / (to - from);
    }

    /// <summary>ln of the smallest scale at which clusters 1 … rank are learnt; rises with the rank.</summary>
    /// <param name="rank">At least 1.</param>
    private protected abstract double LogThreshold(double rank);

    /// <summary>ln of the loss on the learnt clusters 1 … rank.</summary>
    private protected abstract double LogLearntLoss(double rank, double logScale);

    /// <summary>Factor on the weights k^-(α+1): ln of it.</summary>
    private protected abstract double LogWeightUnit { get; }

    private double LogLossWith(double rank, double logScale)
    {
        double unlearnt = LogWeight(rank) + LogWeightUnit;
        if (rank == 0)
            return unlearnt;
        double learnt = LogLearntLoss(rank, logScale);
        double larger = Math.Max(learnt, unlearnt);
        return larger + Math.Log(Math.Exp(learnt - larger) + Math.Exp(unlearnt - larger));
    }

    // ln Σ_{k > rank} k^-(α+1).
    private double LogWeight(double rank) => ClusterCount is { } count
        ? SpecialFunctions.LogPowerSum(QuantaExponent + 1, rank + 1, count)
        : SpecialFunctions.LogHurwitzZeta(QuantaExponent + 1, rank + 1);

    // The largest rank whose threshold is not above the scale.
    private double RankAt(double logScale)
    {
        logScale += ThresholdTolerance;
        if (!(LogThreshold(1) <= logScale))
            return 0;
        double low = 1;
        double high = 2;
        while (high <= LargestRank && LogThreshold(high) <= logScale)
        {
            low = high;
            high *= 2;
        }
        high = Math.Min(high, LargestRank + 1);
        while (high - low > Math.Max(1, low * RelativeResolution))
        {
            double middle = Math.Floor(low + 0.5 * (high - low));
            if (LogThreshold(middle) <= logScale)
                low = middle;
            else
                high = middle;
        }
        return low;
    }
}
