namespace Percolaw.Percolation;

/// <summary>What the loops of a sweep work on: pointers into the memory of a workspace, and where they stand.</summary>
internal unsafe struct SweepState
{
    /// <summary>Elements whose neighbours are computed ahead; a power of two.</summary>
    public const int RingSize = 64;

    /// <summary>Occupation numbers in a block of results.</summary>
    public const int BlockSize = 1024;

    public GridTables Grid;
    public void* Nodes;
    public uint LaneTops;

    /// <summary>The slots in the order in which they come: a site, or a bond as site &lt;&lt; StepBits | step. Slot k is at k &amp; SlotMask.</summary>
    public uint* Slots;
    public long SlotMask;
    public int StepBits;

    /// <summary>The bonds that are occupied, a bit each; null where none comes twice.</summary>
    public ulong* Occupied;

    /// <summary>Sites of the elements to come, their neighbours and the windings to them.</summary>
    public uint* RingSites, RingNeighbours, RingWindings;

    /// <summary>How far ahead neighbours are computed and fetched, and how far ahead their roots.</summary>
    public int FarAhead, NearAhead;

    public SweepTotals Totals;

    /// <summary>Results after each element: Σ s², and the largest cluster and the number of clusters.</summary>
    public long* Squares;
    public int* Largest, Clusters;
    public int BlockCount, BlockLimit;
}
