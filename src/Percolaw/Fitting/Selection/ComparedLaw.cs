namespace Percolaw.Fitting;

/// <summary>A law among others. Errors are root mean squares of ln loss - ln law.</summary>
/// <param name="Fit">The law fitted to the runs, those that only judge left out.</param>
/// <param name="CutOffErrors">For each cut-off, of the larger runs predicted from those up to it.</param>
/// <param name="JudgedError">Of the runs that only judge; null where there are none.</param>
public sealed record ComparedLaw(LawFit Fit, IReadOnlyList<double> CutOffErrors, double? JudgedError)
{
    /// <summary>The law.</summary>
    public IScalingLaw Law => Fit.Law;

    /// <summary>Over all cut-offs: what the choice knows.</summary>
    public double SelectionError => RootMeanSquare(CutOffErrors);

    /// <summary>What the law is ranked by: of the runs that only judge, or where there are none of the cut-offs.</summary>
    public double HoldOutError => JudgedError ?? SelectionError;

    /// <summary>Of the runs fitted.</summary>
    public double InSampleError => RootMeanSquare(Fit.Residuals);

    /// <summary>How much the law's prediction counts in the choice; the weights of all laws add up to 1.</summary>
    public double Weight { get; init; }

    /// <summary>Whether this is the law chosen.</summary>
    public bool IsChosen { get; init; }

    /// <summary>The root of the mean square; NaN for nothing.</summary>
    internal static double RootMeanSquare(IReadOnlyList<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Count; i++) sum += values[i] * values[i];
        return Math.Sqrt(sum / values.Count);
    }
}

/// <summary>What a comparison of laws found.</summary>
/// <param name="Axis">The scale along which runs are small or large.</param>
/// <param name="CutOffs">The largest scale fitted to at each cut-off.</param>
/// <param name="Laws">By hold-out error, the smallest first.</param>
/// <param name="Clarity">How clear the choice is; null where there is one law.</param>
/// <param name="AverageHoldOutError">The hold-out error of the weighted average of all laws' ln loss; null without runs that only judge.</param>
/// <param name="Warnings">One line each.</param>
public sealed record LawComparison(
    Scale Axis, IReadOnlyList<double> CutOffs, IReadOnlyList<ComparedLaw> Laws, ChoiceClarity? Clarity, double? AverageHoldOutError, IReadOnlyList<string> Warnings)
{
    /// <summary>The law chosen.</summary>
    public ComparedLaw Chosen => Laws.Single(law => law.IsChosen);
}

/// <summary>How clear a choice is, by the cut-offs.</summary>
/// <param name="Next">The best of the other laws.</param>
/// <param name="LogRatio">The mean of ln of its error over that of the law chosen; below 0 where it is the better one there.</param>
/// <param name="Wins">The share of the cut-offs at which no law was better than the one chosen.</param>
/// <param name="IsClear">Whether the next law errs more than twice as much, at three cut-offs or more.</param>
public sealed record ChoiceClarity(ComparedLaw Next, double LogRatio, double Wins, bool IsClear);
