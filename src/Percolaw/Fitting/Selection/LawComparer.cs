using System.Collections.Concurrent;
using System.Globalization;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// Compares laws by how well they predict larger runs from smaller ones, at several cut-offs, and chooses one: see
/// <see cref="LawChoice"/>.
/// </summary>
public static class LawComparer
{
    // More runs than that are thinned: each law is fitted at each cut-off.
    private const int MostRuns = 1024;
    private const int FirstStarters = 24, MoreStarters = 8;

    /// <summary>Compares laws.</summary>
    /// <param name="laws">At least one; all for scales that the runs have.</param>
    /// <param name="runs">The runs; of more than 1024 that many are used, evenly taken.</param>
    /// <param name="holdOut">Which of them only judge; the choice knows nothing of these.</param>
    /// <param name="options">How.</param>
    /// <exception cref="PercolawException">There are too few runs, none is larger than the others, or no law can be fitted.</exception>
    public static LawComparison Run(IReadOnlyList<IScalingLaw> laws, TrainingRuns runs, HoldOut holdOut, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(laws);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(holdOut);
        ArgumentNullException.ThrowIfNull(options);
        if (laws.Count == 0) throw new PercolawException("there is no law to compare: the runs are too few, or lack the scales");
        if (!(options.Horizon > 1 && double.IsFinite(options.Horizon))) throw new PercolawException(FormattableString.Invariant($"the horizon is {options.Horizon}; it must be above 1"));
        Scale scale = ComparisonAxis.Usual(runs);
        TrainingRuns fitted = runs.Subset(Thinned(holdOut.Fitted)), judging = runs.Subset(Thinned(holdOut.Judging));
        ComparisonAxis axis = new(fitted, scale);
        double[] cutOffs = axis.CutOffs((int)Guard.AtLeast(1, options.CutOffs));
        if (cutOffs.Length == 0)
            throw new PercolawException($"no larger run can be predicted from smaller ones: {Reason(fitted, scale)}");
        ComparedLaw[] compared = Fits(laws, fitted, judging, axis, cutOffs, options);
        TrainingRuns targets = ComparisonTargets.Of(fitted, axis, scale, options.Horizon);
        ComparedLaw[] usable = [.. compared.Where(law => double.IsFinite(law.SelectionError) && double.IsFinite(law.InSampleError) && LogLosses(law.Fit, targets).All(double.IsFinite))];
        if (usable.Length == 0) throw new PercolawException("no law can be fitted to the runs at every cut-off; add runs or name other laws");
        LawComparison result = Chosen(usable, Units(fitted), judging, targets, scale, cutOffs);
        return result with { Warnings = [.. result.Warnings, .. LeftOut(compared.Except(usable), runs.Count, fitted.Count + judging.Count)] };
    }

    // Runs of a group share their errors, but not all of them: between the number of runs and that of groups.
    private static double Units(TrainingRuns runs) => runs.HasGroups ? Math.Sqrt((double)runs.Count * runs.Groups!.Value.Distinct().Count()) : runs.Count;

    private static IEnumerable<string> LeftOut(IEnumerable<ComparedLaw> unusable, int runs, int used)
    {
        string[] names = [.. unusable.Select(law => law.Law.Name)];
        if (names.Length > 0) yield return $"left out, because their losses are infinite: {string.Join(", ", names)}";
        if (used < runs) yield return FormattableString.Invariant($"{used} of the {runs} runs are used, evenly taken");
    }

