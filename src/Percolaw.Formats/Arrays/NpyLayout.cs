using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>One array of records, a field for each column, then the metadata as UTF-8, which NumPy does not look at.</summary>
internal sealed class NpyLayout : IArrayLayout
{
    public long Size(IReadOnlyList<DataColumn> columns, string? metadata) =>
        NpyText.Header(columns).Length + columns.Sum(column => column.ByteCount) + Encoding.UTF8.GetByteCount(metadata ?? "");

    public void Write(Stream stream, IReadOnlyList<DataColumn> columns, string? metadata, WriteProgress progress)
    {
        stream.Write(NpyText.Header(columns));
        byte[] records = [];
        ColumnBlocks.ForEach(columns, progress, (rows, blocks) =>
        {
            if (records.Length == 0) records = GC.AllocateUninitializedArray<byte>(blocks.Sum(block => block.Length));
            stream.Write(Interleave(columns, rows, blocks, records));
        });
        stream.Write(Encoding.UTF8.GetBytes(metadata ?? ""));
    }

    public ArrayContent Read(FileInput input) => NpyReader.Read(input);

    private static ReadOnlySpan<byte> Interleave(IReadOnlyList<DataColumn> columns, int rows, byte[][] blocks, byte[] records)
    {
        int recordBytes = columns.Sum(column => column.RowBytes), offset = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            int bytes = columns[i].RowBytes;
            for (int row = 0; row < rows; row++)
                blocks[i].AsSpan(row * bytes, bytes).CopyTo(records.AsSpan(row * recordBytes + offset));
            offset += bytes;
        }

        return records.AsSpan(0, rows * recordBytes);
    }
}
