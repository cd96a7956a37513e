using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Learning;

/// <summary>
/// The union of the ways from some training sites to the root, in depth-first order, with all other sites hung on it: for
/// m training sites some √(2 m n) of n sites. It is made from a cluster once, and from there on from itself, for fewer
/// and fewer training sites. One instance a thread; its memory is kept.
/// </summary>
/// <remarks>
/// From the last site to the first: a site that is wanted, or has a wanted one below it, stays; any other is hung on its
/// parent, with all that hangs on it. One stack entry for each depth is what this has to remember.
/// </remarks>
internal sealed class Skeleton
{
    /// <summary>
    /// What is summed over the sites that hang on a site, itself included: their number, y, y², h, h² and hy, where h is the
    /// sum of the subtree sizes on the way down to a hanging site, from the first site below this one to itself. Two
    /// places are empty.
    /// </summary>
    public const int Count = 0, Sum = 1, Squares = 2, Heights = 3, SquaredHeights = 4, Products = 5, Entry = 8;

    private int[] sites = [], depths = [];
    private AlignedArray<double> sums = new(0), hanging = new(0);
    private byte[] keptBelow = [];
    private int first;

    /// <summary>The sites, in increasing order.</summary>
    public ReadOnlySpan<int> Sites => sites.AsSpan(first);

    /// <summary>Their depths.</summary>
    public ReadOnlySpan<int> Depths => depths.AsSpan(first);

    /// <summary>What hangs on them, <see cref="Entry"/> sums a site.</summary>
    public ReadOnlySpan<double> Sums => sums.Span[(first * Entry)..];

    /// <summary>The depth of the deepest site of the cluster.</summary>
    public int Height { get; private set; }

    /// <summary>Some √(2 m n) sites, at most n.</summary>
    public static double ExpectedSites(int treeSize, double trainingSites) => Math.Min(treeSize, Math.Sqrt(2 * trainingSites * treeSize));

    /// <summary>Makes it from a cluster.</summary>
    /// <param name="tree">The cluster.</param>
    /// <param name="height">The depth of its deepest site.</param>
    /// <param name="wanted">The training sites, one bit a site.</param>
    /// <param name="expected">How many sites it will have, more or less.</param>
    public void Contract(in DepthFirstTree tree, int height, ReadOnlySpan<ulong> wanted, double expected)
    {
        Height = height;
        Reserve((int)Math.Min(tree.Size, 64 + (1.125 * expected)));
        first = sites.Length;
        Contract(new WholeCluster(tree.Depths, tree.Values), tree.Size - 1, 0, wanted);
    }

    /// <summary>Makes it smaller, for some of the training sites.</summary>
    public void Contract(ReadOnlySpan<ulong> wanted)
    {
        int last = first;
        first = sites.Length;
        // It is written behind where it is read, and never needs more room.
        Contract(new Itself(sites, depths, ref sums.First), sites.Length - 1, last, wanted);
    }

