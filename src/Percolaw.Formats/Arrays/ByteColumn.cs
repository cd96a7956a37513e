using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Gives bytes in order.</summary>
internal interface IByteReader : IDisposable
{
    /// <summary>Fills in all the bytes.</summary>
    /// <exception cref="PercolawException">There are not so many, or they are damaged.</exception>
    void ReadExactly(Span<byte> bytes);
}

/// <summary>A column that lies in a file in one piece.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">The type of its numbers.</param>
/// <param name="rowCount">The number of rows.</param>
/// <param name="width">The numbers of a row where it is a vector.</param>
/// <param name="open">Begins at its first byte.</param>
internal sealed class ByteColumn(string name, NumberType type, long rowCount, int? width, Func<IByteReader> open)
    : DataColumn(name, type, rowCount, width)
{
    public override ColumnReader Open() => new Reader(this, open());

    private sealed class Reader(DataColumn column, IByteReader bytes) : ColumnReader
    {
        private long left = column.ByteCount;

        public override int Read(Span<byte> rows, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(left, rows.Length / column.RowBytes * column.RowBytes);
            bytes.ReadExactly(rows[..count]);
            left -= count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            bytes.Dispose();
            base.Dispose(disposing);
        }
    }
}
