using Percolaw.Fitting;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>
/// The threshold from wrapping probabilities: near it R_L(p) = R + (p - p_c) R'_L + b L^-ω with the slope R'_L measured, so
/// that at a probability p₀ close by, R_L(p₀) = R + (p₀ - p_c) R'_L + b L^-ω, linear in R, p_c and b.
/// </summary>
/// <remarks>
/// In two dimensions R is exact, 0.690473725 for either direction of a square torus (Pinson 1994; Newman and Ziff, PRE 64,
/// 016706 (2001)), and ω = 2, so that the p at which R_L(p) = R converges as L^-11/4. Elsewhere R is fitted, and ω is a
/// published estimate. p₀ enters the result to second order in p₀ - p_c only.
/// </remarks>
public static class WrappingThreshold
{
    private const double ExactEitherDirection = 0.6904737245701686;

    /// <summary>The estimate.</summary>
    /// <param name="dimension">d, at least 2.</param>
    /// <param name="run">The run, made from a <see cref="BoxDesign"/>.</param>
    /// <param name="results">Its results.</param>
    public static CriticalEstimate Estimate(int dimension, BoxRun run, IReadOnlyList<SampleMoments> results)
    {
        var series = new BoxSeries(run, results);
        double start = run.Plans[0].Probability, correction = Corrections.Length(dimension);
        ScalingPoints slopes = series.Slope;
        bool exact = dimension == 2;
        ScalingPoints points = exact ? Shift(series.Wrapping, -ExactEitherDirection) : series.Wrapping;
        ScalingForm Form(double? omega) => exact
            ? new ScalingForm("s R' + b L^-w", omega is null ? 1 : 2, [], (i, length, _, terms) => Set(terms, slopes.Values[i], null, length, omega))
            : new ScalingForm("R + s R' + b L^-w", omega is null ? 2 : 3, [], (i, length, _, terms) => Set(terms, slopes.Values[i], 1, length, omega));
        RangedFits fits = new(Form(correction), points, fit => (start - fit.Amplitudes[0], fit.AmplitudeError(0)));
        CriticalEstimate estimate = fits.Estimate(
            "threshold", exact ? "wrapping probability of boxes, limit exact" : "wrapping probability of boxes, limit fitted",
            fits.Others(Corrections.Variants(correction).Select(omega => Form(omega))),
            fits.Picture(FormattableString.Invariant($"Wrapping of any direction at p = {start}"), "length L", exact ? "R - exact limit" : "R"));
        return estimate;
    }

    private static void Set(Span<double> terms, double slope, double? constant, double length, double? omega)
    {
        terms[0] = slope;
        int at = 1;
        if (constant is { } one) terms[at++] = one;
        if (omega is { } exponent) terms[at] = Math.Pow(length, -exponent);
    }

    private static ScalingPoints Shift(ScalingPoints points, double by) => ScalingPoints.Independent(
        points.Scales, [.. points.Values.Select(value => value + by)], [.. Enumerable.Range(0, points.Count).Select(points.Error)]);
}
