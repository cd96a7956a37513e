using Percolaw.Numerics;

namespace Percolaw.Theory;

/// <summary>
/// Data scaling as the exact sum over clusters: p_k = k^-(α+1)/Σ_j j^-(α+1), cluster k is learnt if 𝒟 p_k ≥ 1, and
/// L(𝒟) = Σ_{learnt} p_k (𝒟 p_k)^-(c/D) + Σ_{others} p_k. Continuous, with a kink wherever a cluster begins to be learnt.
/// The loss is 1 until 𝒟 = Σ_j j^-(α+1).
/// </summary>
public sealed record ExactDataScaling : ExactScaling
{
    /// <summary>Creates the curve.</summary>
    /// <param name="quantaExponent">α, above 0.</param>
    /// <param name="clusterExponent">c/D, above 0.</param>
    /// <param name="clusterCount">K, at least 1; null for infinitely many.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ExactDataScaling(double quantaExponent, double clusterExponent, long? clusterCount = null)
        : base(quantaExponent, clusterExponent, clusterCount)
    {
    }

    /// <summary>a = α/(1+α).</summary>
    public override double QuantaLimit => QuantaExponent / (1 + QuantaExponent);

    private protected override double LogWeightUnit => -LogTotalWeight;

    private double SizeDecay => QuantaExponent + 1;

    private protected override double LogThreshold(double rank) => LogTotalWeight + SizeDecay * Math.Log(rank);

    private protected override double LogLearntLoss(double rank, double logScale) =>
        SpecialFunctions.LogPowerSum(SizeDecay * (1 - ClusterExponent), 1, rank)
        - LogTotalWeight - ClusterExponent * (logScale - LogTotalWeight);
}
