using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Percolation;

/// <summary>What the figures of grown clusters share: measured points with error bars, published power laws, effective exponents.</summary>
internal static class GrowthPanels
{
    /// <summary>The published exponents where the clusters were grown at the threshold, else null.</summary>
    public static CriticalExponents? Published(GrowthMeasurement measured, IReadOnlyList<EffectiveExponent> exponents) =>
        exponents.Count == 0 ? null : CriticalExponents.Of(measured.Parameters.Dimension, ExponentEdition.Later);

    /// <summary>Points with error bars, from a table with the columns <c>x, value, low, high</c>.</summary>
    public static IEnumerable<Layer> Points(Table table, string label, string colour)
    {
        yield return new ErrorBars(table, "x", "low", "high") { Label = label, Colour = colour };
        yield return new Points(table, "x", "value") { Label = label, Size = 22, Colour = colour };
    }

    /// <summary>A dotted power law through the row of a table that is nearest to an abscissa on a logarithmic axis.</summary>
    public static IEnumerable<Layer> Law(Table table, double exponent, double through, string label)
    {
        object?[]? anchor = table.Rows.Where(row => (double)row[0]! > 0).MinBy(row => Math.Abs(Math.Log((double)row[0]! / through)));
        if (anchor is null) yield break;
        (double x, double value) = ((double)anchor[0]!, (double)anchor[1]!);
        Table line = new(table.Name + "_law", "x", "value");
        foreach (double end in (double[])[(double)table.Rows[0][0]!, x, (double)table.Rows[^1][0]!]) line.Add(end, value * Math.Pow(end / x, exponent));
        yield return new Line(line, "x", "value") { Label = label, Colour = Palette.Ink, Dash = Dash.Dotted, Width = 1.4 };
    }

    /// <summary>The panel of an effective exponent against the middle of its factor of four, with the published value as a line.</summary>
    public static Plot Exponent(IReadOnlyList<EffectiveExponent> exponents, string name, string along, string axis, string title, double? published)
    {
        Table table = new("effective_" + name, "x", "value", "low", "high");
        foreach (EffectiveExponent exponent in exponents.Where(exponent => exponent.Exponent == name))
        {
            double error = exponent.Estimate.StandardError ?? 0;
            table.Add(Math.Sqrt((double)exponent.From * exponent.To), exponent.Estimate.Value, exponent.Estimate.Value - error, exponent.Estimate.Value + error);
        }
        IEnumerable<Layer> rule = published is { } value ? [Rule.Horizontal(value)] : [];
        return new Plot(Axis.Log(along), Axis.Linear(axis), [.. rule, .. Points(table, "effective", Palette.Blue)])
        {
            Title = title,
            Width = 280,
            Height = 260,
            Legend = LegendPlace.None,
        };
    }

    /// <summary>A panel on logarithmic axes.</summary>
    public static Plot Logarithmic(string x, string y, string title, LegendPlace legend, params IEnumerable<Layer> layers) =>
        new(Axis.Log(x), Axis.Log(y), [.. layers])
        {
            Title = title,
            Width = 280,
            Height = 260,
            Legend = legend,
        };

    /// <summary>One panel, or that and the effective exponents beside it.</summary>
    public static View Beside(Plot panel, IReadOnlyList<EffectiveExponent> exponents, string name, Func<Plot> exponent) =>
        exponents.Any(found => found.Exponent == name) ? Panels.Beside(panel, exponent()) : panel with { Title = null, Width = 420 };
}
