using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Percolaw.Learning;

/// <summary>
/// The union of the paths from marked sites to the root of a tree: some √(2 m n) sites for m marks in a critical
/// cluster of n sites. All that training sites can tell is on it.
/// </summary>
/// <remarks>
/// In breadth-first order, sites taken in decreasing order have parents in non-increasing order. So the union comes
/// out sorted by merging two sorted sequences, the marks and the parents of what came out before: memory is touched
/// in order, and there is nothing to search. One instance a thread; its memory is kept from one use to the next.
/// </remarks>
internal sealed class PathUnion<TRule, TMessage, TKnown>
    where TRule : struct, IPathRule<TMessage, TKnown>
    where TMessage : struct
    where TKnown : struct
{
    private const int PrefetchDistance = 16;

    private TKnown[] path = new TKnown[64];
    private (int Site, TMessage Message)[] waiting = new (int, TMessage)[64];
    private int first, last;

    /// <summary>The number of sites in the union.</summary>
    public int Count { get; private set; }

    /// <summary>The sites of the union, in decreasing order; the last one is the root, if there is any mark.</summary>
    public ReadOnlySpan<TKnown> Descending => path.AsSpan(0, Count);

    /// <summary>Collects the union.</summary>
    /// <param name="tree">The tree and its target.</param>
    /// <param name="trainingSites">In increasing order.</param>
    /// <param name="testSites">Marked too, but they tell nothing; in increasing order, disjoint from the training sites.</param>
    public void Collect(in LabelledTree tree, ReadOnlySpan<int> trainingSites, ReadOnlySpan<int> testSites = default)
    {
        Count = 0;
        first = last = 0;
        int training = trainingSites.Length - 1, test = testSites.Length - 1;
        while (true)
        {
            int nextTraining = training >= 0 ? trainingSites[training] : -1;
            int nextTest = test >= 0 ? testSites[test] : -1;
            int nextWaiting = first != last ? waiting[first & (waiting.Length - 1)].Site : -1;
            int site = Math.Max(Math.Max(nextTraining, nextTest), nextWaiting);
            if (site < 0)
                return;

            Prefetch(tree.Parents);
            TMessage received = nextWaiting == site ? waiting[first++ & (waiting.Length - 1)].Message : TRule.Nothing;
            test -= nextTest == site ? 1 : 0;
            training -= nextTraining == site ? 1 : 0;
            if (Count == path.Length)
                Array.Resize(ref path, 2 * Count);
            path[Count++] = TRule.Conclude(tree, site, nextTraining == site, received, out TMessage upward);
            if (site > 0)
                Offer(tree.Parents[site], upward);
        }
    }

    /// <summary>
    /// Most sites come from the queue, and what is behind its head is known long before it is due: without this every
    /// site waits for memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void Prefetch(ReadOnlySpan<int> parents)
    {
        if (Sse.IsSupported && last - first > PrefetchDistance)
        {
            int site = waiting[(first + PrefetchDistance) & (waiting.Length - 1)].Site;
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in parents[site])));
        }
    }

    /// <summary>Queues a parent with what one child tells; siblings come one after another and share an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Offer(int parent, in TMessage message)
    {
        if (first != last)
        {
            ref (int Site, TMessage Message) newest = ref waiting[(last - 1) & (waiting.Length - 1)];
            if (newest.Site == parent)
            {
                TRule.Merge(ref newest.Message, message);
                return;
            }
        }

        if (last - first == waiting.Length)
            Grow();
        ref (int Site, TMessage Message) entry = ref waiting[last++ & (waiting.Length - 1)];
        entry.Site = parent;
        entry.Message = TRule.Nothing;
        TRule.Merge(ref entry.Message, message);
    }

    private void Grow()
    {
        var larger = new (int, TMessage)[2 * waiting.Length];
        int count = last - first;
        for (int i = 0; i < count; i++)
            larger[i] = waiting[(first + i) & (waiting.Length - 1)];
        (waiting, first, last) = (larger, 0, count);
    }
}
