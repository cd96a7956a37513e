namespace Percolaw.Formats;

/// <summary>An object on each line; blank lines and comments after <c>#</c> are passed over.</summary>
internal sealed class JsonLineObjects(string path) : IJsonObjects
{
    private readonly TextLines lines = new(FileInput.Open(path), 0);

    public int Line => (int)Math.Min(lines.Number, int.MaxValue);

    public bool TryNext(out ReadOnlySpan<byte> json)
    {
        while (lines.TryNext(out json))
        {
            if (lines.Number == 1 && json.StartsWith("\uFEFF"u8)) json = json[3..];
            json = json.Trim(" \t"u8);
            if (!json.IsEmpty && json[0] != (byte)'#') return true;
        }

        return false;
    }

    public void Dispose() => lines.Dispose();
}
