using System.Globalization;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// Refits a law on the smaller runs and predicts the larger ones, at several cut-offs. An interval's half-width in ln loss
/// is the root of the sum of three squares: the coefficients' uncertainty (bootstrap of the smaller runs), the residuals'
/// noise, and a model error that grows in proportion to ln(scale/largest scale trained on). Its growth is the smallest
/// for which at every cut-off the nominal share of the larger runs is held. Runs of one cut-off share one fit's error, so
/// that cut-offs, not runs, are what there are few of: an average over runs would claim too much.
/// </summary>
public static class BackTest
{
    private const double SmallestShare = 0.3;

    // More runs than that are thinned: a back-test refits them some thousand times.
    private const int MostRuns = 4096;
    private const int FewestCutOffs = 3, SpareRuns = 3, FewestLarger = 5;

    /// <summary>
    /// Runs the back-test. The measured coverage is honest: the growth in each cut-off's intervals comes from the other
    /// cut-offs alone. The growth for predictions beyond all runs comes from all. Of more than 4096 runs that many are
    /// used, evenly taken.
    /// </summary>
    /// <exception cref="PercolawException">There are too few runs to hold any out, or the runs lack the axis.</exception>
    public static BackTestResult Run(IScalingLaw law, TrainingRuns runs, FitOptions options, BackTestOptions backTest)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(backTest);
        if (runs.Count > MostRuns)
        {
            int[] rows = [.. Enumerable.Range(0, MostRuns).Select(i => (int)((long)i * runs.Count / MostRuns))];
            BackTestResult thinned = Run(law, runs.Subset(rows), options, backTest);
            return thinned with { Points = [.. thinned.Points.Select(point => point with { Row = rows[point.Row] })] };
        }
        LawFit fit = LawFitter.Fit(law, runs, Quick(options));
        if (!(backTest.NominalCoverage > 0 && backTest.NominalCoverage < 1))
            throw new PercolawException(FormattableString.Invariant($"the nominal coverage is {backTest.NominalCoverage}; it must be between 0 and 1"));
        Scale axis = backTest.Axis ?? BackTestAxis.Usual(law, runs);
        double[] position = BackTestAxis.Logarithms(runs, axis);
        double[] cutOffs = CutOffs(position, fit.FreeCount, (int)Guard.AtLeast(1, backTest.CutOffs));
        if (cutOffs.Length == 0)
            throw new PercolawException(string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs are too few for a back-test: {fit.FreeCount + SpareRuns} have to be left below the smallest cut-off"));
        HeldOut[][] predictions = [.. cutOffs.Select((cutOff, i) => HeldOut.Predict(law, runs, Quick(options), backTest, position, cutOff, i))];
        double[] growths = [.. predictions.Select(points => Growth(points, backTest.NominalCoverage))];
        List<BackTestPoint> points = [];
        for (int i = 0; i < predictions.Length; i++)
        {
            double growth = growths.Length < FewestCutOffs ? growths.Max() : growths.Where((_, j) => j != i).Max();
            points.AddRange(predictions[i].Select(point => point.With(growth)));
        }
        (double below, double above) = HeldOut.Noise(fit, backTest.NominalCoverage);
        double tested = predictions.SelectMany(group => group).Max(point => point.Distance);
        return new BackTestResult(
            axis,
            points,
            new Calibration(backTest.NominalCoverage, below, above, growths.Max(), tested),
            growths.Length < FewestCutOffs ? null : points.Average(point => point.IsCovered ? 1.0 : 0),
            predictions.SelectMany(group => group).Average(point => point.IsHeldByCoefficients ? 1.0 : 0),
            [.. Warnings(growths.Length, points, backTest.NominalCoverage)]);
    }

    // Positions up to which runs are small: evenly by rank, from a share of the runs to all but the last few.
    private static double[] CutOffs(double[] position, int free, int count)
    {
        double[] sorted = [.. position.Order()];
        int first = Math.Max(free + SpareRuns, (int)Math.Ceiling(SmallestShare * sorted.Length)), last = sorted.Length - Math.Clamp(sorted.Length / 10, 1, FewestLarger);
        if (first > last) return [];
        return
        [
            .. Enumerable.Range(0, count).Select(i => sorted[first - 1 + (int)((long)i * (last - first) / Math.Max(1, count - 1))])
                .Where(cutOff => cutOff < sorted[^1]).Distinct(),
        ];
    }

    // The growth that holds the nominal share of one cut-off's runs.
    private static double Growth(HeldOut[] points, double nominal)
    {
        double[] needed = [.. points.Select(point => point.NeededGrowth).Order()];
        return needed[Math.Min(needed.Length - 1, (int)Math.Ceiling(nominal * needed.Length) - 1)];
    }

    private static IEnumerable<string> Warnings(int cutOffs, List<BackTestPoint> points, double nominal)
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

    // Many fits: starts from the data, which find what the published grids find.
    private static FitOptions Quick(FitOptions options) => options with { Starts = StartKind.Data };
}
