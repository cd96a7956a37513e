using Percolaw.Statistics;

namespace Percolaw.Fitting;

/// <summary>A scaling form fitted to points.</summary>
/// <param name="Form">The form.</param>
/// <param name="Points">What was fitted.</param>
/// <param name="Amplitudes">The amplitude of each term.</param>
/// <param name="Exponents">The fitted exponents.</param>
/// <param name="Covariance">Of the amplitudes, then the exponents; from the errors of the points, not from their scatter.</param>
/// <param name="ChiSquare">The weighted sum of squares, with correlations.</param>
/// <param name="Predictions">The fitted values at the points.</param>
public sealed record ScalingFit(
    ScalingForm Form,
    ScalingPoints Points,
    IReadOnlyList<double> Amplitudes,
    IReadOnlyList<double> Exponents,
    double[,] Covariance,
    ChiSquare ChiSquare,
    IReadOnlyList<double> Predictions)
{
    /// <summary>
    /// The probability of a larger χ². Where the covariance was estimated from n samples, by Hotelling's distribution: χ²
    /// (n - ν)/((n - 1) ν) is F(ν, n - ν).
    /// </summary>
    public double PValue
    {
        get
        {
            int freedom = ChiSquare.DegreesOfFreedom;
            if (Points.Samples is not { } n || freedom == 0 || n > 100_000) return ChiSquare.PValue;
            double f = ChiSquare.Value * (n - freedom) / ((n - 1.0) * freedom);
            return 1 - MathNet.Numerics.Distributions.FisherSnedecor.CDF(freedom, n - freedom, f);
        }
    }

    /// <summary>One standard error of an amplitude.</summary>
    public double AmplitudeError(int term) => Math.Sqrt(Covariance[term, term]);

    /// <summary>One standard error of an exponent.</summary>
    public double ExponentError(int exponent) => Math.Sqrt(Covariance[Form.TermCount + exponent, Form.TermCount + exponent]);
}
