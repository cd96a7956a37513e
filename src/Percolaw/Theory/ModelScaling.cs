using Percolaw.Numerics;

namespace Percolaw.Theory;

/// <summary>
/// Model scaling with sums over clusters replaced by integrals, as published (Brill 2024, arXiv:2412.07942).
/// With b = 1 - (α+1)/(c/D+1):
/// n_k = (k/k_br)^(b-1) for k &lt; k_br, N = k_br (1 - k_br^-b)/b, L(N) = (N/k_br + 1/α) k_br^-α.
/// Exact to about 1e-14 for all α, c/D &gt; 0 and N up to 1e300, through b = 0.
/// </summary>
public sealed record ModelScaling : IntegralScaling
{
    /// <summary>Creates the curve.</summary>
    /// <param name="quantaExponent">α, above 0.</param>
    /// <param name="clusterExponent">c/D, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An exponent is not a finite number above 0.</exception>
    public ModelScaling(double quantaExponent, double clusterExponent)
        : base(quantaExponent, clusterExponent)
    {
    }

    /// <summary>b = 1 - (α+1)/(c/D+1) = (c/D - α)/(c/D + 1): n_k falls as k^(b-1).</summary>
    public double AllocationExponent => (ClusterExponent - QuantaExponent) / (ClusterExponent + 1);

    /// <inheritdoc/>
    public override double QuantaLimit => QuantaExponent;

    /// <summary>k_br, the root of N = -k_br · expm1(-b ln k_br)/b, solved to 1e-14. 1 at N = 0.</summary>
    /// <param name="scale">N, at least 0; also below 1.</param>
    public override double BreakRank(double scale) => Math.Exp(LogBreakRank(scale));

    /// <summary>N as a function of k_br: the inverse of <see cref="BreakRank"/>.</summary>
    /// <param name="breakRank">k_br, at least 1.</param>
    public double DegreesOfFreedom(double breakRank) => Math.Exp(LogDegreesOfFreedom(Math.Log(Guard.AtLeast(1.0, breakRank))));

    /// <inheritdoc/>
    public override double LogRawLoss(double scale)
    {
        double logRank = LogBreakRank(Math.Max(1, Guard.AtLeast(0.0, scale)));
        double logLearnt = LogLearnt(logRank);
        double logUnlearnt = -Math.Log(QuantaExponent);
        double larger = Math.Max(logLearnt, logUnlearnt);
        return larger + Math.Log(Math.Exp(logLearnt - larger) + Math.Exp(logUnlearnt - larger)) - QuantaExponent * logRank;
    }

    /// <summary>
    /// With q = N/k_br: -d ln L/d ln N = (c/D) · q²(1-b) / [(1 + q(1-b)) (q + 1/α)], from differentiating both formulas;
    /// a product of positive factors, so it keeps its digits everywhere.
    /// </summary>
    /// <inheritdoc/>
    public override double LocalExponent(double scale)
    {
        if (Guard.AtLeast(0.0, scale) < 1)
            return 0;
        double learnt = Math.Exp(LogLearnt(LogBreakRank(scale)));
        double marginal = learnt * (1 - AllocationExponent);
        return ClusterExponent / ((1 + 1 / marginal) * (1 + 1 / (QuantaExponent * learnt)));
    }

    /// <summary>
    /// The leading form for large N, normalised as <see cref="ScalingCurve.Loss"/>:
    /// (1/b + 1/α) (bN)^-α for c/D &gt; α, abs(b)^-(c/D+1) N^-(c/D) for c/D &lt; α, N^-α (ln N)^(1+α) at equality.
    /// </summary>
    /// <param name="scale">N, at least 1.</param>
    public override double Asymptote(double scale)
    {
        double logScale = Math.Log(Guard.AtLeast(1.0, scale));
        double b = AllocationExponent;
        double logLoss = Regime switch
        {
            ScalingRegime.Quanta => Math.Log(1 / b + 1 / QuantaExponent) - QuantaExponent * (Math.Log(b) + logScale),
            ScalingRegime.Manifold => -(ClusterExponent + 1) * Math.Log(-b) - ClusterExponent * logScale,
            _ => (1 + QuantaExponent) * Math.Log(logScale) - QuantaExponent * logScale,
        };
        return Math.Exp(logLoss - LogRawLoss(1));
    }

    private double LogDegreesOfFreedom(double logRank) => logRank + LogLearnt(logRank);

    // ln(N/k_br) = ln[(1 - k_br^-b)/b].
    private double LogLearnt(double logRank) => Math.Log(logRank) + Expm1.LogMeanDecay(AllocationExponent * logRank);

    private double LogBreakRank(double scale)
    {
        if (Guard.AtLeast(0.0, scale) == 0)
            return 0;
        double b = AllocationExponent;
        double logScale = Math.Log(scale);
        // In v = ln ln k_br the equation is smooth and rises for every N: F(v) = e^v + ln(N/k_br) - ln N.
        (double, double) Equation(double v)
        {
            double logRank = Math.Exp(v);
            double x = b * logRank;
            double slope = x == 0 ? 1 : x / Expm1.Of(x);
            return (LogDegreesOfFreedom(logRank) - logScale, logRank + slope);
        }
        // N ≥ (ln k_br)(1 - O(ln k_br)) for small N and N ≥ k_br/(1 + abs(b)) … for large: both ends are generous.
        double upper = Math.Log(Math.Max(1, logScale + 1) * (2 + Math.Abs(b)) + 2);
        double lower = Math.Min(logScale, 0) - 5 - Math.Log(1 + Math.Abs(b));
        return Math.Exp(RootFinder.Newton(Equation, lower, upper));
    }
}
