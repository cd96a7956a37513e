using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Takes columns block by block, in buffers that are used again.</summary>
internal static class ColumnBlocks
{
    private const int BlockBytes = 1 << 20;

    /// <summary>The rows of a block where a row has so many bytes, and there are so many rows; at least one.</summary>
    public static int Rows(long rowBytes, long rowCount) => (int)Math.Max(1, Math.Min(rowCount, BlockBytes / rowBytes));

    /// <summary>Writes all rows of a column, one after the other.</summary>
    public static void Write(Stream stream, DataColumn column, WriteProgress progress)
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(Rows(column.RowBytes, column.RowCount) * column.RowBytes);
        using ColumnReader reader = column.Open();
        for (long left = column.ByteCount; left > 0;)
        {
            Span<byte> block = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            Fill(reader, column, block, progress.Cancellation);
            stream.Write(block);
            left -= block.Length;
            progress.Add(block.Length);
        }
    }

    /// <summary>Calls <paramref name="use"/> with blocks of the same rows of all columns, in order: the number of rows, and their bytes for each column.</summary>
    public static void ForEach(IReadOnlyList<DataColumn> columns, WriteProgress progress, Action<int, byte[][]> use)
    {
        int blockRows = Rows(columns.Sum(column => (long)column.RowBytes), columns[0].RowCount);
        byte[][] blocks = [.. columns.Select(column => GC.AllocateUninitializedArray<byte>(blockRows * column.RowBytes))];
        ColumnReader[] readers = new ColumnReader[columns.Count];
        try
        {
            for (int i = 0; i < readers.Length; i++) readers[i] = columns[i].Open();
            for (long left = columns[0].RowCount; left > 0;)
            {
                int rows = (int)Math.Min(left, blockRows);
                for (int i = 0; i < readers.Length; i++)
                    Fill(readers[i], columns[i], blocks[i].AsSpan(0, rows * columns[i].RowBytes), progress.Cancellation);
                use(rows, blocks);
                left -= rows;
                progress.Add(columns.Sum(column => (long)rows * column.RowBytes));
            }
        }
        finally
        {
            foreach (ColumnReader? reader in readers) reader?.Dispose();
        }
    }

    private static void Fill(ColumnReader reader, DataColumn column, Span<byte> block, CancellationToken cancellation)
    {
        while (block.Length > 0)
        {
            int count = reader.Read(block, cancellation);
            if (count == 0) throw new InvalidOperationException($"Column {column.Name} ended before its {column.RowCount} rows.");
            block = block[count..];
        }
    }
}
