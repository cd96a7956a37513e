using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>A list of sites in increasing order, in memory that is kept from one use to the next.</summary>
public sealed class SiteList
{
    private int[] sites = new int[16];

    /// <summary>The number of sites.</summary>
    public int Count { get; private set; }

    /// <summary>The sites in increasing order; valid until the list changes.</summary>
    public ReadOnlySpan<int> Sites => sites.AsSpan(0, Count);

    /// <summary>Empties the list and keeps its memory.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes this a copy of another list.</summary>
    public void CopyFrom(SiteList other)
    {
        if (sites.Length < other.Count)
            sites = new int[other.Count];
        other.Sites.CopyTo(sites);
        Count = other.Count;
    }

    /// <summary>Appends a site, which must be larger than all before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(int site)
    {
        if (Count == sites.Length)
            Array.Resize(ref sites, 2 * Count);
        sites[Count++] = site;
    }

    /// <summary>Inserts a site in its place; false if it was there. For short lists: looks at every larger site.</summary>
    internal bool Insert(int site)
    {
        int place = Count;
        while (place > 0 && sites[place - 1] > site)
            place--;
        if (place > 0 && sites[place - 1] == site)
            return false;
        Append(site);
        sites.AsSpan(place, Count - 1 - place).CopyTo(sites.AsSpan(place + 1));
        sites[place] = site;
        return true;
    }
}
