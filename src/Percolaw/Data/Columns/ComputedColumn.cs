using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>Fills in the rows from a first one on, as many as there is room for.</summary>
public delegate void RowFiller<T>(long firstRow, Span<T> rows)
    where T : unmanaged;

/// <summary>A column whose rows are computed, any range of them at any time.</summary>
public sealed class ComputedColumn<T> : DataColumn
    where T : unmanaged
{
    private readonly RowFiller<T> fill;

    /// <summary>A column of single numbers, or of vectors.</summary>
    /// <param name="name">Its name in files.</param>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="fill">Fills in rows; called in the order of rows by each reader.</param>
    /// <param name="width">The numbers of a row where it is a vector.</param>
    public ComputedColumn(string name, long rowCount, RowFiller<T> fill, int? width = null)
        : base(name, NumberTypes.Of<T>(), rowCount, width)
    {
        ArgumentNullException.ThrowIfNull(fill);
        this.fill = fill;
    }

    /// <inheritdoc/>
    public override ColumnReader Open() => new Reader(this);

    private sealed class Reader(ComputedColumn<T> column) : ColumnReader
    {
        private long next;

        public override int Read(Span<byte> rows, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(rows.Length / column.RowBytes, column.RowCount - next);
            if (count == 0)
                return 0;
            Span<byte> filled = rows[..(count * column.RowBytes)];
            column.fill(next, MemoryMarshal.Cast<byte, T>(filled));
            next += count;
            return filled.Length;
        }
    }
}
