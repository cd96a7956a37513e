using System.Globalization;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Figures.Fits;

/// <summary>Larger runs predicted from smaller ones.</summary>
public static class BackTestFigure
{
    /// <summary>The figure; null without predictions.</summary>
    public static Figure? Create(BackTestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Points.Count == 0) return null;
        Table table = new("back_test", "factor", "ratio", "low", "high");
        foreach (BackTestPoint point in result.Points)
            table.Add(Math.Exp(point.Distance), point.Loss / point.Predicted, point.Low / point.Predicted, point.High / point.Predicted);
        string coverage = result.MeasuredCoverage is { } measured
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * measured:0} % of them hold the measured loss, {100 * result.Calibration.NominalCoverage:0} % should.")
            : "There were too few cut-offs to measure how many hold the loss.";
        string naive = result.NaiveCoverage is { } alone
            ? string.Create(CultureInfo.InvariantCulture, $" The uncertainty of coefficients alone would have held {100 * alone:0} %.")
            : "";
        return Figure.Create(
            "back-test",
            "Back-test",
            $"The measured loss over the predicted one, where the law was fitted to smaller runs only, against how many times larger the run is than the largest of these ({FitScales.Title(result.Axis)}). Bars are prediction intervals, calibrated on the other cut-offs: {coverage}{naive} A run is predicted from several cut-offs, so that points are not independent.",
            "Points around a horizontal line at 1 with vertical bars that grow to the right.",
            new Plot(
                Axis.Log("times larger than the largest run fitted"),
                Axis.Linear("measured / predicted"),
                Rule.Horizontal(1),
                new ErrorBars(table, "factor", "low", "high") { Label = "interval", Colour = Palette.Grey, Width = 0.8 },
                new Points(table, "factor", "ratio") { Label = "runs", Size = 14, Colour = Palette.Blue })
            {
                Width = 420,
                Height = 300,
                Legend = LegendPlace.TopLeft,
            });
    }
}
