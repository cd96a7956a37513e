using System.Collections.Immutable;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Figures.Fits;

/// <summary>What the law leaves over, against everything.</summary>
public static class ResidualsFigure
{
    /// <summary>The figure.</summary>
    public static Figure Create(LawFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        double[] predicted = fit.Predict(fit.Runs);
        List<Plot> plots = [.. FitScales.Of(fit).Select(scale => Panel(fit, FitScales.Word(scale), Axis.Log(FitScales.Title(scale)), fit.Runs.Column(scale)!.Value))];
        plots.Add(Panel(fit, "law", Axis.Log("loss by the law"), [.. predicted]));
        return Figure.Create(
            "residuals",
            "Residuals",
            "The measured loss over that of the law, less 1, against each scale and against the law. A law that fits leaves no trend; what is seen here beyond noise is model error.",
            "Panels of points around a horizontal line at 0.",
            new Panels(Math.Min(2, plots.Count), [.. plots]));
    }

    private static Plot Panel(LawFit fit, string name, Axis axis, ImmutableArray<double> along)
    {
        Table table = new("residuals_against_" + name, "x", "residual");
        for (int row = 0; row < fit.Runs.Count; row++) table.Add(along[row], Math.Exp(fit.Residuals[row]) - 1);
        return new Plot(axis, Axis.Linear("loss / law − 1"), Rule.Horizontal(0), new Points(table, "x", "residual") { Size = 12, Colour = Palette.Blue, Opacity = 0.7 })
        {
            Width = 280,
            Height = 200,
            Legend = LegendPlace.None,
        };
    }
}
