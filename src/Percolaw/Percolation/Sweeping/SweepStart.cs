using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>The configurations from which sweeps begin.</summary>
internal static unsafe class SweepStart<TNeighbourhood, TTracking>
    where TNeighbourhood : struct, INeighbourhood
    where TTracking : struct, ITracking
{
    private const int Empty = SweepNodes<TTracking>.Empty;

    /// <summary>No site is occupied, or with bonds every site and no bond.</summary>
    public static void Clear(ref SweepState state, bool sites)
    {
        uint count = state.Grid.Absent;
        int link = sites ? -1 : Empty;
        if (SweepNodes<TTracking>.Bytes == 4) new Span<int>(state.Nodes, (int)count).Fill(link);
        else new Span<ulong>(state.Nodes, (int)count).Fill((uint)link);
        SweepNodes<TTracking>.Set(state.Nodes, count, Empty, 0);
        state.Totals = sites ? new SweepTotals { Clusters = count, SumOfSquares = count, Largest = 1 } : default;
        if (sites) MarkFaces(ref state);
    }

    /// <summary>Exactly <paramref name="count"/> sites, all sets of so many alike, and their clusters.</summary>
    public static void OccupySites(ref SweepState state, ref RandomStream stream, long count)
    {
        void* nodes = state.Nodes;
        uint sites = state.Grid.Absent;
        long occupied = 0;
        ulong threshold = Threshold(count, sites);
        for (uint site = 0; site < sites;)
        {
            ulong draw = stream.NextBits();
            for (int part = 0; part < 4 && site < sites; part++, site++, draw >>= 16)
            {
                bool take = (draw & 0xFFFF) < threshold;
                occupied += take ? 1 : 0;
                SweepNodes<TTracking>.Set(nodes, site, take ? -1 : Empty, 0);
            }
        }
        // Any set of the right number is as likely as any other, whichever sites come in or go out at random.
        while (occupied != count)
        {
            uint site = (uint)stream.NextIndex((int)sites);
            bool taken = SweepNodes<TTracking>.Link(nodes, site) != Empty;
            if (taken == occupied < count) continue;
            SweepNodes<TTracking>.Set(nodes, site, taken ? Empty : -1, 0);
            occupied += taken ? -1 : 1;
        }
        state.Totals = new SweepTotals { Clusters = count, SumOfSquares = count, Largest = count > 0 ? 1 : 0 };
        MarkFaces(ref state);
        LabelSites(ref state);
    }

    /// <summary>Exactly <paramref name="count"/> bonds, all sets of so many alike, and their clusters; all sites are there.</summary>
    /// <param name="state">With room for all bonds' bits.</param>
    /// <param name="stream">The random numbers.</param>
    /// <param name="count">The number of bonds to occupy.</param>
    /// <param name="bonds">The number of bonds that there are.</param>
    public static void OccupyBonds(ref SweepState state, ref RandomStream stream, long count, long bonds)
    {
        Clear(ref state, true);
        ulong* bits = state.Occupied;
        long slots = (long)state.Grid.Absent << state.StepBits, occupied = 0;
        for (long word = 0; word <= (slots - 1) >> 6; word++) bits[word] = 0;
        ulong threshold = Threshold(count, bonds), draw = 0;
        int left = 0;
        for (uint site = 0; site < state.Grid.Absent; site++)
        {
            for (int step = 0; step < state.Grid.Steps; step++, draw >>= 16, left--)
            {
                if (left == 0) (draw, left) = (stream.NextBits(), 4);
                if ((draw & 0xFFFF) >= threshold || !Exists(ref state, site, step)) continue;
                Toggle(bits, (site << state.StepBits) | (uint)step);
                occupied++;
            }
        }
        while (occupied != count)
        {
            uint site = (uint)stream.NextIndex((int)state.Grid.Absent);
            int step = stream.NextIndex(state.Grid.Steps);
            uint slot = (site << state.StepBits) | (uint)step;
            bool taken = (bits[slot >> 6] >> (int)(slot & 63) & 1) != 0;
            if (taken == occupied < count || !Exists(ref state, site, step)) continue;
            Toggle(bits, slot);
            occupied += taken ? -1 : 1;
        }
        LabelBonds(ref state);
    }

    private static ulong Threshold(long count, long all) => all == 0 ? 0 : (ulong)Math.Round(65536.0 * count / all);

    private static void Toggle(ulong* bits, uint slot) => bits[slot >> 6] ^= 1UL << (int)(slot & 63);

    private static bool Exists(ref SweepState state, uint site, int step) =>
        !state.Grid.Free || TNeighbourhood.Forwards(state.Grid, site, step, state.LaneTops, out _) != state.Grid.Absent;

    private static void MarkFaces(ref SweepState state)
    {
        if (!TTracking.Faces) return;
        uint* neighbours = stackalloc uint[2 * state.Grid.Steps + 16], windings = stackalloc uint[2 * state.Grid.Steps + 16];
        uint absent = state.Grid.Absent;
        for (uint site = 0; site < absent; site++)
        {
            if (SweepNodes<TTracking>.Link(state.Nodes, site) == Empty) continue;
            TNeighbourhood.All(state.Grid, site, neighbours, windings, state.LaneTops);
            uint faces = (neighbours[1] == absent ? 1u : 0) | (neighbours[0] == absent ? 2u : 0);
            SweepNodes<TTracking>.Set(state.Nodes, site, -1, faces);
            if (faces == 3) state.Totals.Found = 1;
        }
    }

    private static void LabelSites(ref SweepState state)
    {
        SweepTotals totals = state.Totals;
        void* nodes = state.Nodes;
        uint sites = state.Grid.Absent;
        for (uint site = 0; site < sites; site++)
        {
            if (SweepNodes<TTracking>.Link(nodes, site) == Empty) continue;
            for (int step = 0; step < state.Grid.Steps; step++)
            {
                uint other = TNeighbourhood.Forwards(state.Grid, site, step, state.LaneTops, out uint winding);
                if (SweepNodes<TTracking>.Link(nodes, other) == Empty) continue;
                BondSweep<TNeighbourhood, TTracking>.Join(nodes, site, other, winding, state.LaneTops, ref totals);
            }
        }
        state.Totals = totals;
    }

    private static void LabelBonds(ref SweepState state)
    {
        SweepTotals totals = state.Totals;
        long slots = (long)state.Grid.Absent << state.StepBits;
        for (long word = 0; word <= (slots - 1) >> 6; word++)
        {
            for (ulong bits = state.Occupied[word]; bits != 0; bits &= bits - 1)
            {
                uint slot = (uint)((word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits)), site = slot >> state.StepBits;
                uint other = TNeighbourhood.Forwards(state.Grid, site, (int)(slot & ((1u << state.StepBits) - 1)), state.LaneTops, out uint winding);
                BondSweep<TNeighbourhood, TTracking>.Join(state.Nodes, site, other, winding, state.LaneTops, ref totals);
            }
        }
        state.Totals = totals;
    }
}
