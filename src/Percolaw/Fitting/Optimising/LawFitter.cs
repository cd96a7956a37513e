namespace Percolaw.Fitting;

/// <summary>Fits laws.</summary>
public static class LawFitter
{
    /// <summary>Fits a law from many starts.</summary>
    /// <exception cref="PercolawException">The runs lack a scale, there are too few, or an option names no coefficient.</exception>
    public static LawFit Fit(IScalingLaw law, TrainingRuns runs, FitOptions options) => throw new NotImplementedException();

    /// <summary>The law with given coefficients, as if fitted: no starts, no warnings, for evaluation alone.</summary>
    /// <param name="law">The law.</param>
    /// <param name="coefficients">All of the law's coefficients by name, in their own units.</param>
    public static LawFit Given(IScalingLaw law, IReadOnlyDictionary<string, double> coefficients) => throw new NotImplementedException();
}
