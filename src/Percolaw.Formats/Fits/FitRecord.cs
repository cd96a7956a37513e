using Percolaw.Fitting;

namespace Percolaw.Formats;

/// <summary>A fit with everything that predictions need: what a fit file holds.</summary>
/// <param name="Fit">The law, its coefficients and the runs they were fitted to.</param>
/// <param name="Coefficients">The coefficients with their errors.</param>
/// <param name="Derived">What follows from them, with errors.</param>
/// <param name="Uncertainty">Where the errors come from.</param>
/// <param name="Resamples">Coefficients of bootstrap resamples in fitted form; empty without a bootstrap.</param>
/// <param name="BackTest">How well the law predicts larger runs from smaller ones; null where that was not measured.</param>
/// <param name="Origin">Where the runs come from.</param>
/// <param name="Seed">The seed of the resamples.</param>
public sealed record FitRecord(
    LawFit Fit,
    IReadOnlyList<IntervalEstimate> Coefficients,
    IReadOnlyList<IntervalEstimate> Derived,
    UncertaintySource Uncertainty,
    IReadOnlyList<double[]> Resamples,
    BackTestResult? BackTest,
    RunOrigin Origin,
    ulong Seed)
{
    /// <summary>How many runs or groups of runs the resamples were drawn from; null without resamples.</summary>
    public int? ResampledUnits { get; init; }

    /// <summary>Profile likelihoods of the free coefficients; empty where they were not computed, as after reading a file.</summary>
    public IReadOnlyList<CoefficientProfile> Profiles { get; init; } = [];

    /// <summary>Reasons not to trust a fit whose optimum was found.</summary>
    public IReadOnlyList<string> Doubts { get; } = FitDoubts.Of(Fit, Coefficients);

    /// <summary>Runs far from the law, the farthest first.</summary>
    public IReadOnlyList<OutlyingRun> Outliers { get; } = OutlyingRuns.Of(Fit);

    /// <summary>Whether the fit can be trusted.</summary>
    public bool Trusted => Fit.Trusted && Doubts.Count == 0;

    /// <summary>What a reader should know, one line each; where the fit cannot be trusted, the first says why.</summary>
    public IReadOnlyList<string> Warnings => [.. Doubts.Select(doubt => $"not to be trusted: {doubt}").Concat(Fit.Warnings).Concat(OfOutliers).Concat(BackTest?.Warnings ?? []).Distinct()];

    /// <summary>Predicts losses at other scales.</summary>
    public Predictor Predictor => new(Fit, Resamples, BackTest);

    private IEnumerable<string> OfOutliers => OutliersText.Warning(this) is { } warning ? [warning] : [];
}

/// <summary>Where the errors of coefficients come from.</summary>
public enum UncertaintySource
{
    /// <summary>The curvature of the objective and the spread of the residuals.</summary>
    Covariance,

    /// <summary>Fits of resampled runs.</summary>
    Bootstrap,
}
