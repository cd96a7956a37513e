using System.Globalization;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// Refits a law on the smaller runs and predicts the larger ones, at several cut-offs. An interval's half-width in ln loss
/// is the root of the sum of three squares: the coefficients' uncertainty (bootstrap of the smaller runs), the residuals'
/// noise, and a model error that grows in proportion to ln(scale/largest scale trained on). Its growth is the smallest
/// for which at every cut-off the nominal share of the larger runs is held, but for runs that larger ones contradict
/// (<see cref="FarRuns"/>). Runs of one cut-off share one fit's error, so that cut-offs, not runs, are what there are few
/// of: an average over runs would claim too much.
/// </summary>
public static class BackTest
{
    /// <summary>More runs than that are thinned: a back-test refits them some thousand times.</summary>
    public const int MostRuns = 4096;
    private const int FewestCutOffs = 3, SpareRuns = 3;

    // Intervals that much wider for a few runs are said to be.
    private const double MuchWider = 2;

    /// <summary>
    /// Runs the back-test. For the measured coverage the growth in each cut-off's intervals comes from the other cut-offs
    /// alone, and runs far off the law count; cut-offs share runs, so that it is rough. The growth for predictions beyond all
    /// runs comes from all. Of more than 4096 runs that many are used, evenly taken.
    /// </summary>
    /// <exception cref="PercolawException">There are too few runs to hold any out, or the runs lack the axis.</exception>
    public static BackTestResult Run(IScalingLaw law, TrainingRuns runs, FitOptions options, BackTestOptions backTest)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(backTest);
        if (runs.Count > MostRuns)
        {
            int[] rows = Evenly.Taken(runs.Count, MostRuns);
            BackTestResult thinned = Run(law, runs.Subset(rows), options, backTest);
            return thinned with { Points = [.. thinned.Points.Select(point => point with { Row = rows[point.Row] })] };
        }
        LawFit fit = LawFitter.Fit(law, runs, Quick(options));
        double nominal = backTest.NominalCoverage;
        if (!(nominal > 0 && nominal < 1))
            throw new PercolawException(FormattableString.Invariant($"the nominal coverage is {nominal}; it must be between 0 and 1"));
        Scale axis = backTest.Axis ?? BackTestAxis.Usual(law, runs);
        double[] position = BackTestAxis.Logarithms(runs, axis);
        BackTestSplit split = BackTestSplit.Of(runs, position, fit.FreeCount, (int)Guard.AtLeast(1, backTest.CutOffs));
        if (split.CutOffs.Count == 0)
            throw new PercolawException(string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs are too few for a back-test: {fit.FreeCount + SpareRuns} have to be left below the smallest cut-off"));
        FarRuns far = new(fit, position);
        HeldOut[][] predictions = [.. Enumerable.Range(0, split.CutOffs.Count).Select(i => HeldOut.Predict(law, runs, Quick(options), backTest, position, split, i, far))];
        double[] growths = [.. predictions.Select(points => Growth(points.Where(point => !far.IsSetAside(point.Row)), nominal))];
        BackTestPoint[] points = [.. predictions.SelectMany((group, i) => group.Select(point => point.With(Others(growths, i))))];
        (double below, double above) = HeldOut.Noise(fit, nominal, far.IsSetAside);
        double tested = predictions.SelectMany(group => group).Max(point => point.Distance);
        double growthWithoutFar = predictions.Max(group => Growth(group.Where(point => !far.IsSetAside(point.Row) && !far.Largest.Contains(point.Row)), nominal));
        return new BackTestResult(
            axis,
            points,
            new Calibration(nominal, below, above, growths.Max(), tested),
            growths.Length < FewestCutOffs ? null : points.Average(point => point.IsCovered ? 1.0 : 0),
            predictions.SelectMany(group => group).Average(point => point.IsHeldByCoefficients ? 1.0 : 0),
            [.. Warnings(growths.Length, points, nominal), .. Warnings(split, far, growths.Max() > MuchWider * growthWithoutFar)]);
    }

    // The growth that the other cut-offs need.
    private static double Others(double[] growths, int cutOff) =>
        growths.Length < FewestCutOffs ? growths.Max() : growths.Where((_, j) => j != cutOff).Max();

    // The growth that holds the nominal share of one cut-off's runs.
    private static double Growth(IEnumerable<HeldOut> points, double nominal)
    {
        double[] needed = [.. points.Select(point => point.NeededGrowth).Order()];
        return needed.Length == 0 ? 0 : needed[Math.Min(needed.Length - 1, (int)Math.Ceiling(nominal * needed.Length) - 1)];
    }

    private static IEnumerable<string> Warnings(int cutOffs, BackTestPoint[] points, double nominal)
    {
        if (cutOffs < FewestCutOffs)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{cutOffs} cut-offs are too few to measure the coverage: at least {FewestCutOffs} are needed");
            yield break;
        }
        double coverage = points.Average(point => point.IsCovered ? 1.0 : 0);
        if (coverage < nominal)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"the intervals held {100 * coverage:0} % of the larger runs where they claim {100 * nominal:0} %: take them as too narrow");
        }
    }

    private static IEnumerable<string> Warnings(BackTestSplit split, FarRuns far, bool largestDecide)
    {
        if (far.Warning is { } setAside) yield return setAside;
        if (largestDecide && far.WarningOfLargest is { } largest) yield return largest;
        if (split.DividesGroups)
            yield return "the groups of runs are too few, or reach too equally far, to hold out whole groups: prediction intervals are those for further runs of the same groups, and too narrow for new ones";
    }

    // Many fits: starts from the data, which find what the published grids find.
    private static FitOptions Quick(FitOptions options) => options with { Starts = StartKind.Data };
}
