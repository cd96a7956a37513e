using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Writes rows as lines, each number between pieces of text that are the same in every row.</summary>
internal static class TextRowWriter
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Writes all rows.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="before">What comes before the numbers of each column, and at last what ends a row.</param>
    /// <param name="format">What to call the format in errors.</param>
    /// <param name="progress">Told of every block.</param>
    public static void Write(Stream stream, IReadOnlyList<DataColumn> columns, IReadOnlyList<byte[]> before, string format, WriteProgress progress)
    {
        long longest = LongestRow(columns, before), firstRow = 0;
        byte[] text = GC.AllocateUninitializedArray<byte>((int)(longest + BlockBytes));
        int length = 0;
        ColumnBlocks.ForEach(columns, progress, (rows, blocks) =>
        {
            for (int row = 0; row < rows; row++)
            {
                length += Row(columns, blocks, row, before, text.AsSpan(length), format, firstRow);
                if (length < BlockBytes) continue;
                stream.Write(text, 0, length);
                length = 0;
            }

            firstRow += rows;
        });
        stream.Write(text, 0, length);
    }

    /// <summary>The most bytes that a row can have.</summary>
    public static long LongestRow(IReadOnlyList<DataColumn> columns, IReadOnlyList<byte[]> before) =>
        columns.Sum(column => (column.Width ?? 1) * (NumberText.Longest(column.Type) + 1L)) + before.Sum(piece => piece.Length);

    private static int Row(
        IReadOnlyList<DataColumn> columns, byte[][] blocks, int row, IReadOnlyList<byte[]> before, Span<byte> text, string format, long firstRow)
    {
        int length = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            before[i].CopyTo(text[length..]);
            length += before[i].Length;
            int bytes = columns[i].RowBytes;
            int written = NumberText.Write(columns[i].Type, blocks[i].AsSpan(row * bytes, bytes), text[length..]);
            if (written < 0)
                throw new PercolawException($"{columns[i].Name} has a number in row {firstRow + row + 1} that is not finite, which {format} cannot hold; write .npz, .npy or .safetensors");
            length += written;
        }

        before[^1].CopyTo(text[length..]);
        return length + before[^1].Length;
    }
}
