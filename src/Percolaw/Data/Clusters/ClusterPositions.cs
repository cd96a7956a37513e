using System.Numerics;
using System.Runtime.InteropServices;
using Percolaw.Numerics;

namespace Percolaw.Data;

/// <summary>
/// The positions of a data set of clusters as a column <c>X</c>, x = √d (origin + step · walk): origins are uniform in the
/// unit ball of R^d, 0 where there is one cluster, and the step is <see cref="ClusterDataParameters.Step"/>. On the Bethe
/// lattice the walk goes from a site to a neighbour along a random unit vector of the edge's own, so that the mean squared
/// distance of two sites t edges apart is t · step² · d. On a lattice it is the site's place relative to the cluster's first
/// one, turned by a random isometry of the cluster's own, so that distances are those on the lattice times step · √d.
/// </summary>
/// <remarks>
/// A reader holds no more than the rows that later ones start from. Random numbers have single precision; what is made of
/// them has that of <typeparamref name="T"/>, on lattices always double precision before the result is rounded.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed class ClusterPositions<T> : DataColumn
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ClusterDataSet data;
    private readonly int threads;

    /// <summary>The positions of a data set.</summary>
    /// <param name="data">The clusters.</param>
    /// <param name="threads">At least 1; the numbers do not depend on it.</param>
    public ClusterPositions(ClusterDataSet data, int threads = 1)
        : base("X", NumberTypes.Of<T>(), SizeOf(data), data.Parameters.Dimension)
    {
        this.data = data;
        this.threads = (int)Guard.AtLeast(1, threads);
    }

    /// <inheritdoc/>
    public override ColumnReader Open() => new Reader(this);

    private static long SizeOf(ClusterDataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Size;
    }

    private sealed class Reader(ClusterPositions<T> column) : ColumnReader
    {
        private readonly ClusterPositionBlock<T> block = new(column.data, column.threads);
        private int next;

        public override int Read(Span<byte> rows, CancellationToken cancellation = default)
        {
            int end = (int)Math.Min(column.RowCount, next + ((long)rows.Length / column.RowBytes));
            Span<byte> filled = rows[..((end - next) * column.RowBytes)];
            if (filled.IsEmpty)
                return 0;
            block.Fill(next, end, MemoryMarshal.Cast<byte, T>(filled), cancellation);
            next = end;
            return filled.Length;
        }
    }
}
