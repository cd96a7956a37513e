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

    /// <summary>Collects the sites of the union in one block, which lies just below that of the call before.</summary>
    /// <param name="tree">The tree and its target.</param>
    /// <param name="trainingSites">In increasing order, the same in all calls.</param>
    /// <param name="from">The first site of the block, a multiple of <see cref="PathBlocks.Length"/>.</param>
    public void Advance(in LabelledTree tree, ReadOnlySpan<int> trainingSites, int from)
    {
        int next = training;
        int nextTraining = next >= 0 ? trainingSites[next] : -1;
        int nextWaiting = first != last ? waiting[first & (waiting.Length - 1)].Site : -1;
        if (Math.Max(nextTraining, nextWaiting) < from)
            return;

        // Room for the whole block and all state in locals: this loop runs for every path site of every evaluation,
        // and a call within it would send its registers to memory.
        MakeRoom();
        ref readonly int parents = ref MemoryMarshal.GetReference(tree.Parents);
        ref (int Site, TMessage Message) queue = ref MemoryMarshal.GetArrayDataReference(waiting);
        ref TKnown known = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(path), Count);
        int mask = waiting.Length - 1, head = first, tail = last, count = 0;
        int newestParent = head != tail ? Unsafe.Add(ref queue, (tail - 1) & mask).Site : -1;
        while (true)
        {
            int site = Math.Max(nextTraining, nextWaiting);
            if (site < from)
                break;

            TMessage received = TRule.Nothing;
            if (nextWaiting == site)
            {
                received = Unsafe.Add(ref queue, head++ & mask).Message;
                bool isEmpty = head == tail;
                nextWaiting = isEmpty ? -1 : Unsafe.Add(ref queue, head & mask).Site;
                newestParent = isEmpty ? -1 : newestParent;
            }

            bool isTraining = nextTraining == site;
            if (isTraining)
                nextTraining = --next >= 0 ? trainingSites[next] : -1;
            Unsafe.Add(ref known, count++) = TRule.Conclude(tree, site, isTraining, received, out TMessage upward);
            if (site == 0)
                break;

            int parent = Unsafe.Add(ref Unsafe.AsRef(in parents), site);
            if (parent == newestParent)
            {
                // Siblings come one after another and share an entry of the queue.
                TRule.Merge(ref Unsafe.Add(ref queue, (tail - 1) & mask).Message, upward);
                continue;
            }

            ref (int Site, TMessage Message) entry = ref Unsafe.Add(ref queue, tail++ & mask);
            entry.Site = parent;
            entry.Message = upward;
            newestParent = parent;
            nextWaiting = nextWaiting < 0 ? parent : nextWaiting;
        }

        (first, last, training, Count) = (head, tail, next, Count + count);
    }

    /// <summary>
    /// Room for the union at once, and for the fluctuations: growing by doubling would leave as much garbage as it keeps.
    /// </summary>
    private void Reserve(long sites)
    {
        long wanted = sites + (sites / 8) + PathBlocks.Length;
        if (path.Length < wanted)
            path = GC.AllocateUninitializedArray<TKnown>((int)Math.Min(wanted, Array.MaxLength));
    }

    /// <summary>A block concludes no more sites than it has, and queues a parent at most for each.</summary>
    private void MakeRoom()
    {
        if (path.Length - Count < PathBlocks.Length)
            Array.Resize(ref path, Count + Math.Max(Count / 4, PathBlocks.Length));

        int count = last - first, length = waiting.Length;
        if (length - count >= PathBlocks.Length)
            return;
        while (length - count < PathBlocks.Length)
            length *= 2;
        var larger = new (int, TMessage)[length];
        for (int i = 0; i < count; i++)
            larger[i] = waiting[(first + i) & (waiting.Length - 1)];
        (waiting, first, last) = (larger, 0, count);
    }
}
