using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>Fits laws.</summary>
public static class LawFitter
{
    /// <summary>The largest number of rows on which all starts descend.</summary>
    internal const int RowsForStarts = 4096;

    /// <summary>
    /// Fits a law from many starts. Where there are more than 4096 rows, starts descend on that many of them, evenly taken,
    /// and the best end goes on with all rows; a warning says so.
    /// </summary>
    /// <exception cref="PercolawException">The runs lack a scale, there are none, or an option names no coefficient.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static LawFit Fit(IScalingLaw law, TrainingRuns runs, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(options);
        Guard.AtLeast(1, options.Threads);
        if (runs.Count == 0) throw new PercolawException("there are no runs to fit; check the columns and the conditions on rows");
        FitProblem problem = new(law, runs, options);
        Smoothing smoothing = new(options.Objective, runs);
        StartsOutcome outcome = problem.FreeCount == 0
            ? new StartsOutcome([], 0, 0, true)
            : FromStarts(law, runs, options, smoothing);
        if (problem.FreeCount > 0 && runs.Count > RowsForStarts)
        {
            Descent descent = new(problem);
            smoothing.Refit(descent, outcome.Point, problem.Weights);
            outcome = outcome with { HasConverged = smoothing.Finish(descent, outcome.Point, problem.Weights) };
        }
        return FitDiagnosis.Of(problem, runs, options, outcome);
    }

    /// <summary>The law with given coefficients, as if fitted: no runs, no starts; for evaluation alone.</summary>
    /// <param name="law">The law.</param>
    /// <param name="coefficients">All of the law's coefficients by name, in their own units.</param>
    /// <exception cref="PercolawException">A coefficient is missing, unknown or out of range.</exception>
    public static LawFit Given(IScalingLaw law, IReadOnlyDictionary<string, double> coefficients)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(coefficients);
        FitOptions options = new() { Fixed = coefficients };
        (int[] free, double[] fitted) = CoefficientMap.Of(law, options);
        string[] missing = [.. law.Coefficients.Where((_, i) => free[i] >= 0).Select(coefficient => coefficient.Name)];
        if (missing.Length > 0) throw new PercolawException($"the law {law.Name} also needs {string.Join(", ", missing)}; set all of its coefficients");
        return new LawFit
        {
            Law = law,
            Runs = new TrainingRuns([]),
            Options = options,
            Coefficients = [.. law.Coefficients.Select(coefficient => new FittedCoefficient(coefficient.Name, coefficients[coefficient.Name], false, false))],
            Fitted = fitted,
            ObjectiveValue = 0,
            StartsTotal = 0,
            StartsAgreeing = 0,
            Eigenvalues = [],
            Residuals = [],
            Trusted = true,
        };
    }

    private static StartsOutcome FromStarts(IScalingLaw law, TrainingRuns runs, FitOptions options, Smoothing smoothing)
    {
        IReadOnlyList<double[]> starts = options.Starts == StartKind.Grid && law.PublishedStarts.Count > 0 ? law.PublishedStarts : law.Starts(runs);
        if (options.StartCount is { } wanted)
            starts = [.. Evenly.Taken(starts.Count, (int)Guard.AtLeast(1, wanted, "number of starts")).Select(i => starts[i])];
        FitProblem problem = new(law, Thinned(runs), options);
        return new ManyStarts(problem, smoothing, options).Run(starts);
    }

    private static TrainingRuns Thinned(TrainingRuns runs) => runs.Count <= RowsForStarts ? runs : runs.Subset(Evenly.Taken(runs.Count, RowsForStarts));
}
