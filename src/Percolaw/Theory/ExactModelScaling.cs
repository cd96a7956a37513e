using Percolaw.Numerics;

namespace Percolaw.Theory;

/// <summary>
/// Model scaling as the exact sum over clusters: j clusters are learnt with n_k = N k^(b-1)/H_j, H_j = Σ_{k≤j} k^(b-1), so
/// L(N) = N^-(c/D) H_j^(1+c/D) + Σ_{k>j} k^-(α+1).
/// With <see cref="EndPoint.One"/> j is the largest number with n_j ≥ 1 (the loss then has small steps upwards);
/// with <see cref="EndPoint.Optimal"/> the number that minimises L, which makes L the smallest loss that any allocation
/// of N reaches if a cluster with n &lt; 1 keeps its loss of 1.
/// </summary>
public sealed record ExactModelScaling : ExactScaling
{
    /// <summary>Creates the curve.</summary>
    /// <param name="quantaExponent">α, above 0.</param>
    /// <param name="clusterExponent">c/D, above 0.</param>
    /// <param name="clusterCount">K, at least 1; null for infinitely many.</param>
    /// <param name="endPoint">How the number of learnt clusters is chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ExactModelScaling(double quantaExponent, double clusterExponent, long? clusterCount = null, EndPoint endPoint = EndPoint.One)
        : base(quantaExponent, clusterExponent, clusterCount) => EndPoint = endPoint;

    /// <summary>How the number of learnt clusters is chosen.</summary>
    public EndPoint EndPoint { get; }

    /// <inheritdoc/>
    public override double QuantaLimit => QuantaExponent;

    private protected override double LogWeightUnit => 0;

    // 1 - b.
    private double AllocationDecay => (QuantaExponent + 1) / (ClusterExponent + 1);

    private protected override double LogThreshold(double rank)
    {
        double logRankWeight = -AllocationDecay * Math.Log(rank);
        if (EndPoint == EndPoint.One)
            return LogAllocationSum(rank) - logRankWeight;
        return OptimalEnd.LogThreshold(LogAllocationSum(rank - 1) - logRankWeight, ClusterExponent);
    }

    private protected override double LogLearntLoss(double rank, double logScale) =>
        (1 + ClusterExponent) * LogAllocationSum(rank) - ClusterExponent * logScale;

    private double LogAllocationSum(double rank) => SpecialFunctions.LogPowerSum(AllocationDecay, 1, rank);
}
