using System.Globalization;
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

    /// <summary>Whether the colour bar is drawn; of panels with the same ends, one is enough.</summary>
    public bool Bar { get; init; } = true;

    /// <summary>The expression that says whether a row has a colour.</summary>
    internal string Shows() => Log ? $"isValid(datum.{Column}) && datum.{Column} > 0" : $"isValid(datum.{Column})";

    /// <summary>The expression that says whether a row's colour is so light that text on it must be dark.</summary>
    internal string IsLight(IEnumerable<object?> values)
    {
        (double min, double max) = Ends(values);
        // In the default scheme from about two thirds of the way.
        double edge = Log ? Math.Exp(Math.Log(min) + (0.62 * Math.Log(max / min))) : min + (0.62 * (max - min));
        return string.Create(CultureInfo.InvariantCulture, $"datum.{Column} {(Reverse ? '<' : '>')} {edge:G4}");
    }

    internal JsonObject Encoding(IEnumerable<object?> values)
    {
        (double min, double max) = Ends(values);
        JsonObject scale = AxisScale.Continuous(Log, min, max);
        scale["scheme"] = Scheme;
        scale["reverse"] = Reverse;
        scale["clamp"] = true;
        return new JsonObject { ["field"] = Column, ["type"] = "quantitative", ["scale"] = scale, ["legend"] = Bar ? Legend(min, max) : null };
    }

    private (double Min, double Max) Ends(IEnumerable<object?> values)
    {
        double[] numbers = [.. values.Select(Cells.ToNumber).Where(value => !double.IsNaN(value) && (!Log || value > 0))];
        return (Min ?? (numbers.Length > 0 ? numbers.Min() : 1), Max ?? (numbers.Length > 0 ? numbers.Max() : 10));
    }

    private JsonObject Legend(double min, double max)
    {
        JsonObject legend = new() { ["title"] = Title, ["orient"] = "right", ["offset"] = 16 };
        if (Log)
        {
            LogTicks ticks = LogTicks.Between(min, max, 180, null);
            legend["values"] = Json.Array(ticks.Labelled);
            legend["labelExpr"] = ticks.LabelExpression();
        }
        else
        {
            legend["tickCount"] = 5;
        }

        return legend;
    }
}
