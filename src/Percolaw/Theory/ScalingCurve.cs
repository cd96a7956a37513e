using Percolaw.Numerics;

namespace Percolaw.Theory;

/// <summary>
/// Loss against scale, where the scale is the model's degrees of freedom N or the data set size 𝒟. Immutable; made of the
/// quanta exponent α and the cluster exponent c/D (Brill 2024, arXiv:2412.07942).
/// The loss is constant for scales below 1.
/// </summary>
public abstract record ScalingCurve
{
    /// <summary>Checks the two exponents.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An exponent is not a finite number above 0.</exception>
    private protected ScalingCurve(double quantaExponent, double clusterExponent)
    {
        QuantaExponent = Guard.Positive(quantaExponent);
        ClusterExponent = Guard.Positive(clusterExponent);
    }

    /// <summary>α: the cluster of rank k has size ~ k^-(α+1).</summary>
    public double QuantaExponent { get; }

    /// <summary>c/D: the loss on one cluster is ~ n^-(c/D) for n degrees of freedom spent there.</summary>
    public double ClusterExponent { get; }

    /// <summary>The exponent that the number of learnt clusters gives: α for models, α/(1+α) for data.</summary>
    public abstract double QuantaLimit { get; }

    /// <summary>The exponent of an infinite number of clusters at infinite scale: the smaller of c/D and <see cref="QuantaLimit"/>.</summary>
    public double AsymptoticExponent => Math.Min(ClusterExponent, QuantaLimit);

    /// <summary>Which of the two exponents is smaller; equal within 1e-12 relative is <see cref="ScalingRegime.Transition"/>.</summary>
    public ScalingRegime Regime => ExponentTable.RegimeOf(ClusterExponent / QuantaLimit);

    /// <summary>ln of the loss before normalisation; finite for every finite scale.</summary>
    /// <param name="scale">N or 𝒟, at least 0.</param>
    public abstract double LogRawLoss(double scale);

    /// <summary>
    /// -d ln L / d ln scale. 0 below the scale where the loss starts to fall, there the derivative from the right.
    /// For exact sums the loss has steps or kinks; their documentation says what stands for the derivative.
    /// </summary>
    /// <param name="scale">N or 𝒟, at least 0.</param>
    public abstract double LocalExponent(double scale);

    /// <summary>The rank k_br beyond which clusters are not learnt: real for integrals, an integer for exact sums.</summary>
    /// <param name="scale">N or 𝒟, at least 0.</param>
    public abstract double BreakRank(double scale);

    /// <summary>The loss before normalisation, as the formula gives it.</summary>
    /// <param name="scale">N or 𝒟, at least 0.</param>
    public double RawLoss(double scale) => Math.Exp(LogRawLoss(scale));

    /// <summary>The loss normalised to 1 at scale 1.</summary>
    /// <param name="scale">N or 𝒟, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is negative, infinite or NaN.</exception>
    public double Loss(double scale) => scale <= 1 && scale >= 0 ? 1 : Math.Exp(LogRawLoss(scale) - LogRawLoss(1));
}
