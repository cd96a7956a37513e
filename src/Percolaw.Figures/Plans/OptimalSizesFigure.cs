using Percolaw.Figures.Fits;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Planning;

namespace Percolaw.Figures.Plans;

/// <summary>Optimal parameters and tokens against the budget, by every method.</summary>
public static class OptimalSizesFigure
{
    private const int LinePoints = 20;
    private const double Beyond = 100;

    /// <summary>The figure, from IsoFLOP curves.</summary>
    public static Figure Create(IReadOnlyList<IsoFlopEstimate> estimates)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        return Create([.. estimates.Select(estimate => new Series(
            Names.ToChoice(estimate.Method.ToString()).Replace('-', ' '), flops => [estimate.Parameters.At("parameters", flops), estimate.Tokens.At("tokens", flops)],
            [.. estimate.Minima.Where(minimum => minimum.Doubt is null).Select(minimum => (minimum.Flops, minimum.Parameters, minimum.Tokens))]))]);
    }

    /// <summary>The figure, from training curves.</summary>
    public static Figure Create(IReadOnlyList<EnvelopeEstimate> estimates)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        // The best of them is the last.
        return Create([.. estimates.Reverse().Select(estimate => new Series(
            Names.ToChoice(estimate.Method.ToString()).Replace('-', ' '), estimate.At,
            [.. estimate.Points.Select(point => (point.Flops, point.Parameters, point.Tokens))]))]);
    }

    private static Figure Create(Series[] all) => Figure.Create(
        "optimal-sizes",
        "Optimal sizes",
        "The best model and its tokens at each budget, by method, and the power laws through them, drawn on to a hundred times the largest budget, the first with its 95 % interval. Lines that part there are the uncertainty that no interval of one method holds.",
        "Two panels of points that rise along straight lines on logarithmic axes.",
        new Panels(2, Panel(all, true), Panel(all, false)));

    private static Plot Panel(Series[] all, bool parameters)
    {
        Table points = new(parameters ? "optimal_parameters" : "optimal_tokens", "flops", "size", "method"), lines = new(parameters ? "parameter_lines" : "token_lines", "flops", "size", "method", "size_low", "size_high");
        double low = all.Min(series => series.Points.Min(point => point.Flops)), high = Beyond * all.Max(series => series.Points.Max(point => point.Flops));
        foreach (Series series in all)
        {
            foreach ((double flops, double n, double d) in series.Points) points.Add(flops, parameters ? n : d, series.Name);
            for (int i = 0; i < LinePoints; i++)
            {
                double flops = low * Math.Pow(high / low, (double)i / (LinePoints - 1));
                IntervalEstimate at = series.At(flops)[parameters ? 0 : 1];
                bool first = series == all[0];
                lines.Add(flops, at.Value, series.Name, first ? at.Low : null, first ? at.High : null);
            }
        }
        return new Plot(
            Axis.Log(FitScales.Title(Scale.Flops)),
            Axis.Log(parameters ? "optimal parameters N" : "optimal tokens D"),
            new Band(lines, "flops", "size_low", "size_high") { Label = "95 % interval", Colour = Palette.Blue },
            new Line(lines, "flops", "size") { Series = "method", Width = 1.4 },
            new Points(points, "flops", "size") { Series = "method", Size = 26 })
        {
            Width = 290,
            Height = 260,
            Legend = LegendPlace.TopLeft,
        };
    }

    private sealed record Series(string Name, Func<double, IReadOnlyList<IntervalEstimate>> At, IReadOnlyList<(double Flops, double Parameters, double Tokens)> Points);
}
