using System.Text;
using System.Text.Json;

namespace Percolaw.Formats;

/// <summary>The rows of a JSON file: its columns are the names in any of its objects, in the order in which they come up.</summary>
internal sealed class JsonRows : IRunRows
{
    private const int MostColumns = 100_000;
    private readonly Func<IJsonObjects> open;
    private readonly Dictionary<string, int> indices = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> names = [];
    private readonly List<byte[]> encodedNames = [];
    private readonly (int Start, int Length, int Row)[] places;
    private readonly IJsonObjects objects;
    private char[] name = new char[256];
    private byte[] texts = new byte[4096];
    private int used, row;
    private bool areNamesKnown;

    /// <summary>Goes through a file to find its columns, and back to its beginning.</summary>
    /// <exception cref="PercolawException">The file cannot be read.</exception>
    public JsonRows(Func<IJsonObjects> open)
    {
        this.open = open;
        lookup = indices.GetAlternateLookup<ReadOnlySpan<char>>();
        FindNames();
        areNamesKnown = true;
        places = new (int, int, int)[names.Count];
        objects = open();
    }

    public IReadOnlyList<string> Columns => names;

    public bool MayHaveCommas => false;

    public int Line => objects.Line;

    public string? Fault { get; private set; }

    public bool Read()
    {
        if (!objects.TryNext(out ReadOnlySpan<byte> json)) return false;
        (used, row) = (0, row + 1);
        Fault = Parse(json);
        return true;
    }

    public ReadOnlySpan<byte> Field(int column)
    {
        (int start, int length, int of) = places[column];
        return of == row ? texts.AsSpan(start, length).Trim((byte)' ') : [];
    }

    public void Dispose() => objects.Dispose();

    private void FindNames()
    {
        using IJsonObjects first = open();
        while (names.Count < MostColumns && first.TryNext(out ReadOnlySpan<byte> json)) Parse(json);
    }

    /// <summary>Goes through an object; the reason why it is none, or null.</summary>
    private string? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return "it is no JSON object";
            // Most objects have their names in the order of the columns.
            for (int guess = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; guess++)
            {
                int column = Find(ref reader, guess);
                reader.Read();
                if (areNamesKnown && column >= 0 && !TryTake(ref reader, column)) return $"'{OneLine.Of(names[column])}' is there twice";
                reader.Skip();
            }

            // What follows the object is an error that the reader finds.
            reader.Read();
            return null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return "it is no JSON object on one line";
        }
    }

    /// <summary>The column of a property, which is a new one while names are found; -1 for none.</summary>
    private int Find(ref Utf8JsonReader reader, int guess)
    {
        if (guess < names.Count && reader.ValueTextEquals(encodedNames[guess])) return guess;
        if (reader.ValueSpan.Length > name.Length) name = new char[2 * reader.ValueSpan.Length];
        ReadOnlySpan<char> property = name.AsSpan(0, reader.CopyString(name));
        if (lookup.TryGetValue(property, out int column)) return column;
        if (areNamesKnown || names.Count >= MostColumns) return -1;
        names.Add(property.ToString());
        encodedNames.Add(Encoding.UTF8.GetBytes(names[^1]));
        indices.Add(names[^1], names.Count - 1);
        return names.Count - 1;
    }

    private bool TryTake(ref Utf8JsonReader reader, int column)
    {
        if (places[column].Row == row) return false;
        int start = used;
        // What is nested is no number; its first sign says what it is.
        int most = reader.ValueSpan.Length + 1;
        if (texts.Length - used < most) Array.Resize(ref texts, Math.Max(2 * texts.Length, used + most));
        if (reader.TokenType == JsonTokenType.String) used += reader.CopyString(texts.AsSpan(used));
        else if (reader.TokenType != JsonTokenType.Null) used += Copy(reader.ValueSpan);
        places[column] = (start, used - start, row);
        return true;
    }

    private int Copy(ReadOnlySpan<byte> value)
    {
        value.CopyTo(texts.AsSpan(used));
        return value.Length;
    }
}
