using System.Numerics;
using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>The positions of a hierarchical data set as a column <c>X</c>; a reader holds no more than the rows that later ones start from.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class PositionColumn<T>(HierarchicalStructure structure, int threads)
    : DataColumn("X", NumberTypes.Of<T>(), structure.Size, structure.Parameters.Dimension)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override ColumnReader Open() => new Reader(this);

    private sealed class Reader(PositionColumn<T> column) : ColumnReader
    {
        private readonly PositionBlock<T> block = new(column.Structure, column.Threads);
        private int next;

        public override int Read(Span<byte> rows, CancellationToken cancellation = default)
        {
            int end = Math.Min(column.Structure.Size, next + (rows.Length / column.RowBytes));
            Span<byte> filled = rows[..((end - next) * column.RowBytes)];
            if (filled.IsEmpty)
                return 0;
            block.Fill(next, end, MemoryMarshal.Cast<byte, T>(filled), cancellation);
            next = end;
            return filled.Length;
        }
    }

    private HierarchicalStructure Structure => structure;

    private int Threads => threads;
}
