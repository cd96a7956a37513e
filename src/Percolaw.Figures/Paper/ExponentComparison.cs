using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Fitting;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>How a measured number compares with the predicted one.</summary>
public enum Agreement
{
    /// <summary>Within two standard errors.</summary>
    WithinErrors,

    /// <summary>To ten percent, but not within the errors: something beyond chance is left out.</summary>
    Close,

    /// <summary>The errors are unknown, or so large that ten percent would not show.</summary>
    Undecided,

    /// <summary>Off by more than ten percent and two standard errors.</summary>
    Disagrees,
}

/// <summary>
/// A measured curve beside the predicted ones: exponents, all fitted in the same way at the same scales, and how far the
/// losses themselves lie from the paper's formula there.
/// </summary>
/// <param name="Published">The exponent of the published estimate, the median over seeds; null where there are no test sites.</param>
/// <param name="AllSites">The same, tested at all sites that are not for training.</param>
/// <param name="Theory">The paper's formula.</param>
/// <param name="Exact">The exact sum over as many clusters of ideal sizes as are kept.</param>
/// <param name="Drawn">The sum over the clusters that were drawn, with what was spent on them.</param>
/// <param name="Asymptotic">The exponent at infinite scale, which no finite window shows.</param>
/// <param name="Level">The mean of ln(measured/formula) in the window, all sites.</param>
/// <param name="LevelError">Its standard error; NaN for fewer than 8 seeds.</param>
public sealed record ExponentComparison(
    FittedExponent? Published, FittedExponent AllSites, FittedExponent Theory, FittedExponent Exact, FittedExponent Drawn, double Asymptotic,
    double Level, double LevelError)
{
    private const double AllowedErrors = 2, AllowedDistance = 0.1;

    /// <summary>The estimate that the paper's procedure gives, and that the figures show: the published one where it exists.</summary>
    public FittedExponent Measured => Published ?? AllSites;

    /// <summary>The exponents against the paper's formula: the worse of the two estimates.</summary>
    public Agreement Agreement => (Agreement)Math.Max((int)Judge(Measured), (int)Judge(AllSites));

    /// <summary>The losses against the paper's formula.</summary>
    public Agreement LevelAgreement => Judge(Level, double.IsNaN(LevelError) ? null : LevelError, 1);

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

    /// <summary>An exponent minus the formula's in standard errors; null where there are none.</summary>
    public double? Errors(FittedExponent fit) => fit.StandardError is > 0 ? (fit.Exponent - Theory.Exponent) / fit.StandardError : null;

    /// <summary>The comparison in one sentence, for the estimate that figures show.</summary>
    public string Sentence(string what)
    {
        string error = Measured.StandardError is { } standardError ? string.Create(CultureInfo.InvariantCulture, $" ± {standardError:0.000}") : "";
        string distance = Errors(Measured) is { } errors ? string.Create(CultureInfo.InvariantCulture, $", {Math.Abs(errors):0.0} standard errors away") : "";
        return string.Create(CultureInfo.InvariantCulture, $"**{what}**: exponent {Measured.Exponent:0.000}{error} from {Measured.From:0} to {Measured.To:0}; the paper's formula gives {Theory.Exponent:0.000} over the same window{distance}, the exact sum {Exact.Exponent:0.000}, the sum over the clusters drawn {Drawn.Exponent:0.000}; at infinite scale {Asymptotic:0.###} is predicted. The losses lie {100 * (Math.Exp(Level) - 1):+0;-0} % from the formula.");
    }

    private Agreement Judge(FittedExponent fit) => Judge(fit.Exponent - Theory.Exponent, fit.StandardError, Theory.Exponent);

    private static Agreement Judge(double difference, double? error, double size)
    {
        if (error is not > 0 || AllowedErrors * error > AllowedDistance * size)
            return Math.Abs(difference) > Math.Max(AllowedErrors * (error ?? double.PositiveInfinity), AllowedDistance * size) ? Agreement.Disagrees : Agreement.Undecided;
        if (Math.Abs(difference) <= AllowedErrors * error)
            return Agreement.WithinErrors;
        return Math.Abs(difference) <= AllowedDistance * size ? Agreement.Close : Agreement.Disagrees;
    }

    private static ExponentComparison Make(
        ToyOutcome outcome, MeasuredCurve? published, MeasuredCurve allSites, ScalingCurve theory, ScalingCurve exact, Func<double, double> drawn)
    {
        (double from, double to) = outcome.Parameters.FitWindow;
        FittedExponent Fit(Func<double, double> loss) => LogLogSlope.Fit([.. allSites.Scales], [.. allSites.Scales.Select(loss)], from, to);
        (double level, double levelError) = allSites.LogRatio(theory.Loss, from, to);
        return new ExponentComparison(
            published?.Fit(from, to), allSites.Fit(from, to), Fit(theory.Loss), Fit(exact.Loss), Fit(drawn), theory.AsymptoticExponent, level, levelError);
    }
}
