using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>
/// Figure 4 of the paper (Brill 2024, arXiv:2412.07942): (c/D)/α and (c/D)/a against the lattice dimension; 1 is the
/// transition between the regimes.
/// </summary>
public static class ExponentRatios
{
    private const int MostTicks = 15;

    /// <summary>The paper's figure: d = 2 … 8, c = 2, 4, 6, the paper's critical exponents.</summary>
    public static Figure Create() => Create(ExponentTables.PaperRows);

    /// <summary>The figure for any dimensions, learners and edition of the critical exponents.</summary>
    /// <param name="rows">The exponents, at least one row; the figure's data is the table <see cref="ExponentTables.Ratios"/> of them.</param>
    public static Figure Create(IReadOnlyList<ExponentRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Table table = ExponentTables.Ratios(rows);
        int[] dimensions = [.. rows.Select(row => row.Critical.Dimension).Distinct().Order()];
        return Figure.Create(
            "exponent-ratios",
            "Which exponent decides, by dimension and learner",
            Caption(rows),
            "Two panels against the lattice dimension, one line for each approximation exponent c: the ratio of c/D to α for model scaling and to a for data scaling, with a dashed line at 1.",
            Panels.Beside(
                Panel(table, dimensions, "model_ratio", "(a) model scaling", "(c/D) / α"),
                Panel(table, dimensions, "data_ratio", "(b) data scaling", "(c/D) / a,  a = α/(1+α)")));
    }

    private static Plot Panel(Table table, int[] dimensions, string column, string title, string axis) => new(
        Axis.Linear("lattice dimension d") with { Ticks = dimensions.Length <= MostTicks ? [.. dimensions.Select(d => (double)d)] : null },
        Around1(Axis.Log(axis), table, column),
        Rule.Horizontal(1) with { Text = "transition" },
        new Line(table, "dimension", column) { Series = "c", SeriesLabel = "c = {0}" },
        new Points(table, "dimension", column) { Series = "c", SeriesLabel = "c = {0}" })
    {
        Title = title,
        Width = 270,
        Height = 260,
    };

    /// <summary>The line at 1 and the word on it need room above and below, wherever the ratios are.</summary>
    private static Axis Around1(Axis axis, Table table, string column)
    {
        int index = table.IndexOf(column);
        double[] ratios = [.. table.Rows.Select(row => (double)row[index]!)];
        return axis with { Min = Math.Min(ratios.Min() * 0.9, 0.85), Max = Math.Max(ratios.Max() * 1.1, 1.4) };
    }

    private static string Caption(IReadOnlyList<ExponentRow> rows) =>
        "Above the line at 1 the number of learnt clusters decides (quanta: exponent α for models, a for data), below it the finer and finer "
        + "approximation of the largest clusters (manifold: exponent c/D). "
        + Count(rows, "model", row => row.ModelRegime) + " " + Count(rows, "data", row => row.DataRegime) + " "
        + "A better learner, with larger `c`, or a higher dimension moves model scaling towards the quanta; data scaling hardly depends on the dimension"
        + (rows.Where(row => row.ApproximationExponent == 2).Select(row => Math.Abs(row.DataRatio - 1)).DefaultIfEmpty(1).Max() is < 0.2 and double distance
            ? $", and with `c` = 2 it lies within {Math.Ceiling(100 * distance):0} % of the transition in every dimension. "
            : ". ")
        + "Where the sources give standard errors they are smaller than the points.";

    private static string Count(IReadOnlyList<ExponentRow> rows, string what, Func<ExponentRow, ScalingRegime> regimeOf)
    {
        int Of(ScalingRegime regime) => rows.Count(row => regimeOf(row) == regime);
        return $"Of {rows.Count} cases, {what} scaling has {Of(ScalingRegime.Quanta)} above, {Of(ScalingRegime.Transition)} on and {Of(ScalingRegime.Manifold)} below the line.";
    }
}
