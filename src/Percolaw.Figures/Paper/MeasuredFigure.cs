using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's figure of measured model and data scaling.</summary>
public static class MeasuredFigure
{
    /// <summary>The figure.</summary>
    public static Figure Create(ToyOutcome outcome, Table model, Table data, ExponentComparison modelExponent, ExponentComparison dataExponent)
    {
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Median over {outcome.Seeds.Count} seeds with the 16th to 84th percentile, against theory: the paper's integral (black) and the exact sum over {outcome.Parameters.Clusters} clusters (dashed). No parameter is fitted to these curves; the scale factors were fitted before, to every cluster by itself, and they set the level. {modelExponent.Sentence("Model scaling")} {dataExponent.Sentence("Data scaling")} At small N and 𝒟 the points depart from the integral, see below why.
            """);
        return Figure.Create(
            "measured-scaling",
            "Measured model and data scaling",
            caption,
            "Two panels of loss on logarithmic axes: measured medians with a band, and the theory's curves.",
            Panels.Beside(
                Panel(model, "degrees of freedom N", "(a) model scaling", LegendPlace.BottomLeft),
                Panel(data, "data set size 𝒟", "(b) data scaling", LegendPlace.None)));
    }

    private static Plot Panel(Table table, string scale, string title, LegendPlace legend) => new(
        Axis.Log(scale),
        Axis.Log("loss"),
        new Band(table, "n", "p16", "p84") { Label = "median, 16–84 %", Colour = Palette.Blue },
        new Points(table, "n", "median") { Label = "median, 16–84 %", Size = 22, Colour = Palette.Blue },
        new Line(table, "n", "theory") { Label = "theory", Colour = Palette.Ink, Width = 1.6 },
        new Line(table, "n", "theory_exact") { Label = "exact sum", Colour = Palette.Vermilion, Dash = Dash.Dashed, Width = 1.6 })
    {
        Title = title,
        Width = 280,
        Height = 300,
        Legend = legend,
    };
}
