using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>Figure 4 of the paper with measured critical exponents: the ratios with error bars, over the lines of published exponents.</summary>
public static class MeasuredRatios
{
    /// <summary>The figure.</summary>
    /// <param name="measured">Rows with errors.</param>
    /// <param name="published">The same dimensions and learners with published exponents.</param>
    public static Figure Create(IReadOnlyList<ExponentRow> measured, IReadOnlyList<ExponentRow> published)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(published);
        Table points = Measured(measured), lines = ExponentTables.Ratios(published);
        return Figure.Create(
            "measured-exponent-ratios",
            "Which exponent decides: measured",
            Caption(measured),
            "Two panels against the lattice dimension, one series for each approximation exponent c: measured ratios of c/D to α and to a as points with error bars, published ones as lines, and a dashed line at 1.",
            Panels.Beside(
                Panel(points, lines, "model", "(a) model scaling", "(c/D) / α"),
                Panel(points, lines, "data", "(b) data scaling", "(c/D) / a,  a = α/(1+α)")));
    }

    private static Plot Panel(Table points, Table lines, string what, string title, string axis)
    {
        double[] dimensions = [.. points.Rows.Concat(lines.Rows).Select(row => (double)(long)row[0]!).Distinct().Order()];
        return new Plot(
            Axis.Linear("lattice dimension d") with { Min = dimensions[0] - 0.4, Max = dimensions[^1] + 0.4, Ticks = dimensions.Length <= 15 ? dimensions : null },
            Around(Axis.Log(axis), points, lines, what),
            Rule.Horizontal(1) with { Text = "transition" },
            new Line(lines, "dimension", what + "_ratio") { Series = "c", SeriesLabel = "c = {0}", Width = 1.2, Opacity = 0.8 },
            new ErrorBars(points, "dimension", what + "_low", what + "_high") { Series = "c", SeriesLabel = "c = {0}" },
            new Points(points, "dimension", what + "_ratio") { Series = "c", SeriesLabel = "c = {0}" })
        {
            Title = title,
            Width = 270,
            Height = 260,
        };
    }

    private static Axis Around(Axis axis, Table points, Table lines, string what)
    {
        double[] ratios = [.. Column(points, what + "_ratio"), .. Column(points, what + "_high"), .. Column(points, what + "_low").Where(low => low > 0), .. Column(lines, what + "_ratio")];
        return axis with { Min = Math.Min(ratios.Min() * 0.9, 0.85), Max = Math.Max(ratios.Max() * 1.1, 1.4) };
    }

    private static IEnumerable<double> Column(Table table, string column) => table.Rows.Select(row => row[table.IndexOf(column)]).OfType<double>();

    private static Table Measured(IReadOnlyList<ExponentRow> rows)
    {
        Table table = new("measured_exponent_ratios",
            "dimension", "c", "tau", "tau_error", "fractal_dimension", "fractal_dimension_error",
            "model_ratio", "model_low", "model_high", "data_ratio", "data_low", "data_high");
        foreach (ExponentRow row in rows)
        {
            table.Add(
                row.Critical.Dimension, row.ApproximationExponent,
                row.Critical.FisherExponent.Value, row.Critical.FisherExponent.StandardError,
                row.Critical.FractalDimension.Value, row.Critical.FractalDimension.StandardError,
                row.ModelRatio, row.ModelRatio - row.ModelRatioError, row.ModelRatio + row.ModelRatioError,
                row.DataRatio, row.DataRatio - row.DataRatioError, row.DataRatio + row.DataRatioError);
        }
        return table;
    }

    private static string Caption(IReadOnlyList<ExponentRow> rows)
    {
        int decided = rows.Count(row => Math.Abs(row.ModelRatio - 1) > 2 * row.ModelRatioError);
        int dataDecided = rows.Count(row => Math.Abs(row.DataRatio - 1) > 2 * row.DataRatioError);
        return "Points: the ratios from measured τ and D, with one standard error, statistical and systematic part together, the relative errors of τ's part and "
            + "of D's added; lines: from published exponents. Above the line at 1 the number of learnt clusters decides (quanta), below it the largest "
            + $"clusters (manifold). Of {rows.Count} cases {decided} are decided for model scaling by more than two standard errors, and {dataDecided} for data scaling.";
    }
}
