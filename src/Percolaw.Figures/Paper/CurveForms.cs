using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>The forms of one scaling law: same exponents, different sums.</summary>
/// <param name="Integral">The published formula.</param>
/// <param name="Exact">The sum over infinitely many clusters.</param>
/// <param name="Finite">The sum over a finite number of clusters, where the law has one.</param>
internal sealed record CurveForms(IntegralScaling Integral, ExactScaling Exact, ExactScaling? Finite)
{
    public bool IsModel => Integral is ModelScaling;

    public string Axis => IsModel ? "model degrees of freedom N" : "data set size n";

    public static CurveForms Of(ScalingCurve curve)
    {
        (double alpha, double exponent) = (curve.QuantaExponent, curve.ClusterExponent);
        long? count = (curve as ExactScaling)?.ClusterCount;
        return curve is ModelScaling or ExactModelScaling
            ? new CurveForms(new ModelScaling(alpha, exponent), new ExactModelScaling(alpha, exponent), count is null ? null : new ExactModelScaling(alpha, exponent, count))
            : new CurveForms(new DataScaling(alpha, exponent), new ExactDataScaling(alpha, exponent), count is null ? null : new ExactDataScaling(alpha, exponent, count));
    }
}
