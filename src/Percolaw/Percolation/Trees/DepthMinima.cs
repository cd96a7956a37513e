using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>
/// Minima of the depths of a tree in depth-first order over blocks of 16 sites, blocks of 16 blocks, and so on: what
/// common ancestors and ancestors at a given depth are found with, in O(log n) for each. Some 4/15 bytes a site; the
/// memory is kept from one tree to the next.
/// </summary>
/// <remarks>
/// In depth-first order the deepest common ancestor of two sites a &lt; b is one step above the least deep site of
/// a + 1 … b, and the ancestor of a site at some depth is the last site before it (or itself) that is not deeper.
/// </remarks>
internal sealed class DepthMinima
{
    /// <summary>Depths are read in blocks of this many: so many entries must exist beyond the last site, of any value.</summary>
    public const int Fanout = 16;

    private const int Shift = 4;

    private AlignedArray<int> minima = new(0);
    private int[] starts = [];
    private int size;

    /// <summary>Measures a tree.</summary>
    /// <param name="depths">The depths, and <see cref="Fanout"/> entries more, which are overwritten.</param>
    /// <param name="treeSize">The number of sites.</param>
    public void Measure(Span<int> depths, int treeSize)
    {
        size = treeSize;
        depths.Slice(treeSize, Fanout).Fill(int.MaxValue);
        Reserve(treeSize);
        ReadOnlySpan<int> below = depths;
        for (int level = 0, count = treeSize; count > Fanout; level++)
        {
            int blocks = (count + Fanout - 1) >> Shift;
            Span<int> above = minima.Span.Slice(starts[level], blocks + Fanout);
            for (int block = 0; block < blocks; block++)
                above[block] = Least(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(below), (nuint)(block << Shift)));
            above[blocks..].Fill(int.MaxValue);
            below = above;
            count = blocks;
        }
    }

    /// <summary>Asks for what questions about a site will read, some questions ahead: else each would wait for memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Touch(ReadOnlySpan<int> depths, int site)
    {
        if (!Sse.IsSupported)
            return;
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(depths), site)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref minima.First, site >> Shift)));
        if (starts.Length > 1)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref minima.First, starts[1] + (site >> (2 * Shift)))));
    }

    /// <summary>The smallest depth of the sites <paramref name="from"/> … <paramref name="to"/>.</summary>
    /// <param name="depths">As measured.</param>
    /// <param name="from">The first site.</param>
    /// <param name="to">The last site, not before the first.</param>
    public int Least(ReadOnlySpan<int> depths, int from, int to)
    {
        ref int values = ref MemoryMarshal.GetReference(depths);
        Vector512<int> least = Vector512.Create(int.MaxValue);
        for (int level = 0; ; level++)
        {
            int first = from >> Shift, last = to >> Shift;
            Vector512<int> atFirst = From(Vector512.LoadUnsafe(ref values, (nuint)(first << Shift)), from & (Fanout - 1));
            if (first == last)
                return Least(Vector512.Min(least, To(atFirst, to & (Fanout - 1))));
            Vector512<int> atLast = To(Vector512.LoadUnsafe(ref values, (nuint)(last << Shift)), to & (Fanout - 1));
            least = Vector512.Min(least, Vector512.Min(atFirst, atLast));
            if (first + 1 == last)
                return Least(least);
            (from, to) = (first + 1, last - 1);
            values = ref Unsafe.Add(ref minima.First, starts[level]);
        }
    }

    /// <summary>
    /// The last site of 0 … <paramref name="site"/> that is at most that deep: the ancestor of the site at that depth.
    /// </summary>
    /// <param name="depths">As measured.</param>
    /// <param name="site">Where to begin.</param>
    /// <param name="depth">0 … the depth of the site.</param>
    public int LastAtMost(ReadOnlySpan<int> depths, int site, int depth) =>
        LastAtMost(depths, site, depth, BlockOfLastAtMost(depths, site, depth));

    /// <summary>The same where its block is known, see <see cref="BlockOfLastAtMost"/>.</summary>
    public static int LastAtMost(ReadOnlySpan<int> depths, int site, int depth, int block)
    {
        int first = block << Shift, last = Math.Min(site - first, Fanout - 1);
        uint found = AtMost(ref MemoryMarshal.GetReference(depths), block, Vector512.Create(depth)) & (uint.MaxValue >> (31 - last));
        return first | BitOperations.Log2(found);
    }

    /// <summary>
    /// The block of sites that holds it: all of the search but the look at the sites themselves, which can be asked for
    /// before they are looked at (<see cref="TouchBlock"/>).
    /// </summary>
    public int BlockOfLastAtMost(ReadOnlySpan<int> depths, int site, int depth)
    {
        Vector512<int> bound = Vector512.Create(depth);
        int level = 0, last = site;
        uint found;
        while ((found = AtMost(ref Level(depths, level), last >> Shift, bound) & (uint.MaxValue >> (31 - (last & (Fanout - 1))))) == 0)
        {
            last = (last >> Shift) - 1;
            level++;
        }

        if (level == 0)
            return last >> Shift;
        last = (last & ~(Fanout - 1)) | BitOperations.Log2(found);
        for (level--; level > 0; level--)
            last = (last << Shift) | BitOperations.Log2(AtMost(ref Level(depths, level), last, bound));
        return last;
    }

    /// <summary>Asks for the depths of a block of sites.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void TouchBlock(ReadOnlySpan<int> depths, int block)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(depths), block << Shift)));
    }

    /// <summary>One bit for each entry of a block that is not beyond a bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint AtMost(ref int values, int block, Vector512<int> bound) =>
        (uint)Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref values, (nuint)(block << Shift)), bound).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref int Level(ReadOnlySpan<int> depths, int level) =>
        ref level == 0 ? ref MemoryMarshal.GetReference(depths) : ref Unsafe.Add(ref minima.First, starts[level - 1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> From(Vector512<int> block, int first) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(first)), Vector512.Create(int.MaxValue), block);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> To(Vector512<int> block, int last) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512<int>.Indices, Vector512.Create(last)), Vector512.Create(int.MaxValue), block);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Least(Vector512<int> block)
    {
        Vector256<int> eight = Vector256.Min(block.GetLower(), block.GetUpper());
        Vector128<int> four = Vector128.Min(eight.GetLower(), eight.GetUpper());
        four = Vector128.Min(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Math.Min(four[0], four[1]);
    }

    private void Reserve(int treeSize)
    {
        var begins = new List<int>();
        int total = 0;
        for (int count = treeSize; count > Fanout; count = (count + Fanout - 1) >> Shift)
        {
            begins.Add(total);
            total += ((count + Fanout - 1) >> Shift) + Fanout;
        }

        starts = [.. begins];
        if (minima.Length >= total)
            return;
        minima = new AlignedArray<int>(total, isCleared: false);
    }
}
