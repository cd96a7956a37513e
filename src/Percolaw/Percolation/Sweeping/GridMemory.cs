namespace Percolaw.Percolation;

/// <summary>The tables of a grid in memory that does not move.</summary>
internal sealed unsafe class GridMemory
{
    private const int MostLanes = 16;

    private readonly HugeMemory memory;

    public GridMemory(SiteGrid grid)
    {
        LatticeBox box = grid.Box;
        int dimension = box.Dimension, steps = box.Lattice.StepCount;
        memory = new HugeMemory((16L * dimension) + 256 + ((long)steps * dimension));
        uint* lanes = (uint*)memory.Address, words = lanes + (4 * MostLanes);
        Tables = new GridTables
        {
            Masks = words,
            Strides = words + dimension,
            Above = words + (2 * dimension),
            Below = words + (3 * dimension),
            LaneMasks = lanes,
            LaneSteps = lanes + MostLanes,
            LaneFaces = lanes + (2 * MostLanes),
            LaneWindings = lanes + (3 * MostLanes),
            Components = (sbyte*)(words + (4 * dimension)),
            Dimension = dimension,
            Steps = steps,
            InterleavedBits = grid.Interleaved * dimension,
            Radix = (uint)grid.Radix,
            Absent = (uint)box.SiteCount,
            Reciprocal = grid.Radix == 1 ? 0 : (ulong.MaxValue / (uint)grid.Radix) + 1,
            Free = box.Boundary == Boundary.Free,
        };
        new Span<uint>(lanes, 4 * MostLanes).Clear();
        for (int axis = 0; axis < Math.Min(dimension, MostLanes / 2); axis++)
        {
            // Backwards is forwards by all ones, which is -1 in the bits of an axis.
            uint mask = grid.Mask(axis);
            Lane(lanes + (2 * axis), mask, mask & (0 - mask), mask, Lanes.One(dimension, axis));
            Lane(lanes + (2 * axis) + 1, mask, mask, 0, Lanes.Mask(dimension, axis));
        }
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

    private static void Lane(uint* lane, uint mask, uint step, uint face, uint winding)
    {
        lane[0] = mask;
        lane[MostLanes] = step;
        lane[2 * MostLanes] = face;
        lane[3 * MostLanes] = winding;
    }
}
