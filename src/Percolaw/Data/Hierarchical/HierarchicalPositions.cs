using System.Numerics;
using Percolaw.Numerics;

namespace Percolaw.Data;

/// <summary>
/// Positions of the points, row by row in the order of <see cref="HierarchicalStructure"/>: a root stands one step in its
/// own direction from its cluster's origin, every other point one step in its own direction from its parent, where steps
/// have <see cref="HierarchicalParameters.EdgeLength"/>. A point's direction is that of its leaf among the latents. Origins
/// are uniform in the ball of radius √d, and 0 where there is one cluster (q = 0).
/// </summary>
/// <remarks>
/// The whole matrix need not be held: <see cref="Blocks"/> keeps besides its block only the rows that later ones start from.
/// Directions are of precision <typeparamref name="T"/>, from random numbers of single precision.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed class HierarchicalPositions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HierarchicalStructure structure;
    private readonly int threads;

    /// <summary>Prepares the positions.</summary>
    /// <param name="structure">The trees and latents.</param>
    /// <param name="threads">At least 1; results do not depend on it.</param>
    public HierarchicalPositions(HierarchicalStructure structure, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(structure);
        Guard.AtLeast(1, threads);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"positions are float or double, not {typeof(T)}.");
        this.structure = structure;
        this.threads = threads;
    }

    private int Dimension => structure.Parameters.Dimension;

    /// <summary>Fills in all rows.</summary>
    /// <param name="matrix">Row after row, size times dimension numbers.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Fill(Span<T> matrix, CancellationToken cancellation = default)
    {
        if (matrix.Length != (long)structure.Size * Dimension)
            throw new ArgumentException(FormattableString.Invariant($"has {matrix.Length} elements; expected {(long)structure.Size * Dimension}."), nameof(matrix));
        new PositionBlock<T>(structure, threads).Fill(0, structure.Size, matrix, cancellation);
    }

    /// <summary>
    /// All rows in order, in blocks; each is valid until the next is asked for. The bytes do not depend on the block.
    /// </summary>
    /// <param name="rows">The number of rows of a block, but for the last, at least 1; some 10^4 for speed.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IEnumerable<ReadOnlyMemory<T>> Blocks(int rows, CancellationToken cancellation = default)
    {
        Guard.AtLeast(1, rows);
        if (rows > Array.MaxLength / Dimension)
            throw new ArgumentOutOfRangeException(nameof(rows), rows, FormattableString.Invariant($"must be at most {Array.MaxLength / Dimension} for {Dimension} dimensions."));
        return Enumerate(Math.Min(rows, structure.Size), cancellation);
    }

    private IEnumerable<ReadOnlyMemory<T>> Enumerate(int rows, CancellationToken cancellation)
    {
        var block = new PositionBlock<T>(structure, threads);
        T[] buffer = GC.AllocateUninitializedArray<T>(rows * Dimension);
        for (int start = 0, end; start < structure.Size; start = end)
        {
            end = (int)Math.Min(structure.Size, (long)start + rows);
            Memory<T> memory = buffer.AsMemory(0, (end - start) * Dimension);
            block.Fill(start, end, memory.Span, cancellation);
            yield return memory;
        }
    }
}
