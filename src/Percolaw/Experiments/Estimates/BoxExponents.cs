using Percolaw.Fitting;

namespace Percolaw.Experiments;

/// <summary>β/ν, γ/ν and 1/ν from periodic boxes at the threshold, each a power of L with a correction L^-ω.</summary>
/// <remarks>
/// γ/ν is from Σ s² per site of the box, with the largest cluster. Without it, the difference of two nearly equal moments
/// has an amplitude so small that corrections look ten times as large: in two dimensions it gave 1.89(5) for an exact
/// 1.7917. Divided by the sites of the clusters in the sum, p - P with the strength P ~ L^-β/ν, it would have a correction
/// that hardly decays: 1.58(2).
/// </remarks>
internal static class BoxExponents
{
    /// <summary>The three estimates.</summary>
    public static IReadOnlyList<CriticalEstimate> Estimate(int dimension, BoxSeries series)
    {
        double correction = Corrections.Length(dimension);
        return
        [
            Fit(series.Largest, correction, -1, "beta_over_nu", "largest cluster at the threshold against L", "Largest cluster over the box", "C1/L^d"),
            Fit(series.SecondMoment, correction, 1, "gamma_over_nu", "second moment of sizes against L", "Second moment of sizes", "M2"),
            Fit(series.Slope, correction, 1, "one_over_nu", "slope of the wrapping probability against L", "Slope of the wrapping probability", "dR/dp"),
        ];
    }

    private static CriticalEstimate Fit(ScalingPoints points, double correction, double sign, string name, string method, string title, string value)
    {
        ScalingForm Form(double omega) => ScalingForm.Power(sign > 0 ? 0.1 : -3.9, sign > 0 ? 3.9 : -0.01, omega);
        RangedFits fits = new(Form(correction), points, fit => (sign * fit.Exponents[0], fit.ExponentError(0)));
        double power = fits.Best.Exponents[0];
        string axis = FormattableString.Invariant($"{value} L^{-power:0.000}");
        FitPicture picture = fits.Picture(title + ", times a power of L", "length L", axis).Over(power);
        return fits.Estimate(name, method, fits.Others(Corrections.Variants(correction).Select(Form)), picture);
    }
}
