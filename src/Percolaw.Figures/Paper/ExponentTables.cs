using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's table of exponents and what its figure of ratios is drawn from.</summary>
public static class ExponentTables
{
    /// <summary>The rows of the paper: d = 2 … 8, c = 2, 4, 6.</summary>
    public static IReadOnlyList<ExponentRow> PaperRows => ExponentTable.Create(Enumerable.Range(2, 7), [2, 4, 6]);

    /// <summary>
    /// The table <c>critical_exponents</c>, a row for each dimension: τ and D with errors and sources, α, and a = α/(1+α).
    /// </summary>
    /// <param name="rows">The exponents; several rows of one dimension count once.</param>
    public static Table CriticalExponents(IEnumerable<ExponentRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Table table = new("critical_exponents",
            "dimension", "tau", "tau_error", "tau_source", "fractal_dimension", "fractal_dimension_error", "fractal_dimension_source",
            "alpha", "alpha_error", "a", "a_error");
        foreach (CriticalExponents critical in rows.Select(row => row.Critical).Distinct())
        {
            (PublishedValue tau, PublishedValue fractal) = (critical.FisherExponent, critical.FractalDimension);
            table.Add(
                critical.Dimension, tau.Value, tau.StandardError, tau.Source, fractal.Value, fractal.StandardError, fractal.Source,
                critical.QuantaExponent, critical.QuantaExponentError, critical.DataExponent, tau.StandardError);
        }

        return table;
    }

    /// <summary>The critical exponents as a report shows them.</summary>
    public static TableItem ForReport(IEnumerable<ExponentRow> rows) => new(
        CriticalExponents(rows),
        "The critical exponents: Fisher exponent τ and fractal dimension D with their sources, and what follows for model scaling, α = (3-τ)/(τ-2), and data scaling, a = α/(1+α).")
    {
        Columns =
        [
            new TableColumn("dimension", "d", "0"), new TableColumn("tau", "τ", "0.0000"), new TableColumn("tau_source", "source of τ"),
            new TableColumn("fractal_dimension", "D", "0.000"), new TableColumn("fractal_dimension_source", "source of D"),
            new TableColumn("alpha", "α", "0.00"), new TableColumn("a", "a", "0.000"),
        ],
    };

    /// <summary>
    /// The table <c>exponent_ratios</c>, a row for each dimension and c: c/D, (c/D)/α and (c/D)/a with errors, both regimes and
    /// the exponents that follow.
    /// </summary>
    /// <param name="rows">The exponents.</param>
    public static Table Ratios(IEnumerable<ExponentRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Table table = new("exponent_ratios",
            "dimension", "c", "c_over_d", "c_over_d_error", "model_ratio", "model_ratio_error", "data_ratio", "data_ratio_error",
            "model_regime", "data_regime", "model_exponent", "data_exponent");
        foreach (ExponentRow row in rows)
        {
            table.Add(
                row.Critical.Dimension, row.ApproximationExponent, row.ClusterExponent, row.ClusterExponentError,
                row.ModelRatio, row.ModelRatioError, row.DataRatio, row.DataRatioError,
                RegimeName(row.ModelRegime), RegimeName(row.DataRegime), row.ModelExponent, row.DataExponent);
        }

        return table;
    }

    /// <summary>A regime as tables and texts name it: <c>manifold</c>, <c>transition</c>, <c>quanta</c>.</summary>
    /// <param name="regime">The regime.</param>
    public static string RegimeName(ScalingRegime regime) => Names.ToChoice(regime.ToString());
}
