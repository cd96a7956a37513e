using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>A back-test by cut-offs.</summary>
internal static class BackTestTable
{
    /// <summary>A row for each cut-off.</summary>
    public static Table ByCutOff(BackTestResult result)
    {
        Table table = new("back_test", "cut_off", "runs", "times_larger", "mean_log_error", "rms_log_error", "covered");
        foreach (IGrouping<double, BackTestPoint> cutOff in result.Points.GroupBy(point => point.CutOff))
        {
            double[] errors = [.. cutOff.Select(point => Math.Log(point.Loss / point.Predicted))];
            table.Add(
                cutOff.Key, errors.Length, Math.Exp(cutOff.Max(point => point.Distance)), errors.Average(), Math.Sqrt(errors.Average(error => error * error)),
                cutOff.Average(point => point.IsCovered ? 1.0 : 0));
        }
        return table;
    }

    /// <summary>What it comes to, in a sentence or two.</summary>
    public static string Summary(BackTestResult result)
    {
        string covered = result.MeasuredCoverage is { } measured
            ? FormattableString.Invariant($"{100 * result.Calibration.NominalCoverage:0} % intervals held {100 * measured:0.#} % of the predictions")
            : "there were too few cut-offs to measure the coverage";
        string naive = result.NaiveCoverage is { } alone ? FormattableString.Invariant($"; the uncertainty of coefficients alone would have held {100 * alone:0.#} %") : "";
        return $"{result.Points.Count} predictions of larger runs from smaller ones: {covered}{naive}.";
    }
}
