using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Percolaw.Learning;

/// <summary>
/// The union of the paths from training sites to the root of a tree: some √(2 m n) sites for m training sites in a
/// critical cluster of n sites. All that training sites can tell is on it.
/// </summary>
/// <remarks>
/// In breadth-first order, sites taken in decreasing order have parents in non-increasing order. So the union comes
/// out sorted by merging two sorted sequences, the training sites and the parents of what came out before: there is
/// nothing to search. It is collected in blocks of sites (<see cref="Advance"/>), so that many unions on one tree go
/// through it side by side and find its parents in the cache. One instance a thread; its memory is kept.
/// </remarks>
internal sealed class PathUnion<TRule, TMessage, TKnown>
    where TRule : struct, IPathRule<TMessage, TKnown>
    where TMessage : struct
    where TKnown : struct
{
    private TKnown[] path = new TKnown[64];
    private (int Site, TMessage Message)[] waiting = new (int, TMessage)[64];
    private int first, last, training;

    /// <summary>Some √(2 m n) sites, at most n.</summary>
    public static long ExpectedSites(int treeSize, double trainingSites) => (long)Math.Min(treeSize, Math.Sqrt(2 * trainingSites * treeSize));

    /// <summary>The number of sites in the union.</summary>
    public int Count { get; private set; }

    /// <summary>The sites of the union, in decreasing order; the last one is the root, if there is any training site.</summary>
    public ReadOnlySpan<TKnown> Descending => path.AsSpan(0, Count);

    /// <summary>Begins a union.</summary>
    /// <param name="treeSize">Sites of the tree.</param>
    /// <param name="trainingSites">How many of them are training sites.</param>
    public void Begin(int treeSize, int trainingSites)
    {
        Reserve(ExpectedSites(treeSize, trainingSites));
        Count = 0;
        first = last = 0;
        training = trainingSites - 1;
    }

    /// <summary>Collects the sites of the union down to <paramref name="from"/>, which is below that of the call before.</summary>
    /// <param name="tree">The tree and its target.</param>
    /// <param name="trainingSites">In increasing order, the same in all calls.</param>
    /// <param name="from">The first site of the block.</param>
    public void Advance(in LabelledTree tree, ReadOnlySpan<int> trainingSites, int from)
    {
        // All state in locals: the loop runs for every path site of every evaluation.
        ref readonly int parents = ref MemoryMarshal.GetReference(tree.Parents);
        ref (int Site, TMessage Message) queue = ref MemoryMarshal.GetArrayDataReference(waiting);
        int mask = waiting.Length - 1, head = first, tail = last, next = training, count = Count;
        int newestParent = head != tail ? Unsafe.Add(ref queue, (tail - 1) & mask).Site : -1;
        while (true)
        {
            int nextTraining = next >= 0 ? trainingSites[next] : -1;
            int nextWaiting = head != tail ? Unsafe.Add(ref queue, head & mask).Site : -1;
            int site = Math.Max(nextTraining, nextWaiting);
            if (site < from || site < 0)
                break;

            TMessage received = TRule.Nothing;
            if (nextWaiting == site)
            {
                received = Unsafe.Add(ref queue, head & mask).Message;
                head++;
            }

            bool isTraining = nextTraining == site;
            if (isTraining)
                next--;
            if (count == path.Length)
                Array.Resize(ref path, count + (count / 4));
            path[count++] = TRule.Conclude(tree, site, isTraining, received, out TMessage upward);
            if (site == 0)
                break;

            // Siblings come one after another and share an entry of the queue.
            int parent = Unsafe.Add(ref Unsafe.AsRef(in parents), site);
            if (newestParent == parent && head != tail)
            {
                TRule.Merge(ref Unsafe.Add(ref queue, (tail - 1) & mask).Message, upward);
                continue;
            }

            if (tail - head > mask)
            {
                Grow(ref head, ref tail);
                mask = waiting.Length - 1;
                queue = ref MemoryMarshal.GetArrayDataReference(waiting);
            }

            Unsafe.Add(ref queue, tail++ & mask) = (parent, upward);
            newestParent = parent;
        }

        (first, last, training, Count) = (head, tail, next, count);
    }

    /// <summary>
    /// Room for the union at once, and for the fluctuations: growing by doubling would leave as much garbage as it keeps.
    /// </summary>
    private void Reserve(long sites)
    {
        long wanted = sites + (sites / 8) + 64;
        if (path.Length < wanted)
            path = GC.AllocateUninitializedArray<TKnown>((int)Math.Min(wanted, Array.MaxLength));
    }

    private void Grow(ref int head, ref int tail)
    {
        var larger = new (int, TMessage)[2 * waiting.Length];
        int count = tail - head;
        for (int i = 0; i < count; i++)
            larger[i] = waiting[(head + i) & (waiting.Length - 1)];
        (waiting, head, tail) = (larger, 0, count);
    }
}
