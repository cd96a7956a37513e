using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Figures.Percolation;

/// <summary>The data behind an estimate with the fit through it, and the deviations below.</summary>
public static class FitFigure
{
    /// <summary>The figure.</summary>
    /// <param name="name">Its name, in kebab-case.</param>
    /// <param name="estimate">An estimate with a picture.</param>
    public static Figure Create(string name, CriticalEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        FitPicture picture = estimate.Picture ?? throw new ArgumentException("has no picture.", nameof(estimate));
        Table table = Rows(name.Replace('-', '_'), picture);
        Axis scale = Axis.Log(picture.ScaleName) with { Min = picture.Points.Min(point => point.Scale) / 1.2, Max = picture.Points.Max(point => point.Scale) * 1.2 };
        return Figure.Create(
            name,
            picture.Title,
            Caption(estimate),
            $"Points with error bars against the {picture.ScaleName} and a line through those in the range of the fit; below, the deviations from the line in standard errors, scattered around 0.",
            Panels.Below(Data(scale, table, picture), Deviations(scale, table)));
    }

    private static Plot Data(Axis scale, Table table, FitPicture picture) => new(
        scale,
        Axis.Linear(picture.ValueName),
        new ErrorBars(table, "scale", "low", "high") { Label = "measured" },
        new Points(table, "scale", "value") { Label = "measured", Size = 24 },
        new Line(table, "scale", "fit") { Label = "fit" })
    {
        Height = 260,
    };

    private static Plot Deviations(Axis scale, Table table) => new(
        scale,
        Axis.Linear("deviation / error"),
        Rule.Horizontal(0),
        new Points(table, "scale", "deviation") { Label = "measured", Size = 24, InLegend = false })
    {
        Height = 110,
        Legend = LegendPlace.None,
    };

    private static Table Rows(string name, FitPicture picture)
    {
        Table table = new(name, "scale", "value", "error", "low", "high", "fit", "deviation");
        foreach (FitPoint point in picture.Points)
        {
            table.Add(
                point.Scale, point.Value, point.Error, point.Value - point.Error, point.Value + point.Error, point.Fit,
                point.Error > 0 ? (point.Value - point.Fit) / point.Error : null);
        }
        return table;
    }

    private static string Caption(CriticalEstimate estimate)
    {
        string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
        string fit = estimate.ChiSquare is { } chiSquare
            ? $" χ² is {Number(chiSquare.Value, "0.0")} with {chiSquare.DegreesOfFreedom} degrees of freedom (p = {Number(estimate.PValue, "0.00")})."
            : "";
        string doubt = estimate.Accepted ? "" : " No range passed the rule, so the error says too little.";
        string correlated = estimate.Name is "d_min" or "tau" ? " Neighbouring points are correlated: they share clusters." : "";
        return $"`{estimate.Name}` = {Number(estimate.Value, "G6")} ± {Number(estimate.StatisticalError, "0.0E0")} (statistical) ± "
            + $"{Number(estimate.SystematicError, "0.0E0")} (systematic): {estimate.Method}. The line ends where the fit does: points outside its range were left out "
            + $"by the rule.{fit}{doubt}{correlated}";
    }
}
