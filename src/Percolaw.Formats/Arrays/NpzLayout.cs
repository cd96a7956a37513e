using System.IO.Compression;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>A zip file with an array for each column, stored as they are, and one for the metadata.</summary>
internal sealed class NpzLayout : IArrayLayout
{
    // A zip file knows no earlier time; with a fixed one the same data are the same bytes.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public long Size(IReadOnlyList<DataColumn> columns, string? metadata) => Size(Entries(columns, metadata));

    public void Write(Stream stream, IReadOnlyList<DataColumn> columns, string? metadata, WriteProgress progress) =>
        Write(stream, Entries(columns, metadata), progress);

    public ArrayContent Read(FileInput input) => NpzReader.Read(input);

    /// <summary>Writes entries in order.</summary>
    public static void Write(Stream stream, IReadOnlyList<NpzEntry> entries, WriteProgress progress)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (NpzEntry entry in entries)
        {
            ZipArchiveEntry file = archive.CreateEntry(entry.FileName, CompressionLevel.NoCompression);
            file.LastWriteTime = Time;
            using Stream content = file.Open();
            content.Write(entry.Header);
            content.Write(entry.Bytes);
            if (entry.Column is not null) ColumnBlocks.Write(content, entry.Column, progress);
        }
    }

    /// <summary>The bytes of a file of entries: each has a header before it and a line in the directory at the end.</summary>
    public static long Size(IReadOnlyList<NpzEntry> entries)
    {
        const int Header = 30, DirectoryLine = 46, End = 22;
        const int LargeEntry = 100, LargeEnd = 76;
        long size = End + entries.Sum(entry => entry.Size + Header + DirectoryLine + 2 * entry.FileName.Length);
        return size < uint.MaxValue ? size : size + LargeEnd + LargeEntry * entries.Count;
    }

    private static NpzEntry[] Entries(IReadOnlyList<DataColumn> columns, string? metadata)
    {
        IEnumerable<NpzEntry> entries = columns.Select(column => NpzEntry.Of(column.Name, column));
        return metadata is null ? [.. entries] : [.. entries, NpzEntry.OfMetadata(metadata)];
    }
}
