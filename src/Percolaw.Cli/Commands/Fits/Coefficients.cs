using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>Coefficients by name, as people write them: <c>E=1.69,A=406.4</c>.</summary>
internal sealed class Coefficients
{
    private Coefficients(IReadOnlyList<KeyValuePair<string, double>> values) => Values = values;

    public static ValueKind<Coefficients> Kind { get; } = new(
        "coefficients such as E=1.69,A=406.4", Parse, coefficients => coefficients.ToString(), coefficients => coefficients.ToJson(), []);

    /// <summary>Names and values in the order given, each name once.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Values { get; }

    /// <summary>Whether a coefficient is given as 0.</summary>
    public bool IsZero(string name) => Values.Any(pair => pair.Key == name && pair.Value == 0);

    public override string ToString() => string.Join(",", Values.Select(pair => $"{pair.Key}={Numbers.Format(pair.Value)}"));

    private static Coefficients Parse(string text)
    {
        KeyValuePair<string, double>[] values = [.. text.Split(',').Select(ParseOne)];
        string? twice = values.GroupBy(pair => pair.Key).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? new Coefficients(values) : throw new PercolawException($"'{twice}' is given twice");
    }

    private static KeyValuePair<string, double> ParseOne(string text)
    {
        string[] sides = text.Split('=', 2);
        return sides.Length == 2 && sides[0].Trim().Length > 0
            ? KeyValuePair.Create(sides[0].Trim(), Numbers.ParseNumber(sides[1].Trim()))
            : throw new PercolawException($"'{text.Trim()}' is not a coefficient and its value such as E=1.69");
    }

    private JsonObject ToJson() => new(Values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
}
