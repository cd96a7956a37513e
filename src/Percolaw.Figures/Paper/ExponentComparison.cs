using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Fitting;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>A measured exponent beside the predicted ones, all fitted in the same way at the same scales.</summary>
/// <param name="Measured">The fit to the median over seeds.</param>
/// <param name="AllSites">The same, tested at all sites that are not for training.</param>
/// <param name="Theory">The paper's formula over the same window.</param>
/// <param name="Exact">The exact sum over the clusters kept.</param>
/// <param name="Asymptotic">The exponent at infinite scale, which no finite window shows.</param>
public sealed record ExponentComparison(
    FittedExponent Measured, FittedExponent AllSites, FittedExponent Theory, FittedExponent Exact, double Asymptotic)
{
    /// <summary>Beyond these many standard errors and this relative distance an exponent disagrees.</summary>
    public const double AllowedErrors = 2, AllowedDistance = 0.1;

    /// <summary>Measured minus exact sum.</summary>
    public double Difference => AllSites.Exponent - Exact.Exponent;

    /// <summary>The same in standard errors of the measurement; null for a single seed.</summary>
    public double? DifferenceInErrors => AllSites.StandardError is > 0 ? Difference / AllSites.StandardError : null;

    /// <summary>Whether measurement and exact sum agree within 2 standard errors, or to 10 percent.</summary>
    public bool Agrees => Math.Abs(DifferenceInErrors ?? double.PositiveInfinity) <= AllowedErrors || Math.Abs(Difference / Exact.Exponent) <= AllowedDistance;

    /// <summary>Fits the exponents of a curve and of its theories.</summary>
    public static ExponentComparison Make(ToyParameters parameters, MeasuredCurve? published, MeasuredCurve allSites, ScalingCurve theory, ScalingCurve exact)
    {
        (double from, double to) = ToyOutcome.FitWindow(parameters);
        FittedExponent Fit(ScalingCurve curve) => LogLogSlope.Fit([.. allSites.Scales], [.. allSites.Scales.Select(curve.Loss)], from, to);
        return new ExponentComparison((published ?? allSites).Fit(from, to), allSites.Fit(from, to), Fit(theory), Fit(exact), theory.AsymptoticExponent);
    }

    /// <summary>The comparison in one sentence.</summary>
    public string Sentence(string what)
    {
        string error = AllSites.StandardError is { } standardError ? string.Create(CultureInfo.InvariantCulture, $" ± {standardError:0.000}") : "";
        string distance = DifferenceInErrors is { } errors ? string.Create(CultureInfo.InvariantCulture, $" ({Math.Abs(errors):0.0} standard errors from the sum)") : "";
        return string.Create(CultureInfo.InvariantCulture, $"**{what}**: exponent {AllSites.Exponent:0.000}{error} from {AllSites.From:0} to {AllSites.To:0}, theory over the same window {Theory.Exponent:0.000}, exact sum {Exact.Exponent:0.000}{distance}; asymptotically {Asymptotic:0.###}.");
    }
}
