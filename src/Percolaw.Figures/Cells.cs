using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>Conversions of a table's cells.</summary>
internal static class Cells
{
    public static JsonNode? ToJson(object? cell) => cell switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        _ => throw new ArgumentException($"A table cell cannot be of type {cell.GetType().Name}."),
    };

    /// <summary>The number in a cell, or NaN where there is none.</summary>
    public static double ToNumber(object? cell) => cell switch
    {
        long number => number,
        double number => number,
        _ => double.NaN,
    };
}
