using System.Globalization;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's figure of width against parameters of the Chinchilla models.</summary>
public static class WidthFigure
{
    /// <summary>The figure.</summary>
    public static Figure Create(Table table)
    {
        PowerFit published = Fitting.WidthFit.Published(), logarithmic = Fitting.WidthFit.OnLogarithms();
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Width of the 50 models of Hoffmann et al. 2022 (Table A9) against their parameters P. Least squares as published gives d_{"{model}"} = {published.Constant:0.000} · P^{"{"}{published.Index:0.000}{"}"} (± {published.ConstantError:0.000} and ± {published.IndexError:0.0000}; the paper: 0.57 and 0.387, **reproduced**), on logarithms {logarithmic.Constant:0.000} and {logarithmic.Index:0.000}. That the degrees of freedom of the theory grow like the width is an **assumption** of the paper, not a result.
            """);
        return Figure.Create(
            "width-against-parameters",
            "From degrees of freedom to parameters",
            caption,
            "Scatter plot of width against parameters on logarithmic axes with two power-law fits.",
            new Plot(
                Axis.Log("parameters P"),
                Axis.Log("width (d_model)"),
                new Points(table, "parameters", "d_model") { Label = "Chinchilla models", Size = 26 },
                new Line(table, "parameters", "fit") { Label = "fit as published", Colour = Palette.Ink, Width = 1.5 },
                new Line(table, "parameters", "logarithmic_fit") { Label = "fit on logarithms", Colour = Palette.Vermilion, Dash = Dash.Dashed, Width = 1.5 })
            {
                Legend = LegendPlace.TopLeft,
            });
    }
}
