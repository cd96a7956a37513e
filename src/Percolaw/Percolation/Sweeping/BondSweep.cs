using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>Occupies bonds one by one. All sites are occupied from the start.</summary>
internal static unsafe class BondSweep<TNeighbourhood, TTracking>
    where TNeighbourhood : struct, INeighbourhood
    where TTracking : struct, ITracking
{
    /// <summary>Computes and fetches the ends of the first bonds.</summary>
    public static void Start(ref SweepState state, long slot)
    {
        for (int ahead = 0; ahead < state.FarAhead; ahead++) Prepare(ref state, slot + ahead);
    }

    /// <summary>
    /// Occupies the bonds of slots until their end, the end of the block, or something new about windings or faces. Bonds
    /// that do not exist or are occupied already are passed over.
    /// </summary>
    /// <returns>The next slot.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Run(ref SweepState state, long slot, long end)
    {
        void* nodes = state.Nodes;
        int far = state.FarAhead, near = state.NearAhead;
        int count = state.BlockCount, limit = state.BlockLimit;
        uint tops = state.LaneTops, found = state.Totals.Found, absent = state.Grid.Absent;
        SweepTotals totals = state.Totals;
        for (; slot < end && count < limit; slot++)
        {
            Prepare(ref state, slot + far);
            long ahead = (slot + near) & (SweepState.RingSize - 1), entry = slot & (SweepState.RingSize - 1);
            FetchRoot(nodes, state.RingSites[ahead]);
            FetchRoot(nodes, state.RingNeighbours[ahead]);
            uint site = state.RingSites[entry], other = state.RingNeighbours[entry];
            if (other == absent) continue;
            if (state.Occupied != null && !Take(state.Occupied, state.Slots[slot & state.SlotMask])) continue;
            Join(nodes, site, other, state.RingWindings[entry], tops, ref totals);
            state.Squares[count] = totals.SumOfSquares;
            state.Largest[count] = totals.Largest;
            state.Clusters[count] = (int)totals.Clusters;
            count++;
            if ((TTracking.Windings || TTracking.Faces) && totals.Found != found)
            {
                slot++;
                break;
            }
        }
        state.Totals = totals;
        state.BlockCount = count;
        return slot;
    }

    /// <summary>Joins the clusters of two occupied neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(void* nodes, uint site, uint other, uint step, uint tops, ref SweepTotals totals)
    {
        int link = SweepNodes<TTracking>.Link(nodes, site), otherLink = SweepNodes<TTracking>.Link(nodes, other);
        uint winding = SweepNodes<TTracking>.Find(nodes, ref site, ref link, tops);
        uint otherWinding = SweepNodes<TTracking>.Find(nodes, ref other, ref otherLink, tops);
        // From the one root to the other.
        if (TTracking.Windings) winding = Lanes.Subtract(Lanes.Add(otherWinding, step, tops), winding, tops);
        if (site == other)
        {
            if (TTracking.Windings) totals.Found |= winding;
            return;
        }
        int size = -link, otherSize = -otherLink;
        uint faces = TTracking.Faces ? SweepNodes<TTracking>.Mark(nodes, site) | SweepNodes<TTracking>.Mark(nodes, other) : 0;
        if (size < otherSize)
        {
            (site, other) = (other, site);
            if (TTracking.Windings) winding = Lanes.Subtract(0, winding, tops);
        }
        // The link goes from the smaller, which is `other`, to the larger: against the winding.
        SweepNodes<TTracking>.Set(nodes, other, (int)site, TTracking.Windings ? Lanes.Subtract(0, winding, tops) : 0);
        SweepNodes<TTracking>.Set(nodes, site, -(size + otherSize), faces);
        totals.Clusters--;
        totals.SumOfSquares += 2L * size * otherSize;
        totals.Largest = Math.Max(totals.Largest, size + otherSize);
        if (TTracking.Faces && faces == 3) totals.Found = 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Take(ulong* occupied, uint slot)
    {
        ulong bit = 1UL << (int)(slot & 63);
        bool free = (occupied[slot >> 6] & bit) == 0;
        occupied[slot >> 6] |= bit;
        return free;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prepare(ref SweepState state, long slot)
    {
        long entry = slot & (SweepState.RingSize - 1);
        uint packed = state.Slots[slot & state.SlotMask];
        uint site = packed >> state.StepBits;
        uint other = TNeighbourhood.Forwards(state.Grid, site, (int)(packed & ((1u << state.StepBits) - 1)), state.LaneTops, out uint winding);
        state.RingSites[entry] = site;
        state.RingNeighbours[entry] = other;
        state.RingWindings[entry] = winding;
        SweepNodes<TTracking>.Prefetch(state.Nodes, site);
        SweepNodes<TTracking>.Prefetch(state.Nodes, other);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchRoot(void* nodes, uint site)
    {
        int link = SweepNodes<TTracking>.Link(nodes, site);
        SweepNodes<TTracking>.Prefetch(nodes, link < 0 ? site : (uint)link);
    }
}
