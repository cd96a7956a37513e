using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Percolaw.Figures;

/// <summary>The ways JSON is written.</summary>
internal static class Json
{
    /// <summary>Indented, for files that people read.</summary>
    public static JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>On one line, for expressions.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>On one line, for a script element: no character that HTML or its comments could take for markup.</summary>
    public static JsonSerializerOptions InHtml { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static JsonArray Array(IEnumerable<double> values) => new([.. values.Select(value => (JsonNode)JsonValue.Create(value))]);
}
