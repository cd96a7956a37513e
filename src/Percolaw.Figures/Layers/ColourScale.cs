using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>A column of numbers shown as colour, from dark to light.</summary>
/// <param name="Column">The column.</param>
/// <param name="Title">What it measures, above the colour bar.</param>
public sealed record ColourScale(string Column, string Title)
{
    /// <summary>Whether equal steps of colour are equal ratios.</summary>
    public bool Log { get; init; }

    /// <summary>A Vega colour scheme; the default is told apart under colour blindness and in grey.</summary>
    public string Scheme { get; init; } = "viridis";

    /// <summary>Whether low values are light.</summary>
    public bool Reverse { get; init; }

    /// <summary>The value of the first colour; values below have it too. Without it, the lowest value.</summary>
    public double? Min { get; init; }

    /// <summary>The value of the last colour; values above have it too. Without it, the highest value.</summary>
    public double? Max { get; init; }

    /// <summary>The expression that says whether a row has a colour.</summary>
    internal string Shows() => Log ? $"isValid(datum.{Column}) && datum.{Column} > 0" : $"isValid(datum.{Column})";

    internal JsonObject Encoding(IEnumerable<object?> values)
    {
        double[] numbers = [.. values.Select(Cells.ToNumber).Where(value => !double.IsNaN(value) && (!Log || value > 0))];
        double min = Min ?? (numbers.Length > 0 ? numbers.Min() : 1);
        double max = Max ?? (numbers.Length > 0 ? numbers.Max() : 10);
        JsonObject legend = new() { ["title"] = Title, ["orient"] = "right", ["offset"] = 16 };
        if (Log)
        {
            LogTicks ticks = LogTicks.Between(min, max, 180, null);
            legend["values"] = Json.Array(ticks.Labelled);
            legend["labelExpr"] = ticks.LabelExpression();
        }

        JsonObject scale = AxisScale.Continuous(Log, min, max);
        scale["scheme"] = Scheme;
        scale["reverse"] = Reverse;
        scale["clamp"] = true;
        return new JsonObject
        {
            ["field"] = Column,
            ["type"] = "quantitative",
            ["scale"] = scale,
            ["legend"] = legend,
        };
    }
}
