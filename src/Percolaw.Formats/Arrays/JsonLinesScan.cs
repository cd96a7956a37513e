using System.Text.Json;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Learns the columns of JSON lines from the rows: names and widths from the first, types from all.</summary>
internal sealed class JsonLinesScan
{
    private readonly Dictionary<string, Found> found = [];
    private readonly HashSet<string> left = [];

    /// <summary>What is left out, and why.</summary>
    public List<string> Skipped { get; } = [];

    /// <summary>Takes the first row; what is wrong with it, or null.</summary>
    public string? Begin(ReadOnlySpan<byte> line) => Each(line, isFirst: true);

    /// <summary>Takes a further row; what is wrong with it, or null.</summary>
    public string? Add(ReadOnlySpan<byte> line) => Each(line, isFirst: false);

    /// <summary>The columns.</summary>
    public TextColumn[] Columns() =>
        [.. found.Select(pair => new TextColumn(pair.Key, pair.Value.IsWhole ? NumberType.Int64 : NumberType.Float64, pair.Value.Width))];

    private string? Each(ReadOnlySpan<byte> line, bool isFirst)
    {
        try
        {
            Utf8JsonReader reader = new(line);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return "it is no JSON object";
            HashSet<string> names = [];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!, shown = OneLine.Of(name);
                reader.Read();
                if (name.Length == 0 || !names.Add(name)) return $"'{shown}' is there twice, or no name";
                if (isFirst) Begin(ref reader, name);
                else if (found.TryGetValue(name, out Found? column) && Next(ref reader, column) != column.Width) return $"{shown} is not as in the first row";
                if (!isFirst && !found.ContainsKey(name) && !left.Contains(name)) return $"{shown} is not in the first row";
                if (!found.ContainsKey(name)) reader.Skip();
            }

            reader.Read();
            return names.Count == found.Count + left.Count ? null : "a column of the first row is missing";
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return "it is no JSON";
        }
    }

    private void Begin(ref Utf8JsonReader reader, string name)
    {
        Found column = new();
        Utf8JsonReader ahead = reader;
        column.Width = Next(ref ahead, column);
        if (column.Width == 0 || column.Width > ArrayFiles.WidestRow)
        {
            left.Add(name);
            Skipped.Add($"{OneLine.Of(name)}: it is neither a number nor a list of 1 to {ArrayFiles.WidestRow} numbers");
            return;
        }

        found.Add(name, column);
        reader = ahead;
    }

    /// <summary>Goes through a value: null for a number, else how many numbers it is a list of; 0 for anything else.</summary>
    private static int? Next(ref Utf8JsonReader reader, Found column)
    {
        if (TakeNumber(ref reader, column)) return null;
        if (reader.TokenType != JsonTokenType.StartArray) return 0;
        int count = 0;
        while (reader.Read() && TakeNumber(ref reader, column)) count++;
        return reader.TokenType == JsonTokenType.EndArray ? count : 0;
    }

    private static bool TakeNumber(ref Utf8JsonReader reader, Found column)
    {
        if (reader.TokenType != JsonTokenType.Number || !NumberText.IsNumber(reader.ValueSpan)) return false;
        column.IsWhole &= NumberText.IsWhole(reader.ValueSpan);
        return true;
    }

    private sealed class Found
    {
        public bool IsWhole { get; set; } = true;

        public int? Width { get; set; }
    }
}
