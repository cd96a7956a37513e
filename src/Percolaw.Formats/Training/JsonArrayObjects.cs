using System.Text.Json;

namespace Percolaw.Formats;

/// <summary>The elements of one JSON array, which may spread over lines. The file is in memory.</summary>
internal sealed class JsonArrayObjects : IJsonObjects
{
    private const int LargestFile = 1 << 29;
    private readonly string path;
    private readonly byte[] bytes;
    private JsonReaderState state;
    private int position;
    private int counted;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">The byte of the bracket that opens the array.</param>
    /// <exception cref="PercolawException">The file cannot be read, or is too large.</exception>
    public JsonArrayObjects(string path, int start)
    {
        this.path = path;
        using FileInput input = FileInput.Open(path);
        if (input.Length > LargestFile) throw new PercolawException($"{path}: a JSON array of more than {LargestFile} bytes is not read; write an object on each line instead");
        bytes = new byte[input.Length];
        input.ReadExactly(bytes);
        position = start;
        Advance(start);
        Guarded(() =>
        {
            Utf8JsonReader reader = Reader();
            reader.Read();
            Keep(reader);
            return true;
        });
    }

    public int Line { get; private set; } = 1;

    public bool TryNext(out ReadOnlySpan<byte> json)
    {
        (int start, int length) = Guarded(Next);
        json = bytes.AsSpan(start, length);
        return length > 0;
    }

    public void Dispose()
    {
    }

    /// <summary>Where the next element is; no length at the end.</summary>
    private (int Start, int Length) Next()
    {
        Utf8JsonReader reader = Reader();
        int start = position;
        if (!reader.Read()) return default;
        bool isEnd = reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == 0;
        int from = start + (int)reader.TokenStartIndex;
        reader.Skip();
        Keep(reader);
        Advance(from);
        // What follows the array is an error that the reader finds.
        return isEnd ? Next() : (from, position - from);
    }

    private Utf8JsonReader Reader() => new(bytes.AsSpan(position), isFinalBlock: true, state);

    private void Keep(Utf8JsonReader reader)
    {
        position += (int)reader.BytesConsumed;
        state = reader.CurrentState;
    }

    private void Advance(int to)
    {
        Line += bytes.AsSpan(counted, to - counted).Count((byte)'\n');
        counted = to;
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException failure)
        {
            // The reader counts lines from where the last part began, which is where this one stopped.
            long line = bytes.AsSpan(0, position).Count((byte)'\n') + 1;
            throw new PercolawException($"{path}: after line {line}, it is no JSON array of objects; mend it, or write an object on each line", failure);
        }
    }
}
