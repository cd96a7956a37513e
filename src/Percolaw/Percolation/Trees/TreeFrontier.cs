using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>
/// What a pass over a tree in breadth-first order has to remember: only sites with children are ever asked for again,
/// and they are asked for in their order. One bit a site; the memory is kept from one tree to the next.
/// </summary>
public sealed class TreeFrontier
{
    private ulong[] hasChildren = [];

    /// <summary>The largest number of sites with children that lie between a site and its parent, the parent included.</summary>
    public int Width { get; private set; }

    /// <summary>Bit i mod 64 of word i / 64 says whether site i has children.</summary>
    public ReadOnlySpan<ulong> HasChildren => hasChildren;

    /// <summary>Measures a tree.</summary>
    /// <param name="parents">The tree, see <see cref="BetheGrowth"/>.</param>
    public void Measure(ReadOnlySpan<int> parents)
    {
        int words = (parents.Length + 63) / 64;
        if (hasChildren.Length < words)
            hasChildren = new ulong[words];
        else
            hasChildren.AsSpan(0, words).Clear();

        int previous = -1;
        foreach (int parent in parents[1..])
        {
            if (parent == previous)
                continue;
            hasChildren[parent >> 6] |= 1UL << (parent & 63);
            previous = parent;
        }

        Width = 1;
        var cursor = new FrontierCursor(int.MaxValue);
        for (int site = 0; site < parents.Length; site++)
        {
            cursor.Enter(parents[site]);
            cursor.Leave(site, hasChildren);
            Width = Math.Max(Width, cursor.Write - cursor.Read);
        }
    }
}

/// <summary>
/// The places in a ring of remembered sites during a pass: where the parent of the current site is read, and where the
/// site itself is written. What is written for a site without children is overwritten by the next one.
/// </summary>
internal struct FrontierCursor(int ringLength)
{
    private readonly int length = ringLength;
    private int previousParent;

    /// <summary>The place of the current site's parent.</summary>
    public int Read { get; private set; }

    /// <summary>The place of the current site.</summary>
    public int Write { get; private set; }

    /// <summary>Moves to a site, given its parent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(int parent)
    {
        int next = Read + (parent != previousParent ? 1 : 0);
        Read = next == length ? 0 : next;
        previousParent = parent;
    }

    /// <summary>Moves on from a site: if it has children it is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(int site, ReadOnlySpan<ulong> hasChildren)
    {
        int next = Write + (int)((hasChildren[site >> 6] >> (site & 63)) & 1);
        Write = next == length ? 0 : next;
    }
}
