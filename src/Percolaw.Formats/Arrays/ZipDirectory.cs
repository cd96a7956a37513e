using System.Buffers.Binary;
using System.Text;

namespace Percolaw.Formats;

/// <summary>
/// Reads the directory at the end of a zip file (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16 and 4.5.3), also of the 64-bit kind.
/// Stricter than others: nothing is searched for, nothing lies outside the file, and there are at most 10,000 entries.
/// </summary>
internal sealed class ZipDirectory
{
    private const int MostEntries = 10_000;
    private const int LargestDirectory = 1 << 24;
    private const int EndBytes = 22, LocatorBytes = 20, LargeEndBytes = 56, LineBytes = 46, HeaderBytes = 30;
    private readonly FileInput input;

    private ZipDirectory(FileInput input) => this.input = input;

    /// <summary>The entries that can be read; of the others, why not.</summary>
    public static List<ZipEntry> Read(FileInput input, List<string> skipped)
    {
        ZipDirectory directory = new(input);
        (long start, long length, long count) = directory.FindLines();
        if (count > MostEntries) throw input.Damaged($"its {count} entries are more than {MostEntries}");
        if (length > LargestDirectory) throw input.Damaged($"its directory of {length} bytes is larger than {LargestDirectory}");
        byte[] lines = directory.Bytes(start, (int)length);
        List<ZipEntry> entries = [];
        int at = 0;
        for (long i = 0; i < count; i++) directory.ReadLine(lines, ref at, start, entries, skipped);
        return at == lines.Length ? entries : throw input.Damaged("its directory is longer than its entries");
    }

    private (long Start, long Length, long Count) FindLines()
    {
        byte[] tail = Bytes(Math.Max(0, input.Length - EndBytes - ushort.MaxValue), (int)Math.Min(input.Length, EndBytes + ushort.MaxValue));
        int at = tail.Length - EndBytes;
        while (at >= 0 && !(Is(tail, at, 0x06054b50) && at + EndBytes + Short(tail, at + 20) == tail.Length)) at--;
        if (at < 0) throw input.Damaged("it does not end as a zip file");
        long end = input.Length - tail.Length + at;
        (long start, long length, long count) = (Int(tail, at + 16), Int(tail, at + 12), Short(tail, at + 10));
        if (start == uint.MaxValue || length == uint.MaxValue || count == ushort.MaxValue) (start, length, count, end) = FindLargeLines(end);
        if (start < 0 || length < 0 || count < 0 || start > end || length > end - start) throw input.Damaged("its directory lies outside the file");
        return (start, length, count);
    }

    private (long Start, long Length, long Count, long End) FindLargeLines(long end)
    {
        byte[] locator = Bytes(end - LocatorBytes, LocatorBytes);
        if (!Is(locator, 0, 0x07064b50)) throw input.Damaged("the end of its large directory is missing");
        long largeEnd = Long(locator, 8);
        byte[] record = Bytes(largeEnd, LargeEndBytes);
        if (!Is(record, 0, 0x06064b50)) throw input.Damaged("the end of its large directory is elsewhere");
        return (Long(record, 48), Long(record, 40), Long(record, 32), largeEnd);
    }

    private void ReadLine(byte[] lines, ref int at, long directoryStart, List<ZipEntry> entries, List<string> skipped)
    {
        const int EncryptedFlag = 1, Stored = 0, Deflated = 8;
        if (at + LineBytes > lines.Length || !Is(lines, at, 0x02014b50)) throw input.Damaged($"entry {entries.Count + skipped.Count + 1} of its directory is damaged");
        int nameBytes = Short(lines, at + 28), extraBytes = Short(lines, at + 30), method = Short(lines, at + 10);
        int next = at + LineBytes + nameBytes + extraBytes + Short(lines, at + 32);
        if (next > lines.Length) throw input.Damaged("its directory ends within an entry");
        string name = Encoding.UTF8.GetString(lines, at + LineBytes, nameBytes);
        string shown = OneLine.Of(name);
        (long size, long storedSize, long offset) = Sizes(lines, at, lines.AsSpan(at + LineBytes + nameBytes, extraBytes), shown);
        if ((Short(lines, at + 8) & EncryptedFlag) != 0) skipped.Add($"{shown}: it is encrypted");
        else if (method is not (Stored or Deflated)) skipped.Add($"{shown}: compression method {method} is not read");
        else entries.Add(Locate(new ZipEntry(input.Path, name, offset, storedSize, size, method == Deflated, (uint)Int(lines, at + 16)), directoryStart));
        at = next;
    }

    /// <summary>The sizes and the offset of an entry; where one does not fit into 32 bits, it is in a field of the extras, in this order.</summary>
    private (long Size, long StoredSize, long Offset) Sizes(byte[] lines, int at, ReadOnlySpan<byte> extras, string name)
    {
        const int LargeField = 1;
        long[] values = [Int(lines, at + 24), Int(lines, at + 20), Int(lines, at + 42)];
        while (extras.Length >= 4 && Short(extras, 0) != LargeField)
            extras = extras[Math.Min(extras.Length, 4 + Short(extras, 2))..];
        extras = extras.Length >= 4 ? extras.Slice(4, Math.Min(extras.Length - 4, Short(extras, 2))) : [];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != uint.MaxValue) continue;
            if (extras.Length < sizeof(long)) throw input.Damaged($"entry '{name}' lacks its size");
            values[i] = Long(extras, 0);
            extras = extras[sizeof(long)..];
        }

        return (values[0], values[1], values[2]);
    }

    private ZipEntry Locate(ZipEntry entry, long directoryStart)
    {
        const int MostCompression = 1032; // of deflate: 258 bytes from two bits
        if (entry.Start < 0 || entry.StoredSize < 0 || entry.Size < 0 || entry.Start > directoryStart - HeaderBytes || entry.StoredSize > directoryStart - entry.Start)
            throw entry.Damaged("it lies outside the file");
        bool isPossible = entry.IsDeflated ? entry.Size / MostCompression <= entry.StoredSize : entry.Size == entry.StoredSize;
        if (!isPossible) throw entry.Damaged($"{entry.StoredSize} bytes cannot hold its {entry.Size}");
        byte[] header = Bytes(entry.Start, HeaderBytes);
        if (!Is(header, 0, 0x04034b50)) throw entry.Damaged($"it does not begin at byte {entry.Start}");
        long start = entry.Start + HeaderBytes + Short(header, 26) + Short(header, 28);
        return start <= directoryStart - entry.StoredSize ? entry with { Start = start } : throw entry.Damaged("it lies outside the file");
    }

    private byte[] Bytes(long start, int length)
    {
        if (start < 0 || length > input.Length - start) throw input.Damaged("a part of it lies outside the file");
        byte[] bytes = new byte[length];
        input.Seek(start);
        input.ReadExactly(bytes);
        return bytes;
    }

    private static bool Is(ReadOnlySpan<byte> bytes, int at, uint signature) => Int(bytes, at) == signature;

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static long Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
