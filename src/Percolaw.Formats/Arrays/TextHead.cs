using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>One column of a text file.</summary>
internal sealed record TextColumn(string Name, NumberType Type, int? Width)
{
    /// <summary>The column's place in a row.</summary>
    public int Numbers => Width ?? 1;
}

/// <summary>What the first line of a text file says: the number of rows, the columns, the metadata.</summary>
internal sealed record TextHead(long Rows, IReadOnlyList<TextColumn> Columns, string? Metadata)
{
    private const string Key = "percolaw";

    // Metadata are nested as deep as a reader goes by itself, and they are within other objects here.
    private const int Deepest = 80;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Deepest };

    /// <summary>The head of a file of columns, as JSON on one line.</summary>
    public static byte[] Write(IReadOnlyList<DataColumn> columns, string? metadata)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(Key);
            writer.WriteNumber("rows", columns[0].RowCount);
            writer.WriteStartArray("columns");
            foreach (DataColumn column in columns)
            {
                writer.WriteStartObject();
                writer.WriteString("name", column.Name);
                writer.WriteString("type", NumPyType.Name(column.Type));
                if (column.Width is { } width) writer.WriteNumber("width", width);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (metadata is not null)
            {
                writer.WritePropertyName(ArrayChecks.MetadataName);
                writer.WriteRawValue(metadata, skipInputValidation: true);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    /// <summary>Reads a first line; null where it is not one of ours.</summary>
    /// <exception cref="PercolawException">It is one of ours, and damaged.</exception>
    public static TextHead? Read(ReadOnlySpan<byte> line, Func<string, PercolawException> damaged)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetString(line), new JsonDocumentOptions { MaxDepth = Deepest });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(Key, out JsonElement head)) return null;
            return Interpret(head) ?? throw damaged("it does not describe the columns as it should");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw damaged("it is no JSON");
        }
    }

    private static TextHead? Interpret(JsonElement head)
    {
        if (head.ValueKind != JsonValueKind.Object
            || !head.TryGetProperty("rows", out JsonElement rows) || rows.ValueKind != JsonValueKind.Number || !rows.TryGetInt64(out long count) || count < 0
            || !head.TryGetProperty("columns", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        List<TextColumn> columns = [];
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (Column(item) is not { } column || columns.Exists(other => other.Name == column.Name)) return null;
            columns.Add(column);
            if (columns.Sum(other => (long)other.Numbers) > ArrayFiles.WidestRow) return null;
        }

        string? metadata = head.TryGetProperty(ArrayChecks.MetadataName, out JsonElement parameters) ? parameters.GetRawText() : null;
        return columns.Count > 0 && (metadata is null || ArrayChecks.IsObject(metadata)) ? new TextHead(count, columns, metadata) : null;
    }

    private static TextColumn? Column(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object
            || !item.TryGetProperty("name", out JsonElement name) || JsonTexts.TryGet(name) is not { Length: > 0 } text
            || !item.TryGetProperty("type", out JsonElement typeName) || NumPyType.FromName(JsonTexts.TryGet(typeName)) is not { } type)
        {
            return null;
        }

        if (!item.TryGetProperty("width", out JsonElement width)) return new TextColumn(text, type, null);
        bool isWidth = width.ValueKind == JsonValueKind.Number && width.TryGetInt32(out int numbers) && numbers is >= 1 and <= ArrayFiles.WidestRow;
        return isWidth ? new TextColumn(text, type, width.GetInt32()) : null;
    }
}
