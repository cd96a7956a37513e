using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>Reads a column of single numbers that come in blocks of any length.</summary>
internal abstract class BlockwiseReader<T> : ColumnReader
    where T : unmanaged
{
    private T[] block = [];
    private int used;

    public sealed override int Read(Span<byte> rows, CancellationToken cancellation = default)
    {
        Span<T> room = MemoryMarshal.Cast<byte, T>(rows);
        int filled = 0;
        while (filled < room.Length && Advance(cancellation))
        {
            int count = Math.Min(room.Length - filled, block.Length - used);
            block.AsSpan(used, count).CopyTo(room[filled..]);
            (filled, used) = (filled + count, used + count);
        }

        return filled * Unsafe.SizeOf<T>();
    }

    /// <summary>The next numbers, possibly none; null at the end.</summary>
    protected abstract T[]? NextBlock(CancellationToken cancellation);

    private bool Advance(CancellationToken cancellation)
    {
        while (used == block.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            if (NextBlock(cancellation) is not { } next)
                return false;
            (block, used) = (next, 0);
        }

        return true;
    }
}
