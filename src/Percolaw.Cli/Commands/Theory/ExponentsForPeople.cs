using Percolaw.Cli.Framework;
using Percolaw.Figures.Paper;
using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>The exponents as two tables of at most 80 columns, with the sources as numbered notes below.</summary>
internal static class ExponentsForPeople
{
    public static void Print(Invocation invocation, IReadOnlyList<ExponentRow> rows)
    {
        List<string> sources = [];
        invocation.Print(Critical(rows, sources), Ratios(rows));
        invocation.Say("");
        foreach (string line in WrappedText.Lines(
            "alpha = (3-tau)/(tau-2), a = alpha/(1+alpha) = 3-tau; model_ratio = (c/D)/alpha, data_ratio = (c/D)/a: "
            + "above 1 the number of learnt clusters decides (quanta), below it the largest clusters (manifold)."))
            invocation.Say(line);
        invocation.Say("");
        invocation.Say("Sources of tau and D:");
        for (int i = 0; i < sources.Count; i++)
        {
            foreach (string line in WrappedText.Lines($"[{i + 1}] {sources[i]}", indent: 4)) invocation.Say(line);
        }
    }

    private static Table Critical(IReadOnlyList<ExponentRow> rows, List<string> sources)
    {
        Table table = new("critical_exponents", "dimension", "tau", "fractal_dimension", "alpha", "a", "sources");
        foreach (CriticalExponents critical in rows.Select(row => row.Critical).Distinct())
        {
            table.Add(
                critical.Dimension, Text(critical.FisherExponent), Text(critical.FractalDimension),
                critical.QuantaExponent, critical.DataExponent,
                $"{Number(critical.FisherExponent.Source, sources)} {Number(critical.FractalDimension.Source, sources)}");
        }
        return table;
    }

    private static Table Ratios(IReadOnlyList<ExponentRow> rows)
    {
        Table table = new("exponent_ratios", "dimension", "c", "c_over_d", "model_ratio", "data_ratio", "model_regime", "data_regime");
        foreach (ExponentRow row in rows)
        {
            table.Add(
                row.Critical.Dimension, row.ApproximationExponent, row.ClusterExponent, row.ModelRatio, row.DataRatio,
                ExponentTables.RegimeName(row.ModelRegime), ExponentTables.RegimeName(row.DataRegime));
        }
        return table;
    }

    private static string Number(string source, List<string> sources)
    {
        if (!sources.Contains(source)) sources.Add(source);
        return $"[{sources.IndexOf(source) + 1}]";
    }

    private static string Text(PublishedValue value) => MeasuredText.Of(value.Value, value.StandardError);
}
