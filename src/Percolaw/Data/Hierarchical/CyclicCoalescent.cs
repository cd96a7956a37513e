using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// The merges that make one cluster. Its points stand on a cycle in random order, every point an arc of its own. Each step
/// takes a uniform position u; the arc that contains it merges with the next arc of the cycle, and an edge joins u to a
/// uniform position v of that next arc. Two arcs so merge with a rate in proportion to the sum of their sizes, which makes
/// the edges a uniformly random labelled tree (Pitman 1999, "Coalescent random forests"); the merges are its latents.
/// </summary>
/// <remarks>
/// A latent is named here by its boundary, the last position of its first arc: every boundary of the cycle but one goes with
/// exactly one merge. What remains is the cut; counted from behind the cut, every arc is an interval. Positions are
/// found by a union-find on the arcs, so s points cost O(s) in practice.
/// </remarks>
internal sealed class CyclicCoalescent
{
    /// <summary>Positions u are drawn for so many steps at once, so that memory is asked for in time.</summary>
    internal const int BlockLength = 32;

    private int[] order = [], arcEnds = [], nodes = [];
    private Latent[] latents = [];

    /// <summary>A merge. A subtree is the boundary that names its latent, or the complement of a single position.</summary>
    /// <param name="First">The subtree of the arc that contains u.</param>
    /// <param name="Second">The subtree of the next arc.</param>
    /// <param name="FirstEnd">u, the edge's end in the first arc.</param>
    /// <param name="SecondEnd">v, the edge's end in the second arc.</param>
    public readonly record struct Latent(int First, int Second, int FirstEnd, int SecondEnd);

    /// <summary>The number of points.</summary>
    public int Size { get; private set; }

    /// <summary>The points in the order of the cycle, as indices into the cluster.</summary>
    public ReadOnlySpan<int> Order => order.AsSpan(0, Size);

    /// <summary>The last position before the cut.</summary>
    public int Cut { get; private set; }

    /// <summary>The latent above all points, or the only point: a boundary, or the complement of a position.</summary>
    public int Top => nodes[Cut];

    /// <summary>The latent of each boundary but the cut.</summary>
    public Latent[] Latents => latents;

    /// <summary>Memory for one number a position, free to use after the merges.</summary>
    public (int[] A, int[] B) Scratch => (arcEnds, nodes);

    /// <summary>The position counted from behind the cut.</summary>
    public int FromCut(int position) => position <= Cut ? position + (Size - 1 - Cut) : position - Cut - 1;

    /// <summary>Makes a cluster: the order first, then the merges.</summary>
    public void Run(int size, ref RandomStream stream, CancellationToken cancellation)
    {
        Reserve(size);
        Size = size;
        Shuffle(size, ref stream, cancellation);
        Merge(size, ref stream, cancellation);
    }

    /// <summary>Fisher and Yates, inside out; partners are drawn ahead so that memory is asked for in time.</summary>
    private void Shuffle(int size, ref RandomStream stream, CancellationToken cancellation)
    {
        Span<int> partners = stackalloc int[BlockLength];
        for (int start = 0; start < size; start += BlockLength)
        {
            cancellation.ThrowIfCancellationRequested();
            int end = Math.Min(size, start + BlockLength);
            for (int i = start; i < end; i++)
            {
                partners[i - start] = stream.NextIndex(i + 1);
                Prefetch.Read(ref order[partners[i - start]]);
            }

            for (int i = start; i < end; i++)
            {
                int partner = partners[i - start];
                order[i] = order[partner];
                order[partner] = i;
                arcEnds[i] = i;
                nodes[i] = ~i;
            }
        }
    }

    private void Merge(int size, ref RandomStream stream, CancellationToken cancellation)
    {
        Span<int> positions = stackalloc int[BlockLength];
        int last = 0;
        for (int step = 0; step < size - 1; step += BlockLength)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<int> block = positions[..Math.Min(BlockLength, size - 1 - step)];
            for (int i = 0; i < block.Length; i++)
            {
                block[i] = stream.NextIndex(size);
                Prefetch.Read(ref arcEnds[block[i]]);
            }

            foreach (int position in block)
                last = MergeAt(position, size, ref stream);
        }

        Cut = last;
    }

    /// <returns>The last position of the merged arc.</returns>
    private int MergeAt(int position, int size, ref RandomStream stream)
    {
        int boundary = FindEnd(position);
        int start = boundary + 1 == size ? 0 : boundary + 1;
        int end = FindEnd(start);
        int length = end - start + 1;
        int other = start + stream.NextIndex(length > 0 ? length : length + size);
        latents[boundary] = new Latent(nodes[boundary], nodes[end], position, other < size ? other : other - size);
        nodes[end] = boundary;
        arcEnds[boundary] = end;
        return end;
    }

    private int FindEnd(int position)
    {
        int[] ends = arcEnds;
        while (ends[position] != position)
        {
            ends[position] = ends[ends[position]];
            position = ends[position];
        }

        return position;
    }

    private void Reserve(int size)
    {
        if (order.Length >= size)
            return;

        // Room for half as many again, so that clusters that grow little by little do not cost a new array each.
        int room = (int)Math.Min(Array.MaxLength, size + (size / 2L));
        if (order.Length == 0 || size > 1 << 20)
            room = size;
        order = new int[room];
        arcEnds = new int[room];
        nodes = new int[room];
        latents = new Latent[room];
    }
}
