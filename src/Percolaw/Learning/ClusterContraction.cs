using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Learning;

/// <summary>
/// Finds the sites of a cluster that lie on the way from a wanted site to the root, from the last to the first, with what
/// hangs on them: a pass over all sites, a block at a time. One instance a thread; its memory is kept.
/// </summary>
/// <remarks>
/// In this order the site that comes after a deeper one is its parent, and any other is a leaf. There is no branch on that
/// or on what stays, which nobody can predict: the sums of the parent of the site before are kept in a vector and masked if
/// they are not this site's, and a site is written down in any case, to be overwritten by the next one if it does not stay.
/// </remarks>
internal sealed class ClusterContraction
{
    private const int BlockLength = 256;

    // Places of the sums, see HungSums; Σ h² is 2 Σ size Σh + Σ size³, summed one by one. The first vector of four, the last
    // of which is empty, does not need the second, and every step waits for it: it is kept short.
    private const int Size = 0, Sum = 1, Heights = 2, Squares = 4, Crossed = 5, Products = 6, Cubes = 7, Second = 4, Entry = 8;

    private readonly int[] sites = new int[BlockLength], depths = new int[BlockLength];
    private readonly AlignedArray<double> found = new(BlockLength * Entry);
    private AlignedArray<double> open = new(Entry);
    private byte[] keptBelow = [];
    private int end;

    /// <summary>The number of sites found in the last block.</summary>
    public int Count { get; private set; }

    /// <summary>Sites found in the last block, in decreasing order.</summary>
    public ReadOnlySpan<int> Sites => sites.AsSpan(0, Count);

    /// <summary>Their depths.</summary>
    public ReadOnlySpan<int> Depths => depths.AsSpan(0, Count);

    /// <summary>What hangs on one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HungSums Hung(int index)
    {
        ref double sums = ref Unsafe.Add(ref found.First, index * Entry);
        return new(
            sums, Unsafe.Add(ref sums, Sum), Unsafe.Add(ref sums, Squares), Unsafe.Add(ref sums, Heights),
            (2 * Unsafe.Add(ref sums, Crossed)) + Unsafe.Add(ref sums, Cubes), Unsafe.Add(ref sums, Products));
    }

    /// <summary>Prepares the pass over a cluster.</summary>
    /// <param name="tree">The cluster.</param>
    /// <param name="height">The depth of its deepest site.</param>
    public void Begin(in DepthFirstTree tree, int height)
    {
        end = tree.Size;
        if (keptBelow.Length >= height + 2)
            return;
        keptBelow = new byte[height + 2];
        open = new AlignedArray<double>((height + 2) * Entry);
    }

    /// <summary>Looks at the next block; false if there is none.</summary>
    /// <param name="tree">The cluster.</param>
    /// <param name="wanted">The wanted sites, one bit a site.</param>
    public bool Next(in DepthFirstTree tree, ReadOnlySpan<ulong> wanted)
    {
        if (end == 0)
            return false;
        int start = Math.Max(0, end - BlockLength);
        Pass(tree, start, wanted);
        end = start;
        if (start > 0)
            return true;

        // The root's parent does not exist, and what it was given must not show in the next cluster.
        open.Span[..Entry].Clear();
        keptBelow[0] = 0;
        return true;
    }

    private void Pass(in DepthFirstTree tree, int start, ReadOnlySpan<ulong> wanted)
    {
        // The entry of the site's depth comes first, that of its parent's before it; the root's parent has one that nobody reads.
        ref double entries = ref Unsafe.Add(ref open.First, Entry), notes = ref found.First;
        ref byte kept = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(keptBelow), 1);
        ref ulong words = ref MemoryMarshal.GetReference(wanted);
        ref int treeDepths = ref MemoryMarshal.GetReference(tree.Depths);
        ref float values = ref MemoryMarshal.GetReference(tree.Values);
        ref int foundSites = ref MemoryMarshal.GetArrayDataReference(sites), foundDepths = ref MemoryMarshal.GetArrayDataReference(depths);
        int count = 0, before = end < tree.Size ? Unsafe.Add(ref treeDepths, end) : 0;
        ref double last = ref Unsafe.Add(ref entries, (nint)(before - 1) * Entry);
        Vector256<double> parent = Vector256.LoadUnsafe(ref last), parentMore = Vector256.LoadUnsafe(ref last, Second);
        Vector256<double> atHeights = Vector256.Create(0L, 0, -1, 0).AsDouble(), one = Vector256.Create(1.0, 0, 0, 0), ones = Vector256.Create(0.0, 1, 1, 0);
        Vector256<double> atSum = Vector256.Create(0L, -1, 0, 0).AsDouble(), atSquares = Vector256.Create(-1L, 0, 0, 0).AsDouble(), atCubes = Vector256.Create(0L, 0, 0, -1).AsDouble();
        for (int site = end - 1; site >= start; site--)
        {
            int depth = Unsafe.Add(ref treeDepths, site);
            ref double own = ref Unsafe.Add(ref entries, (nint)depth * Entry);
            double value = Unsafe.Add(ref values, site);
            Vector256<double> isParent = Vector256.Create((long)((depth - before) >> 31)).AsDouble();
            Vector256<double> hung = (parent & isParent) + (one + (Vector256.Create(value) & atSum));
            Vector256<double> hungMore = (parentMore & isParent) + (Vector256.Create(value * value) & atSquares);
            ref double above = ref Unsafe.Subtract(ref own, Entry);
            parent = Vector256.LoadUnsafe(ref above);
            parentMore = Vector256.LoadUnsafe(ref above, Second);
            before = depth;
            Vector512<double>.Zero.StoreUnsafe(ref own);

            int stays = ((int)(Unsafe.Add(ref words, site >> 6) >> (site & 63)) & 1) | Unsafe.Add(ref kept, depth);
            Unsafe.Add(ref kept, depth) = 0;
            Unsafe.Add(ref kept, depth - 1) |= (byte)stays;
            Unsafe.Add(ref foundSites, count) = site;
            Unsafe.Add(ref foundDepths, count) = depth;
            hung.StoreUnsafe(ref notes, (nuint)(count * Entry));
            hungMore.StoreUnsafe(ref notes, (nuint)((count * Entry) + Second));
            count += stays;

            // Seen from the parent every way begins one site earlier, with the size of this subtree: h grows by it.
            Vector256<double> hangs = Vector256.Create((long)(stays - 1)).AsDouble();
            Vector256<double> size = Vector256.Create(hung[Size]), grown = size & hangs;
            Vector256<double> factors = Vector256.Shuffle(hung, Vector256.Create(Size, Heights, Sum, Size)) * (ones + (size & atCubes));
            parent = Vector256.FusedMultiplyAdd(grown, size & atHeights, parent + (hung & hangs));
            parentMore = Vector256.FusedMultiplyAdd(grown, factors, parentMore + (hungMore & hangs));
            parent.StoreUnsafe(ref above);
            parentMore.StoreUnsafe(ref above, Second);
        }

        Count = count;
    }
}
