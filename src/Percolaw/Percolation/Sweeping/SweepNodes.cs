using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Percolaw.Percolation;

/// <summary>
/// The union-find of a sweep: a link for each site, which is the number of another site of its cluster, or minus the size
/// at a root; and beside it, as long as something is tracked, what is tracked.
/// </summary>
internal static unsafe class SweepNodes<TTracking>
    where TTracking : struct, ITracking
{
    /// <summary>The link of a site that is not occupied.</summary>
    public const int Empty = int.MinValue;

    private static bool Wide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TTracking.Windings || TTracking.Faces;
    }

    /// <summary>Bytes a site.</summary>
    public static int Bytes => Wide ? 8 : 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Link(void* nodes, uint site) => Wide ? *(int*)((long*)nodes + site) : ((int*)nodes)[site];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetLink(void* nodes, uint site, int link)
    {
        if (Wide) *(int*)((long*)nodes + site) = link;
        else ((int*)nodes)[site] = link;
    }

    /// <summary>The winding of a site that is no root, or the faces of a root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mark(void* nodes, uint site) => ((uint*)((long*)nodes + site))[1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(void* nodes, uint site, int link, uint mark)
    {
        if (Wide) ((long*)nodes)[site] = ((long)mark << 32) | (uint)link;
        else ((int*)nodes)[site] = link;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(void* nodes, uint site)
    {
        if (Sse.IsSupported) Sse.Prefetch0((byte*)nodes + ((ulong)site * (Wide ? 8UL : 4UL)));
    }

    /// <summary>
    /// The root of an occupied site and, where windings are tracked, the winding to it. The site's own link is shortened.
    /// A site that is not occupied is left as it is.
    /// </summary>
    /// <param name="nodes">All links.</param>
    /// <param name="site">The site; its root afterwards.</param>
    /// <param name="link">The site's link; the root's afterwards, minus the size.</param>
    /// <param name="laneTops">See <see cref="Lanes"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Find(void* nodes, ref uint site, ref int link, uint laneTops)
    {
        // Roots have no winding. Most sites are a root or linked to one: no branch between these.
        uint start = site, winding = TTracking.Windings ? Mark(nodes, site) : 0;
        int root = link >> 31;
        site = (site & (uint)root) | ((uint)link & ~(uint)root);
        link = Link(nodes, site);
        if (link >= 0) winding = FindFar(nodes, start, winding, ref site, ref link, laneTops);
        return winding;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindFar(void* nodes, uint start, uint winding, ref uint site, ref int link, uint laneTops)
    {
        do
        {
            if (TTracking.Windings) winding = Lanes.Add(winding, Mark(nodes, site), laneTops);
            site = (uint)link;
            link = Link(nodes, site);
        }
        while (link >= 0);
        Set(nodes, start, (int)site, winding);
        return winding;
    }
}
