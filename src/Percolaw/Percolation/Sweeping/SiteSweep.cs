using System.Numerics;
using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>Occupies sites one by one.</summary>
internal static unsafe class SiteSweep<TNeighbourhood, TTracking>
    where TNeighbourhood : struct, INeighbourhood
    where TTracking : struct, ITracking
{
    /// <summary>Computes and fetches the neighbours of the first sites.</summary>
    public static void Start(ref SweepState state, long slot)
    {
        for (int ahead = 0; ahead < state.FarAhead; ahead++) Prepare(ref state, slot + ahead);
    }

    /// <summary>
    /// Occupies the sites of slots until their end, the end of the block, or something new about windings or faces.
    /// Sites that are occupied already are passed over.
    /// </summary>
    /// <returns>The next slot.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Run(ref SweepState state, long slot, long end)
    {
        void* nodes = state.Nodes;
        int coordination = 2 * state.Grid.Steps, far = state.FarAhead, near = state.NearAhead;
        int count = state.BlockCount, limit = state.BlockLimit;
        uint tops = state.LaneTops, found = state.Totals.Found;
        SweepTotals totals = state.Totals;
        for (; slot < end && count < limit; slot++)
        {
            Prepare(ref state, slot + far);
            if (near > 0) FetchRoots(nodes, state.RingNeighbours + ((slot + near) & (SweepState.RingSize - 1)) * coordination, coordination);
            long entry = slot & (SweepState.RingSize - 1);
            uint site = state.RingSites[entry];
            if (SweepNodes<TTracking>.Link(nodes, site) != SweepNodes<TTracking>.Empty) continue;
            Occupy(nodes, site, state.RingNeighbours + (entry * coordination), state.RingWindings + (entry * coordination), coordination, tops, state.Grid.Absent, ref totals);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prepare(ref SweepState state, long slot)
    {
        void* nodes = state.Nodes;
        int coordination = 2 * state.Grid.Steps;
        long entry = slot & (SweepState.RingSize - 1);
        uint site = state.Slots[slot & state.SlotMask];
        uint* neighbours = state.RingNeighbours + (entry * coordination);
        state.RingSites[entry] = site;
        TNeighbourhood.All(state.Grid, site, neighbours, state.RingWindings + (entry * coordination), state.LaneTops);
        SweepNodes<TTracking>.Prefetch(nodes, site);
        for (int j = 0; j < coordination; j++) SweepNodes<TTracking>.Prefetch(nodes, neighbours[j]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchRoots(void* nodes, uint* neighbours, int coordination)
    {
        for (int j = 0; j < coordination; j++)
        {
            int link = SweepNodes<TTracking>.Link(nodes, neighbours[j]);
            SweepNodes<TTracking>.Prefetch(nodes, link < 0 ? neighbours[j] : (uint)link);
        }
    }

    // A bit for each neighbour that is occupied. Which ones are is as good as random, and a branch that cannot be predicted
    // costs as much as twenty operations: so there is one for their number, not one for each. Shifts are modulo 64: more
    // neighbours than that has only a box of a single site, and none of them is occupied.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Occupied(void* nodes, uint* neighbours, int coordination)
    {
        ulong occupied = 0;
        for (int j = 0; j < coordination; j++)
        {
            uint link = (uint)SweepNodes<TTracking>.Link(nodes, neighbours[j]) ^ 0x80000000;
            occupied |= (ulong)((link | (0 - link)) >> 31) << j;
        }
        return occupied;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Occupy(void* nodes, uint site, uint* neighbours, uint* windings, int coordination, uint tops, uint absent, ref SweepTotals totals)
    {
        uint root = site, toRoot = 0;
        uint faces = TTracking.Faces ? (neighbours[1] == absent ? 1u : 0) | (neighbours[0] == absent ? 2u : 0) : 0;
        long squares = 0;
        int size = 1, joined = 0;
        for (ulong left = Occupied(nodes, neighbours, coordination); left != 0; left &= left - 1)
        {
            int j = BitOperations.TrailingZeroCount(left);
            uint other = neighbours[j];
            int link = SweepNodes<TTracking>.Link(nodes, other);
            uint winding = SweepNodes<TTracking>.Find(nodes, ref other, ref link, tops);
            if (TTracking.Windings) winding = Lanes.Add(winding, windings[j], tops);
            if (other == root)
            {
                if (TTracking.Windings) totals.Found |= Lanes.Subtract(winding, toRoot, tops);
                continue;
            }
            int otherSize = -link;
            if (TTracking.Faces) faces |= SweepNodes<TTracking>.Mark(nodes, other);
            squares += (long)otherSize * otherSize;
            if (joined++ == 0)
            {
                (root, toRoot) = (other, winding);
            }
            else if (otherSize <= size)
            {
                SweepNodes<TTracking>.Set(nodes, other, (int)root, TTracking.Windings ? Lanes.Subtract(toRoot, winding, tops) : 0);
            }
            else
            {
                SweepNodes<TTracking>.Set(nodes, root, (int)other, TTracking.Windings ? Lanes.Subtract(winding, toRoot, tops) : 0);
                (root, toRoot) = (other, winding);
            }
            size += otherSize;
        }
        if (joined > 0) SweepNodes<TTracking>.Set(nodes, site, (int)root, toRoot);
        SweepNodes<TTracking>.Set(nodes, root, -size, faces);
        totals.Clusters += 1 - joined;
        totals.SumOfSquares += ((long)size * size) - squares;
        totals.Largest = Math.Max(totals.Largest, size);
        if (TTracking.Faces && faces == 3) totals.Found = 1;
    }
}
