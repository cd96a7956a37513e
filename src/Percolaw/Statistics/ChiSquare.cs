namespace Percolaw.Statistics;

/// <summary>A sum of squared deviations in units of their standard errors.</summary>
/// <param name="Value">χ², at least 0.</param>
/// <param name="DegreesOfFreedom">At least 0.</param>
public readonly record struct ChiSquare(double Value, int DegreesOfFreedom)
{
    /// <summary>The probability of a larger value; 1 without a degree of freedom.</summary>
    public double PValue => DegreesOfFreedom == 0 ? 1
        : MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(0.5 * DegreesOfFreedom, 0.5 * Value);
}
