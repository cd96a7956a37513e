using System.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>The memory of a sweep and the way through it, block by block.</summary>
internal sealed unsafe class SweepWorkspace
{
    // Slots of a window sweep are drawn in pieces of half this number.
    private const int WindowSlots = 8192;
    private const int FarAhead = 24, NearAhead = 8;

    private readonly LatticeBox box;
    private readonly PercolationKind kind;
    private readonly SweepLoops tracking, plain;
    private readonly GridMemory grid;
    private readonly HugeMemory nodes, rings, windowSlots;
    private readonly SweepSums sums;
    private HugeMemory? order, occupied;
    private SweepState state;

    public SweepWorkspace(LatticeBox box, PercolationKind kind, SweepSums sums)
    {
        this.box = box;
        this.kind = kind;
        this.sums = sums;
        Events = new SweepEvents(box);
        tracking = SweepLoops.For(box, kind, true);
        plain = SweepLoops.For(box, kind, false);
        grid = new GridMemory(new SiteGrid(box));
        nodes = new HugeMemory(8 * (box.SiteCount + 1));
        windowSlots = new HugeMemory(4 * WindowSlots);
        int coordination = 2 * box.Lattice.StepCount;
        const int Ring = SweepState.RingSize, Block = SweepState.BlockSize;
        // Vectors of 16 lanes are stored beyond the last neighbour.
        rings = new HugeMemory((4L * ((Ring * (1 + (2 * coordination))) + 16)) + (16 * Block));
        long* squares = (long*)rings.Address;
        int* largest = (int*)(squares + Block);
        uint* sites = (uint*)(largest + (2 * Block));
        state = new SweepState
        {
            Grid = grid.Tables,
            Nodes = nodes.Address,
            LaneTops = Lanes.Tops(box.Dimension),
            StepBits = StepBits(box, kind),
            RingSites = sites,
            RingNeighbours = sites + Ring,
            RingWindings = sites + (Ring * (1 + coordination)),
            FarAhead = FarAhead,
            NearAhead = NearAhead,
            Squares = squares,
            Largest = largest,
            Clusters = largest + Block,
        };
    }

    public SweepEvents Events { get; }

    /// <summary>Copies of all blocks, for tests; null otherwise.</summary>
    public Action<long, SweepTotals>? Trace { get; set; }

    public static int StepBits(LatticeBox box, PercolationKind kind) =>
        kind == PercolationKind.Site ? 0 : BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)box.Lattice.StepCount));

    /// <summary>All occupation numbers, in random order.</summary>
    public void Run(ref RandomStream stream)
    {
        RandomOrder.Fill(ref stream, box.SiteCount, Steps, state.StepBits, Order());
        RunOrder();
    }

    /// <summary>All occupation numbers, in a given order of all slots.</summary>
    public void Run(ReadOnlySpan<uint> slots)
    {
        slots.CopyTo(new Span<uint>(Order(), slots.Length));
        RunOrder();
    }

    /// <summary>The occupation numbers of a window.</summary>
    public void RunWindow(ref RandomStream stream, long first, long last)
    {
        if (kind == PercolationKind.Bond)
        {
            occupied ??= new HugeMemory((((box.SiteCount << state.StepBits) >> 6) + 1) * 8);
            state.Occupied = (ulong*)occupied.Address;
        }
        state.Slots = (uint*)windowSlots.Address;
        state.SlotMask = WindowSlots - 1;
        tracking.Occupy(ref state, ref stream, first, box.ElementCount(kind));
        long filled = Draw(ref stream, 0, WindowSlots);
        Begin(first, out SweepLoops loops);
        loops.Start(ref state, 0);
        for (long slot = 0; Occupation < last;)
        {
            if (filled - slot <= WindowSlots / 2) filled = Draw(ref stream, filled, WindowSlots / 2);
            slot = Advance(ref loops, slot, filled - state.FarAhead, last);
        }
        Flush();
        GC.KeepAlive(this);
    }

    private long blockFirst;

    private int Steps => kind == PercolationKind.Site ? 1 : box.Lattice.StepCount;

    private long Occupation => blockFirst + state.BlockCount - 1;

    private uint* Order()
    {
        long slots = box.SiteCount * Steps;
        if (order is null)
        {
            order = new HugeMemory(4 * (slots + SweepState.RingSize));
            // Looking ahead at the end sees site 0.
            new Span<uint>((uint*)order.Address + slots, SweepState.RingSize).Clear();
        }
        return (uint*)order.Address;
    }

    private void RunOrder()
    {
        long slots = box.SiteCount * Steps, last = box.ElementCount(kind);
        state.Slots = (uint*)order!.Address;
        state.SlotMask = -1;
        state.Occupied = null;
        tracking.Clear(ref state);
        Begin(0, out SweepLoops loops);
        loops.Start(ref state, 0);
        for (long slot = 0; Occupation < last;) slot = Advance(ref loops, slot, slots, last);
        Flush();
        GC.KeepAlive(this);
    }

    private void Begin(long first, out SweepLoops loops)
    {
        blockFirst = first;
        state.Squares[0] = state.Totals.SumOfSquares;
        state.Largest[0] = state.Totals.Largest;
        state.Clusters[0] = (int)state.Totals.Clusters;
        state.BlockCount = 1;
        loops = tracking;
        Events.Clear();
        Note(ref loops, first);
    }

    private long Advance(ref SweepLoops loops, long slot, long end, long last)
    {
        if (state.BlockCount == SweepState.BlockSize) Flush();
        if (loops == plain && kind == PercolationKind.Bond && state.Totals.Clusters == 1)
        {
            Repeat(last);
            return end;
        }
        state.BlockLimit = (int)Math.Min(SweepState.BlockSize, last - blockFirst + 1);
        slot = loops.Run(ref state, slot, end);
        Note(ref loops, Occupation);
        return slot;
    }

    // One cluster of all sites: further bonds change nothing.
    private void Repeat(long last)
    {
        while (Occupation < last)
        {
            if (state.BlockCount == SweepState.BlockSize) Flush();
            int index = state.BlockCount++;
            state.Squares[index] = state.Totals.SumOfSquares;
            state.Largest[index] = state.Totals.Largest;
            state.Clusters[index] = 1;
        }
    }

    private void Note(ref SweepLoops loops, long occupation)
    {
        if (loops == plain) return;
        Events.Note(state.Totals.Found, occupation);
        if (!Events.Complete) return;
        int* narrow = (int*)state.Nodes;
        long* wide = (long*)state.Nodes;
        for (long site = 0; site <= box.SiteCount; site++) narrow[site] = (int)wide[site];
        loops = plain;
    }

    private void Flush()
    {
        sums.Add(blockFirst, state.BlockCount, state.Squares, state.Largest, state.Clusters);
        for (int i = 0; Trace is not null && i < state.BlockCount; i++)
            Trace(blockFirst + i, new SweepTotals { SumOfSquares = state.Squares[i], Largest = state.Largest[i], Clusters = state.Clusters[i] });
        blockFirst += state.BlockCount;
        state.BlockCount = 0;
    }

    private long Draw(ref RandomStream stream, long filled, int count)
    {
        int sites = (int)box.SiteCount, steps = Steps;
        for (int i = 0; i < count; i++)
        {
            uint slot = (uint)stream.NextIndex(sites);
            if (kind == PercolationKind.Bond) slot = (slot << state.StepBits) | (uint)stream.NextIndex(steps);
            state.Slots[filled++ & state.SlotMask] = slot;
        }
        return filled;
    }
}