    private static ComparedLaw[] Fits(
        IReadOnlyList<IScalingLaw> laws, TrainingRuns fitted, TrainingRuns judging, ComparisonAxis axis, double[] cutOffs, ComparisonOptions options)
    {
        ComparedLaw[] compared = new ComparedLaw[laws.Count];
        // The laws that are costly are last in the list of all: begun first, they do not keep one thread busy at the end.
        OrderablePartitioner<int> order = Partitioner.Create(Enumerable.Range(0, laws.Count).Reverse(), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = options.Fit.Threads, CancellationToken = options.Fit.Cancellation }, law => compared[law] = Fits(laws[law], fitted, judging, axis, cutOffs, options));
        return compared;
    }

    private static ComparedLaw Fits(
        IScalingLaw law, TrainingRuns fitted, TrainingRuns judging, ComparisonAxis axis, double[] cutOffs, ComparisonOptions options)
    {
        FitOptions quick = options.Fit with { Starts = StartKind.Data, Threads = 1 };
        double[] errors = new double[cutOffs.Length];
        double[][] known = [];
        for (int i = 0; i < cutOffs.Length; i++)
        {
            TrainingRuns smaller = fitted.Where(row => axis.Position[row] <= cutOffs[i]);
            LawFit fit = LawFitter.Fit(new ScreenedLaw(law, known, i == 0 ? FirstStarters : MoreStarters), smaller, quick with { MostShaken = 1 });
            errors[i] = Error(fit, fitted.Subset(axis.Beyond(cutOffs[i], Math.Log(options.Horizon))));
            known = [[.. fit.Fitted]];
        }
        LawFit whole = LawFitter.Fit(new ScreenedLaw(law, known, int.MaxValue), fitted, quick) with { Law = law };
        return new ComparedLaw(whole, errors, judging.Count == 0 ? null : Error(whole, judging));
    }

    private static double Error(LawFit fit, TrainingRuns rows)
    {
        double[] predicted = LogLosses(fit, rows);
        return ComparedLaw.RootMeanSquare([.. predicted.Select((loss, row) => Math.Log(rows.Loss[row]) - loss)]);
    }

    private static double[] LogLosses(LawFit fit, TrainingRuns rows) => LawEvaluation.LogLosses(fit.Law, [.. fit.Fitted], LogColumns.Of(fit.Law, rows));

    private static LawComparison Chosen(
        ComparedLaw[] laws, double units, TrainingRuns judging, TrainingRuns targets, Scale scale, double[] cutOffs)
    {
        double[] weights = LawChoice.Weights(laws, units);
        ComparedLaw[] weighted = [.. laws.Select((law, i) => law with { Weight = weights[i] })];
        int chosen = LawChoice.Choose(weighted, [.. laws.Select(law => LogLosses(law.Fit, targets))]);
        ComparedLaw[] marked = [.. weighted.Select((law, i) => law with { IsChosen = i == chosen })];
        return new LawComparison(
            scale,
            [.. cutOffs.Select(Math.Exp)],
            [.. marked.OrderBy(law => law.HoldOutError)],
            Clarity.Of(marked, chosen),
            judging.Count == 0 ? null : AverageError(marked, judging),
            [.. Warnings(marked[chosen], cutOffs.Length)]);
    }

    private static double AverageError(ComparedLaw[] laws, TrainingRuns judging)
    {
        double[][] predicted = [.. laws.Select(law => LogLosses(law.Fit, judging))];
        return ComparedLaw.RootMeanSquare([.. judging.Loss.Select((loss, row) => Math.Log(loss) - laws.Select((law, i) => law.Weight * predicted[i][row]).Sum())]);
    }

    private static IEnumerable<string> Warnings(ComparedLaw chosen, int cutOffs)
    {
        if (!chosen.Fit.Trusted && chosen.Fit.Warnings.Count > 0) yield return $"the fit of {chosen.Law.Name} is {chosen.Fit.Warnings[0]}";
        if (cutOffs < 3) yield return string.Create(CultureInfo.InvariantCulture, $"{cutOffs} {(cutOffs == 1 ? "cut-off is" : "cut-offs are")} too few to say how clear the choice is");
    }

    private static string Reason(TrainingRuns runs, Scale scale) => runs.Count < 2
        ? string.Create(CultureInfo.InvariantCulture, $"there {(runs.Count == 1 ? "is 1 run" : $"are {runs.Count} runs")}")
        : $"all {ScalingLaws.Word(scale)} are equal";

    private static IReadOnlyList<int> Thinned(IReadOnlyList<int> rows) => [.. Evenly.Taken(rows.Count, MostRuns).Select(i => rows[i])];
}
