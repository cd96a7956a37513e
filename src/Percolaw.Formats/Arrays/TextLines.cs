namespace Percolaw.Formats;

/// <summary>The lines of a text file, one after the other, in a buffer that grows to the longest of them.</summary>
internal sealed class TextLines : IDisposable
{
    private const int LongestLine = 1 << 25;
    private const int FirstRoom = 1 << 16;
    private readonly FileInput input;
    private byte[] room = new byte[FirstRoom];
    private int start, end;

    /// <summary>Begins at a byte of a file, which is the beginning of a line.</summary>
    public TextLines(FileInput input, long linesBefore)
    {
        this.input = input;
        Number = linesBefore;
        Position = input.Position;
    }

    /// <summary>The number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The byte behind the line read last.</summary>
    public long Position { get; private set; }

    /// <summary>The next line without its end (LF or CR LF), valid until the one after it is read; false at the end of the file.</summary>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        int searched = 0, length;
        while ((length = room.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = end - start;
            if (!Fill()) return TryLast(out line);
        }

        line = Take(searched + length, searched + length + 1);
        return true;
    }

    /// <summary>The exception for the line read last.</summary>
    public PercolawException Damaged(string reason) => input.Damaged($"line {Number}: {reason}");

    /// <summary>How many line ends come after a byte; -1 where the file does not end with one.</summary>
    public static long Count(FileInput input, long start)
    {
        byte[] block = new byte[Math.Clamp(input.Length - start, 1, 1 << 20)];
        input.Seek(start);
        long count = 0;
        byte last = (byte)'\n';
        for (int read; (read = input.Read(block)) > 0; last = block[read - 1]) count += block.AsSpan(0, read).Count((byte)'\n');
        return last == '\n' ? count : -1;
    }

    public void Dispose() => input.Dispose();

    private bool TryLast(out ReadOnlySpan<byte> line)
    {
        bool isThere = end > start;
        line = isThere ? Take(end - start, end - start) : [];
        return isThere;
    }

    private ReadOnlySpan<byte> Take(int length, int withEnd)
    {
        ReadOnlySpan<byte> line = room.AsSpan(start, length);
        start += withEnd;
        Position += withEnd;
        Number++;
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (start > 0)
        {
            room.AsSpan(start, end - start).CopyTo(room);
            (start, end) = (0, end - start);
        }

        if (end == room.Length)
        {
            if (end >= LongestLine) throw input.Damaged($"line {Number + 1} is longer than {LongestLine} bytes");
            Array.Resize(ref room, 2 * room.Length);
        }

        int count = input.Read(room.AsSpan(end));
        end += count;
        return count > 0;
    }
}
