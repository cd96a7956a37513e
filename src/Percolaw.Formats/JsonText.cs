using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Percolaw.Formats;

/// <summary>JSON for people and programs: indented, in the order given, snake_case names, null for what does not exist.</summary>
public static class JsonText
{
    // The default escapes every letter beyond ASCII, for HTML; our files are UTF-8 and read by people.
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The table as an array of objects.</summary>
    public static JsonArray ToArray(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        JsonArray array = [];
        foreach (object?[] row in table.Rows)
        {
            JsonObject entry = [];
            for (int i = 0; i < row.Length; i++) entry.Add(table.Columns[i], ToNode(row[i]));
            array.Add(entry);
        }
        return array;
    }

    /// <summary>
    /// A value as JSON: null, bool, numbers (NaN and infinity as null), strings, <see cref="Table"/>,
    /// <see cref="JsonSummary"/>, JSON nodes and sequences of these.
    /// </summary>
    public static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        ulong number => JsonValue.Create(number),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        string text => JsonValue.Create(text),
        Table table => ToArray(table),
        JsonSummary summary => summary.ToJson(),
        System.Collections.IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(ToNode)]),
        _ => throw new ArgumentException($"cannot write a {value.GetType().Name} as JSON", nameof(value)),
    };

    /// <summary>The node as indented text that ends with a line end.</summary>
    public static string ToText(JsonNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.ToJsonString(Indented) + "\n";
    }
}
