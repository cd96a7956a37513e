using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Fitting;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>How a measured exponent compares with the predicted one.</summary>
public enum Agreement
{
    /// <summary>Within two standard errors.</summary>
    WithinErrors,

    /// <summary>To ten percent, but not within the errors: something beyond chance is left out.</summary>
    Close,

    /// <summary>Neither.</summary>
    Disagrees,
}

/// <summary>A measured exponent beside the predicted ones, all fitted in the same way at the same scales.</summary>
/// <param name="Measured">The published estimate: the fit to the median over seeds.</param>
/// <param name="AllSites">The same, tested at all sites that are not for training.</param>
/// <param name="Theory">The paper's formula.</param>
/// <param name="Exact">The exact sum over as many clusters of ideal sizes as are kept.</param>
/// <param name="Drawn">The sum over the clusters that were drawn, with what was spent on them.</param>
/// <param name="Asymptotic">The exponent at infinite scale, which no finite window shows.</param>
public sealed record ExponentComparison(
    FittedExponent Measured, FittedExponent AllSites, FittedExponent Theory, FittedExponent Exact, FittedExponent Drawn, double Asymptotic)
{
    private const double AllowedErrors = 2, AllowedDistance = 0.1;

    /// <summary>Measured (all sites) minus the paper's formula.</summary>
    public double Difference => AllSites.Exponent - Theory.Exponent;

    /// <summary>The same relative to the formula.</summary>
    public double RelativeDifference => Difference / Theory.Exponent;

    /// <summary>The same in standard errors of the measurement; null for a single seed.</summary>
    public double? DifferenceInErrors => AllSites.StandardError is > 0 ? Difference / AllSites.StandardError : null;

    /// <summary>Measurement against the paper's formula.</summary>
    public Agreement Agreement =>
        Math.Abs(DifferenceInErrors ?? double.PositiveInfinity) <= AllowedErrors ? Agreement.WithinErrors
        : Math.Abs(RelativeDifference) <= AllowedDistance ? Agreement.Close
        : Agreement.Disagrees;

    /// <summary>Fits the exponents of model scaling.</summary>
    public static ExponentComparison OfModel(ToyOutcome outcome)
    {
        ToyModelOutcome model = outcome.Model;
        Allocation chosen = outcome.Parameters.Allocation;
        return Make(outcome, model.Published, model.AllSites, model.Theory, model.Exact, scale => model.AllocatedLossOfDrawnClusters(chosen, scale));
    }

    /// <summary>Fits the exponents of data scaling.</summary>
    public static ExponentComparison OfData(ToyOutcome outcome)
    {
        ToyDataOutcome data = outcome.Data;
        return Make(outcome, data.Published, data.AllSites, data.Theory, data.Exact, data.LossOfDrawnClusters);
    }

    /// <summary>The comparison in one sentence.</summary>
    public string Sentence(string what)
    {
        string error = AllSites.StandardError is { } standardError ? string.Create(CultureInfo.InvariantCulture, $" ± {standardError:0.000}") : "";
        string distance = DifferenceInErrors is { } errors ? string.Create(CultureInfo.InvariantCulture, $", {Math.Abs(errors):0.0} standard errors away") : "";
        return string.Create(CultureInfo.InvariantCulture, $"**{what}**: exponent {AllSites.Exponent:0.000}{error} from {AllSites.From:0} to {AllSites.To:0}; the paper's formula gives {Theory.Exponent:0.000} over the same window{distance}, the sum over the clusters drawn {Drawn.Exponent:0.000}; asymptotically {Asymptotic:0.###}.");
    }

    private static ExponentComparison Make(
        ToyOutcome outcome, MeasuredCurve? published, MeasuredCurve allSites, ScalingCurve theory, ScalingCurve exact, Func<double, double> drawn)
    {
        (double from, double to) = ToyOutcome.FitWindow(outcome.Parameters);
        FittedExponent Fit(Func<double, double> loss) => LogLogSlope.Fit([.. allSites.Scales], [.. allSites.Scales.Select(loss)], from, to);
        return new ExponentComparison(
            (published ?? allSites).Fit(from, to), allSites.Fit(from, to), Fit(theory.Loss), Fit(exact.Loss), Fit(drawn), theory.AsymptoticExponent);
    }
}