    /// <summary>
    /// There is no branch on depths or on what stays, which nobody can predict: what hangs on the open site of each depth is
    /// added to in memory, and a site is written down in any case, to be overwritten by the next one if it does not stay.
    /// </summary>
    private void Contract<TSource>(TSource source, int from, int to, ReadOnlySpan<ulong> wanted)
        where TSource : struct, ISource, allows ref struct
    {
        // The entry of the site's depth comes first, that of its parent's before it; the root's parent has one that nobody reads.
        ref double entries = ref Unsafe.Add(ref hanging.First, Entry);
        ref byte kept = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(keptBelow), 1);
        ref ulong words = ref MemoryMarshal.GetReference(wanted);
        Vector512<double> onceFactors = Vector512.Create(0.0, 0, 0, 1, 2, 1, 0, 0), twiceFactors = Vector512.Create(0.0, 0, 0, 0, 1, 0, 0, 0);
        for (int next = from; next >= to; next--)
        {
            if (first == 0)
                Extend();
            int depth = source.Depth(next), site = source.Site(next), place = first - 1;
            ref double own = ref Unsafe.Add(ref entries, (nint)depth * Entry), parent = ref Unsafe.Subtract(ref own, Entry);
            Vector512<double> carried = source.Sums(next) + Vector512.LoadUnsafe(ref own);
            Vector512<double>.Zero.StoreUnsafe(ref own);
            int stays = (int)(Unsafe.Add(ref words, site >> 6) >> (site & 63)) & 1 | Unsafe.Add(ref kept, depth);
            Unsafe.Add(ref kept, depth) = 0;
            Unsafe.Add(ref kept, depth - 1) |= (byte)stays;
            sites[place] = site;
            depths[place] = depth;
            carried.StoreUnsafe(ref sums.First, (nuint)(place * Entry));
            first -= stays;

            // Seen from the parent every way begins one site earlier, with the size of this subtree: h grows by it.
            Vector512<double> size = Vector512.Create(carried[Count]);
            Vector512<double> once = Vector512.Shuffle(carried, Vector512.Create(0L, 0, 0, Count, Heights, Sum, 0, 0)) * onceFactors;
            Vector512<double> hung = carried + (size * (once + (size * size * twiceFactors)));
            Vector512<double> hangs = Vector512.Create((long)(stays - 1)).AsDouble();
            (Vector512.LoadUnsafe(ref parent) + (hung & hangs)).StoreUnsafe(ref parent);
        }

        // The root's entry was its last child's to fill and is empty again; that above it is not.
        Vector512<double>.Zero.StoreUnsafe(ref hanging.First);
        keptBelow[0] = 0;
    }

    private void Reserve(int room)
    {
        if (sites.Length < room)
        {
            // Old and new must not be there together.
            sums = new AlignedArray<double>(0);
            (sites, depths) = (GC.AllocateUninitializedArray<int>(room), GC.AllocateUninitializedArray<int>(room));
            sums = new AlignedArray<double>(room * Entry, isCleared: false);
        }

        if (keptBelow.Length < Height + 2)
        {
            keptBelow = new byte[Height + 2];
            hanging = new AlignedArray<double>((Height + 2) * Entry);
        }
    }

    /// <summary>Makes room at the front, where it grows.</summary>
    private void Extend()
    {
        int old = sites.Length, more = (old / 2) + 64;
        int[] newSites = new int[old + more], newDepths = new int[old + more];
        var newSums = new AlignedArray<double>((old + more) * Entry);
        sites.CopyTo(newSites, more);
        depths.CopyTo(newDepths, more);
        sums.Span.CopyTo(newSums.Span[(more * Entry)..]);
        (sites, depths, sums, first) = (newSites, newDepths, newSums, more);
    }

    /// <summary>What is contracted.</summary>
    private interface ISource
    {
        int Site(int index);

        int Depth(int index);

        Vector512<double> Sums(int index);
    }

    private readonly ref struct WholeCluster(ReadOnlySpan<int> depths, ReadOnlySpan<float> values) : ISource
    {
        private readonly ReadOnlySpan<int> depths = depths;
        private readonly ReadOnlySpan<float> values = values;

        public int Site(int index) => index;

        public int Depth(int index) => depths[index];

        public Vector512<double> Sums(int index)
        {
            Vector512<double> value = Vector512.Create((double)values[index]), one = Vector512.Create(1.0, 0, 0, 0, 0, 0, 0, 0);
            Vector512<double> first = Vector512.ConditionalSelect(Vector512.Create(0L, -1, -1, 0, 0, 0, 0, 0).AsDouble(), value, one);
            return first * Vector512.ConditionalSelect(Vector512.Create(0L, 0, -1, 0, 0, 0, 0, 0).AsDouble(), value, Vector512<double>.One);
        }
    }

    private readonly ref struct Itself(ReadOnlySpan<int> sites, ReadOnlySpan<int> depths, ref double sums) : ISource
    {
        private readonly ReadOnlySpan<int> sites = sites, depths = depths;
        private readonly ref double sums = ref sums;

        public int Site(int index) => sites[index];

        public int Depth(int index) => depths[index];

        public Vector512<double> Sums(int index) => Vector512.LoadUnsafe(ref sums, (nuint)(index * Entry));
    }
}
