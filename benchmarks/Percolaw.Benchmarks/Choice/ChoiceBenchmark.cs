using System.Globalization;
using Percolaw.Fitting;

namespace Percolaw.Benchmarks;

/// <summary>
/// How well the choice of a law predicts beyond simulated curves, beside each law used for all of them, and how often it is the
/// curve's own. Arguments: the number of curves, and the index of the first.
/// </summary>
internal static class ChoiceBenchmark
{
    private const int FewPoints = 12;

    // Errors of less are rounding: curves of a law without floor and noise.
    private const double Smallest = 1e-4;

    public static void Run(string[] arguments)
    {
        int count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 270;
        int first = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 0;
        SimulatedCurve[] curves = [.. Enumerable.Range(first, count).Select(SimulatedCurves.Of)];
        LawComparison[] comparisons = new LawComparison[count];
        Parallel.For(0, count, i => comparisons[i] = Compare(curves[i]));
        Print("all", curves, comparisons, _ => true);
        Print(FormattableString.Invariant($"at most {FewPoints} points"), curves, comparisons, curve => curve.Fitted <= FewPoints);
        Print(FormattableString.Invariant($"more than {FewPoints} points"), curves, comparisons, curve => curve.Fitted > FewPoints);
    }

    private static LawComparison Compare(SimulatedCurve curve) =>
        LawComparer.Run(LawCandidates.Of(curve.Runs), curve.Runs, HoldOut.Flagged(curve.Runs, [.. Enumerable.Range(0, curve.Runs.Count).Select(i => i < curve.Fitted)]), new ComparisonOptions());

    private static void Print(string what, SimulatedCurve[] curves, LawComparison[] all, Predicate<SimulatedCurve> isWanted)
    {
        int[] rows = [.. Enumerable.Range(0, all.Length).Where(i => isWanted(curves[i]))];
        double[] best = [.. rows.Select(i => all[i].Laws[0].HoldOutError)];
        Report.Title($"hold-out errors of {rows.Length} simulated curves, {what}: mean, and geometric mean of the ratio to the best law of each curve");
        Line("chosen for each curve", [.. rows.Select(i => (double?)all[i].Chosen.HoldOutError)], best);
        Line("weighted average of laws", [.. rows.Select(i => all[i].AverageHoldOutError)], best);
        foreach (string name in all.SelectMany(comparison => comparison.Laws).Select(law => law.Law.Name).Distinct())
            Line(name, [.. rows.Select(i => all[i].Laws.FirstOrDefault(law => law.Law.Name == name)?.HoldOutError)], best);
        int[] own = [.. rows.Where(i => all[i].Laws.Any(law => law.Law.Name == curves[i].Kind))];
        Report.Line("the curve's own law is chosen", $"{own.Count(i => all[i].Chosen.Law.Name == curves[i].Kind)} of {own.Length}");
        LawComparison[] clear = [.. rows.Select(i => all[i]).Where(comparison => comparison.Clarity is { IsClear: true })], others = [.. rows.Select(i => all[i]).Except(clear)];
        Report.Line("it predicts better than the next, where clear", $"{clear.Count(IsBetter)} of {clear.Length}");
        Report.Line("where not clear", $"{others.Count(IsBetter)} of {others.Length}");
    }

    private static bool IsBetter(LawComparison comparison) => comparison.Clarity is { } clarity && comparison.Chosen.HoldOutError <= clarity.Next.HoldOutError;

    private static void Line(string what, double?[] errors, double[] best)
    {
        int[] known = [.. Enumerable.Range(0, errors.Length).Where(i => errors[i] is { } error && double.IsFinite(error))];
        double ratio = Math.Exp(known.Average(i => Math.Log((errors[i]!.Value + Smallest) / (best[i] + Smallest))));
        Report.Line(what, $"{known.Average(i => errors[i]),8:0.0000} {ratio,8:0.00}{(known.Length < errors.Length ? $"  ({known.Length} curves)" : "")}");
    }
}
