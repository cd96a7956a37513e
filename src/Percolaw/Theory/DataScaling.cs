using Percolaw.Numerics;

namespace Percolaw.Theory;

/// <summary>
/// Data scaling with sums over clusters replaced by integrals, as published (Brill 2024, arXiv:2412.07942):
/// 𝒟 points fall on clusters with p_k = α k^-(α+1), a cluster with fewer than one stays unlearnt. With a = α/(1+α),
/// x = α𝒟 and δ = c/D - a: L = x^-a [1 - a · expm1(-δ ln x)/δ], L = x^-a (1 + a ln x) at δ = 0.
/// For x &lt; 1 (α &lt; 1, 𝒟 &lt; 1/α) nothing is learnt and the loss is 1. Accurate through δ = 0.
/// </summary>
public sealed record DataScaling : IntegralScaling
{
    /// <summary>Creates the curve.</summary>
    /// <param name="quantaExponent">α, above 0.</param>
    /// <param name="clusterExponent">c/D, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An exponent is not a finite number above 0.</exception>
    public DataScaling(double quantaExponent, double clusterExponent)
        : base(quantaExponent, clusterExponent)
    {
    }

    /// <summary>a = α/(1+α).</summary>
    public override double QuantaLimit => QuantaExponent / (1 + QuantaExponent);

    private double Difference => ClusterExponent - QuantaLimit;

    /// <summary>k_br = (α𝒟)^(1/(1+α)), the rank that expects one point; at least 1.</summary>
    /// <param name="scale">𝒟, at least 0.</param>
    public override double BreakRank(double scale) => Math.Exp(LogPoints(Guard.AtLeast(0.0, scale)) / (1 + QuantaExponent));

    /// <inheritdoc/>
    public override double LogRawLoss(double scale)
    {
        double length = LogPoints(Math.Max(1, Guard.AtLeast(0.0, scale)));
        return -QuantaLimit * length + Math.Log(1 + QuantaLimit * Learnt(length));
    }

    /// <summary>
    /// With g = -expm1(-δ ln x)/δ: -d ln L/d ln 𝒟 = a · (c/D) · g/(1 + a g), a form without cancellation.
    /// </summary>
    /// <inheritdoc/>
    public override double LocalExponent(double scale)
    {
        if (Guard.AtLeast(0.0, scale) < 1)
            return 0;
        double learnt = Learnt(LogPoints(scale));
        return learnt == 0 ? 0 : QuantaLimit * ClusterExponent / (1 / learnt + QuantaLimit);
    }

    /// <summary>
    /// The leading form for large 𝒟, normalised as <see cref="ScalingCurve.Loss"/>: x^-a/(1 - a/(c/D)) for c/D &gt; a,
    /// x^-(c/D)/(1 - (c/D)/a) for c/D &lt; a, a x^-a ln x at equality, x = α𝒟.
    /// </summary>
    /// <param name="scale">𝒟, at least 1; 0 results at equality where α𝒟 ≤ 1.</param>
    public override double Asymptote(double scale)
    {
        double logPoints = Math.Log(QuantaExponent) + Math.Log(Guard.AtLeast(1.0, scale));
        double a = QuantaLimit;
        double logLoss = Regime switch
        {
            ScalingRegime.Quanta => -a * logPoints - Math.Log(1 - a / ClusterExponent),
            ScalingRegime.Manifold => -ClusterExponent * logPoints - Math.Log(1 - ClusterExponent / a),
            _ => -a * logPoints + Math.Log(a * Math.Max(0, logPoints)),
        };
        return Math.Exp(logLoss - LogRawLoss(1));
    }

    // g = ∫_0^(ln x) e^(-δt) dt.
    private double Learnt(double length) => length * Expm1.MeanDecay(Difference * length);

    // ln x, 0 where the largest cluster does not expect a point.
    private double LogPoints(double scale) => Math.Max(0, Math.Log(QuantaExponent) + Math.Log(scale));
}
