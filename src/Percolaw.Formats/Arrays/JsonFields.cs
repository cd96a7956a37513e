using System.Text;
using System.Text.Json;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Finds a column in a line of JSON.</summary>
internal sealed class JsonFields(TextColumn column) : ILineParser
{
    private readonly byte[] name = Encoding.UTF8.GetBytes(column.Name);

    public string? Parse(ReadOnlySpan<byte> line, Span<byte> row)
    {
        try
        {
            Utf8JsonReader reader = new(line);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return "it is no JSON object";
            bool isFound = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isOurs = reader.ValueTextEquals(name);
                reader.Read();
                if (!isOurs)
                {
                    reader.Skip();
                    continue;
                }

                if (isFound) return $"{OneLine.Of(column.Name)} is there twice";
                if (!TryNumbers(ref reader, row)) return $"{OneLine.Of(column.Name)} is not {Wanted}";
                isFound = true;
            }

            // What follows the object is an error that the reader finds.
            reader.Read();
            return isFound ? null : $"{OneLine.Of(column.Name)} is missing";
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return "it is no JSON";
        }
    }

    private string Wanted
    {
        get
        {
            string type = NumPyType.Name(column.Type);
            return column.Width is { } width ? $"a list of {width} finite numbers of type {type}" : $"a finite number of type {type}";
        }
    }

    private bool TryNumbers(ref Utf8JsonReader reader, Span<byte> row)
    {
        if (column.Width is null) return TryNumber(ref reader, row);
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        int bytes = column.Type.ByteCount();
        for (int i = 0; i < column.Width; i++)
        {
            if (!reader.Read() || !TryNumber(ref reader, row[(i * bytes)..])) return false;
        }

        return reader.Read() && reader.TokenType == JsonTokenType.EndArray;
    }

    private bool TryNumber(ref Utf8JsonReader reader, Span<byte> number) =>
        reader.TokenType == JsonTokenType.Number && NumberText.TryRead(column.Type, reader.ValueSpan, number);
}
