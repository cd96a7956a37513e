using System.Collections.Immutable;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Figures.Fits;

/// <summary>Runs and the law through them, against each scale.</summary>
public static class DataAndFitFigure
{
    private const int GridPoints = 60;
    private const int MostCurves = 4;

    /// <summary>The figure.</summary>
    public static Figure Create(LawFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Plot[] plots = [.. FitScales.Of(fit).Select(scale => Panel(fit, scale))];
        string curves = fit.Law.Scales.Count > 1
            ? " Lines are the law with the other scale held at quantiles of the runs'; against FLOPs, where the law has none, only the runs and the law at each of them are shown."
            : " The line is the law.";
        return Figure.Create(
            "data-and-fit",
            "Runs and fit",
            $"The loss of each run against scale.{curves} {fit.Law.Formula}; {fit.Law.Source}.",
            "Points of runs that fall with scale on logarithmic axes, with the law through them.",
            plots.Length == 1 ? plots[0] : new Panels(Math.Min(2, plots.Length), plots));
    }

    private static Plot Panel(LawFit fit, Scale scale)
    {
        Table runs = new("runs_against_" + FitScales.Word(scale), "x", "loss", "law");
        double[] predicted = fit.Predict(fit.Runs);
        ImmutableArray<double> column = fit.Runs.Column(scale)!.Value;
        for (int row = 0; row < fit.Runs.Count; row++) runs.Add(column[row], fit.Runs.Loss[row], predicted[row]);
        IEnumerable<Layer> law = fit.Law.Scales.Contains(scale) ? [Curves(fit, scale)] : [new Points(runs, "x", "law") { Label = "law at the runs", Colour = Palette.Vermilion, Size = 10, Filled = false }];
        return new Plot(Axis.Log(FitScales.Title(scale)), Axis.Log("loss"), [new Points(runs, "x", "loss") { Label = "runs", Colour = Palette.Blue, Size = 14, Opacity = 0.7 }, .. law])
        {
            Width = 280,
            Height = 260,
            Legend = LegendPlace.TopRight,
        };
    }

    private static Line Curves(LawFit fit, Scale scale)
    {
        Scale[] others = [.. fit.Law.Scales.Where(other => other != scale)];
        ImmutableArray<double> grid = FitScales.Grid(fit.Runs.Column(scale)!.Value, GridPoints);
        int curves = others.Length == 0 ? 1 : MostCurves;
        Table table = new("law_against_" + FitScales.Word(scale), "x", "loss", "curve");
        for (int curve = 0; curve < curves; curve++)
        {
            double quantile = (curve + 0.5) / curves;
            double[] losses = fit.Predict(Rows(fit, scale, grid, other => Quantile(fit.Runs.Column(other)!.Value, quantile)));
            for (int i = 0; i < grid.Length; i++) table.Add(grid[i], losses[i], curve);
        }
        return new Line(table, "x", "loss") { Series = "curve", SeriesLabel = "law", Colour = Palette.Ink, Width = 1.2 };
    }

    private static TrainingRuns Rows(LawFit fit, Scale scale, ImmutableArray<double> grid, Func<Scale, double> held)
    {
        ImmutableArray<double>? Column(Scale wanted) => wanted == scale ? grid
            : fit.Law.Scales.Contains(wanted) ? [.. Enumerable.Repeat(held(wanted), grid.Length)] : null;
        return new TrainingRuns([.. Enumerable.Repeat(1.0, grid.Length)])
        {
            Parameters = Column(Scale.Parameters),
            Tokens = Column(Scale.Tokens),
            Flops = Column(Scale.Flops),
            UniqueTokens = Column(Scale.UniqueTokens),
        };
    }

    private static double Quantile(ImmutableArray<double> column, double share)
    {
        ImmutableArray<double> sorted = column.Sort();
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
