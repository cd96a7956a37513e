using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>
/// What an invasion may occupy next, the smallest weight first: a heap of the entries below a bound, and a heap of
/// nothing, an unsorted list, of those above it. An invasion hardly ever comes to weights far above the threshold, so
/// nearly all entries are only appended; where it does, the bound is raised.
/// </summary>
internal sealed class InvasionFront
{
    private const int Arity = 4;
    private readonly ulong firstBound;
    private Entry[] heap = new Entry[1024];
    private Entry[] rest = new Entry[1024];
    private int heapCount, restCount;
    private ulong bound;

    /// <summary>Creates an empty front.</summary>
    /// <param name="bound">Weights below it are kept in order, in (0, 1): some times the threshold.</param>
    public InvasionFront(double bound)
    {
        firstBound = (ulong)(bound * ulong.MaxValue);
        Clear();
    }

    /// <summary>Empties it.</summary>
    public void Clear() => (heapCount, restCount, bound) = (0, 0, firstBound);

    /// <summary>Adds an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong weight, ulong key)
    {
        if (weight < bound) Push(new Entry(weight, key));
        else Append(new Entry(weight, key));
    }

    /// <summary>Takes out the entry of the smallest weight and gives its key. There has to be one.</summary>
    public ulong TakeSmallest()
    {
        while (heapCount == 0) RaiseBound();
        ulong key = heap[0].Key;
        Entry last = heap[--heapCount];
        int at = 0;
        for (int child = 1; child < heapCount; child = (at * Arity) + 1)
        {
            int smallest = child, end = Math.Min(child + Arity, heapCount);
            for (int other = child + 1; other < end; other++)
            {
                if (heap[other].Weight < heap[smallest].Weight) smallest = other;
            }
            if (last.Weight <= heap[smallest].Weight) break;
            heap[at] = heap[smallest];
            at = smallest;
        }
        heap[at] = last;
        return key;
    }

    private void Push(Entry entry)
    {
        if (heapCount == heap.Length) Array.Resize(ref heap, 2 * heapCount);
        int at = heapCount++;
        while (at > 0)
        {
            int parent = (at - 1) / Arity;
            if (heap[parent].Weight <= entry.Weight) break;
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = entry;
    }

    private void Append(Entry entry)
    {
        if (restCount == rest.Length) Array.Resize(ref rest, 2 * restCount);
        rest[restCount++] = entry;
    }

    private void RaiseBound()
    {
        bound = bound > ulong.MaxValue / 2 ? ulong.MaxValue : bound + (bound / 2);
        int kept = 0;
        for (int i = 0; i < restCount; i++)
        {
            if (rest[i].Weight < bound || bound == ulong.MaxValue) Push(rest[i]);
            else rest[kept++] = rest[i];
        }
        restCount = kept;
    }

    private readonly record struct Entry(ulong Weight, ulong Key);
}
