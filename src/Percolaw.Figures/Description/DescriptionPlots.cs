using Percolaw.Formats;

namespace Percolaw.Figures.Description;

/// <summary>What the figures of a described data set share.</summary>
internal static class DescriptionPlots
{
    private const int Width = 420;
    private const int Height = 300;

    /// <summary>A plot on logarithmic axes.</summary>
    public static Plot Logarithmic(string x, string y, LegendPlace legend, params IEnumerable<Layer> layers) =>
        new(Axis.Log(x), Axis.Log(y), [.. layers]) { Width = Width, Height = Height, Legend = legend };

    /// <summary>Measured points with their errors and, where it is known, the exact curve; from a table with columns <c>x, value, low, high, exact</c>.</summary>
    public static IEnumerable<Layer> MeasuredAndExact(Table table, string exact)
    {
        int column = table.IndexOf("exact");
        if (table.Rows.Any(row => row[column] is not null)) yield return new Line(table, "x", "exact") { Label = exact, Colour = Palette.Ink, Width = 1.4 };
        yield return new ErrorBars(table, "x", "low", "high") { Label = "measured", Colour = Palette.Blue };
        yield return new Points(table, "x", "value") { Label = "measured", Size = 22, Colour = Palette.Blue };
    }

    /// <summary>The table that <see cref="MeasuredAndExact"/> draws; rows without a value above 0 are left out, as logarithmic axes want it.</summary>
    public static Table Measured(string name, Table source, string x, string value, string? error, string? exact)
    {
        Table table = new(name, "x", "value", "low", "high", "exact");
        foreach (object?[] row in source.Rows)
        {
            if (row[source.IndexOf(value)] is not { } cell || !(Number(cell) > 0)) continue;
            double measured = Number(cell), deviation = error is null || row[source.IndexOf(error)] is not { } given ? 0 : Number(given);
            double low = measured - deviation;
            table.Add(Number(row[source.IndexOf(x)]!), measured, low > 0 ? low : measured, measured + deviation, exact is null ? null : row[source.IndexOf(exact)]);
        }
        return table;
    }

    private static double Number(object cell) => Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture);
}
