using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Finds the numbers of one column in a line.</summary>
internal interface ILineParser
{
    /// <summary>Fills in the row of the column.</summary>
    /// <param name="line">The whole line.</param>
    /// <param name="row">Room for the numbers.</param>
    /// <returns>What is wrong with the line, or null.</returns>
    string? Parse(ReadOnlySpan<byte> line, Span<byte> row);
}

/// <summary>Where the rows of a text file are.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">The byte at which the first row begins.</param>
/// <param name="LinesBefore">The lines before it.</param>
/// <param name="Count">The number of rows.</param>
internal sealed record TextRows(string Path, long Start, long LinesBefore, long Count);

/// <summary>A column of a file in which every row is a line.</summary>
internal sealed class LineColumn(TextRows rows, TextColumn column, ILineParser parser)
    : DataColumn(column.Name, column.Type, rows.Count, column.Width)
{
    public override ColumnReader Open() => new Reader(this, new TextLines(FileInput.Open(rows.Path, rows.Start), rows.LinesBefore), parser);

    private sealed class Reader(LineColumn column, TextLines lines, ILineParser parser) : ColumnReader
    {
        private long left = column.RowCount;

        public override int Read(Span<byte> rows, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(left, rows.Length / column.RowBytes);
            for (int i = 0; i < count; i++)
            {
                if (!lines.TryNext(out ReadOnlySpan<byte> line)) throw lines.Damaged($"{left - i} more rows should follow");
                if (parser.Parse(line, rows.Slice(i * column.RowBytes, column.RowBytes)) is { } reason) throw lines.Damaged(reason);
            }

            left -= count;
            return count * column.RowBytes;
        }

        protected override void Dispose(bool disposing)
        {
            lines.Dispose();
            base.Dispose(disposing);
        }
    }
}
