using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>A column that is one field of the records of a file.</summary>
/// <param name="path">The file.</param>
/// <param name="start">The byte at which the records begin.</param>
/// <param name="recordBytes">The bytes of a record.</param>
/// <param name="rowCount">The number of records.</param>
/// <param name="source">The field.</param>
/// <param name="type">The type of its numbers.</param>
internal sealed class RecordColumn(string path, long start, int recordBytes, long rowCount, NpyField source, NumberType type)
    : DataColumn(source.Name, type, rowCount, source.Shape.Count == 0 ? null : (int)source.Shape[0])
{
    public override ColumnReader Open() => new Reader(this, FileInput.Open(path, start));

    private sealed class Reader(RecordColumn column, FileInput input) : ColumnReader
    {
        private byte[] records = [];
        private long left = column.RowCount;

        public override int Read(Span<byte> rows, CancellationToken cancellation = default)
        {
            int count = (int)Math.Min(left, rows.Length / column.RowBytes), blockRows = ColumnBlocks.Rows(column.Bytes, column.RowCount);
            if (records.Length == 0 && count > 0) records = GC.AllocateUninitializedArray<byte>(blockRows * column.Bytes);
            for (int done = 0; done < count; done += blockRows)
            {
                cancellation.ThrowIfCancellationRequested();
                int block = Math.Min(blockRows, count - done);
                input.ReadExactly(records.AsSpan(0, block * column.Bytes));
                for (int row = 0; row < block; row++)
                    records.AsSpan(row * column.Bytes + column.Offset, column.RowBytes).CopyTo(rows[((done + row) * column.RowBytes)..]);
            }

            left -= count;
            return count * column.RowBytes;
        }

        protected override void Dispose(bool disposing)
        {
            input.Dispose();
            base.Dispose(disposing);
        }
    }

    private int Bytes => recordBytes;

    private int Offset => (int)source.Offset;
}
