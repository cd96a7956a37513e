namespace Percolaw.Percolation;

/// <summary>The tables of a grid in memory that does not move.</summary>
internal sealed unsafe class GridMemory
{
    private readonly HugeMemory memory;

    public GridMemory(SiteGrid grid)
    {
        LatticeBox box = grid.Box;
        int dimension = box.Dimension, steps = box.Lattice.StepCount;
        memory = new HugeMemory((16L * dimension) + ((long)steps * dimension));
        uint* words = (uint*)memory.Address;
        Tables = new GridTables
        {
            Masks = words,
            Strides = words + dimension,
            Above = words + (2 * dimension),
            Below = words + (3 * dimension),
            Components = (sbyte*)(words + (4 * dimension)),
            Dimension = dimension,
            Steps = steps,
            InterleavedBits = grid.Interleaved * dimension,
            Radix = (uint)grid.Radix,
            Absent = (uint)box.SiteCount,
            Reciprocal = grid.Radix == 1 ? 0 : (ulong.MaxValue / (uint)grid.Radix) + 1,
            Free = box.Boundary == Boundary.Free,
        };
        for (int axis = 0; axis < dimension; axis++)
        {
            Tables.Masks[axis] = grid.Mask(axis);
            Tables.Strides[axis] = grid.Stride(axis);
            Tables.Above[axis] = Lanes.One(dimension, axis);
            Tables.Below[axis] = Lanes.Mask(dimension, axis);
            for (int step = 0; step < steps; step++) Tables.Components[(step * dimension) + axis] = (sbyte)box.Lattice.Component(step, axis);
        }
    }

    /// <summary>Valid as long as this object is reachable.</summary>
    public GridTables Tables { get; }
}
