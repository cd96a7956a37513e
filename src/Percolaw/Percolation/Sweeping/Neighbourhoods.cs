using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Percolation;

/// <summary>How neighbours are found, for the JIT to specialise loops.</summary>
internal unsafe interface INeighbourhood
{
    /// <summary>Writes the neighbours of a site, two for each step, forwards and backwards, and where asked their windings.</summary>
    static abstract void All(in GridTables grid, uint site, uint* neighbours, uint* windings, uint laneTops);

    /// <summary>The neighbour that one step leads to.</summary>
    static abstract uint Forwards(in GridTables grid, uint site, int step, uint laneTops, out uint winding);
}

/// <summary>Any lattice, length and boundary.</summary>
internal readonly unsafe struct AnyNeighbourhood : INeighbourhood
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void All(in GridTables grid, uint site, uint* neighbours, uint* windings, uint laneTops)
    {
        uint* digits = stackalloc uint[SiteGrid.MostAxes];
        grid.Digits(site, digits);
        for (int step = 0; step < grid.Steps; step++)
        {
            neighbours[2 * step] = grid.Move(site, digits, step, true, laneTops, out windings[2 * step]);
            neighbours[(2 * step) + 1] = grid.Move(site, digits, step, false, laneTops, out windings[(2 * step) + 1]);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Forwards(in GridTables grid, uint site, int step, uint laneTops, out uint winding)
    {
        uint* digits = stackalloc uint[SiteGrid.MostAxes];
        grid.Digits(site, digits);
        return grid.Move(site, digits, step, true, laneTops, out winding);
    }
}

/// <summary>Periodic, L a power of two, step j along axis j: a few operations on the bits of a number.</summary>
internal readonly unsafe struct BinaryTorus : INeighbourhood
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void All(in GridTables grid, uint site, uint* neighbours, uint* windings, uint laneTops)
    {
        if (grid.Steps <= 8)
        {
            if (grid.Steps <= 2) Four(grid, site, neighbours, windings);
            else if (grid.Steps <= 4) Eight(grid, site, neighbours, windings);
            else Sixteen(grid, site, neighbours, windings);
            return;
        }
        More(grid, site, neighbours, windings);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Forwards(in GridTables grid, uint site, int step, uint laneTops, out uint winding)
    {
        uint mask = grid.Masks[step];
        winding = (site & mask) == mask ? grid.Above[step] : 0;
        return (site & ~mask) | (((site | ~mask) + (1u << step)) & mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(in GridTables grid, uint site, uint* neighbours, uint* windings)
    {
        Vector128<uint> here = Vector128.Create(site), mask = Vector128.Load(grid.LaneMasks), part = here & mask;
        Vector128<uint> moved = ((here | ~mask) + Vector128.Load(grid.LaneSteps)) & mask;
        Vector128.Store((here & ~mask) | moved, neighbours);
        Vector128.Store(Vector128.Equals(part, Vector128.Load(grid.LaneFaces)) & Vector128.Load(grid.LaneWindings), windings);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(in GridTables grid, uint site, uint* neighbours, uint* windings)
    {
        Vector256<uint> here = Vector256.Create(site), mask = Vector256.Load(grid.LaneMasks), part = here & mask;
        Vector256<uint> moved = ((here | ~mask) + Vector256.Load(grid.LaneSteps)) & mask;
        Vector256.Store((here & ~mask) | moved, neighbours);
        Vector256.Store(Vector256.Equals(part, Vector256.Load(grid.LaneFaces)) & Vector256.Load(grid.LaneWindings), windings);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sixteen(in GridTables grid, uint site, uint* neighbours, uint* windings)
    {
        Vector512<uint> here = Vector512.Create(site), mask = Vector512.Load(grid.LaneMasks), part = here & mask;
        Vector512<uint> moved = ((here | ~mask) + Vector512.Load(grid.LaneSteps)) & mask;
        Vector512.Store((here & ~mask) | moved, neighbours);
        Vector512.Store(Vector512.Equals(part, Vector512.Load(grid.LaneFaces)) & Vector512.Load(grid.LaneWindings), windings);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void More(in GridTables grid, uint site, uint* neighbours, uint* windings)
    {
        for (int step = 0; step < grid.Steps; step++)
        {
            uint mask = grid.Masks[step], part = site & mask, others = site & ~mask, low = 1u << step;
            neighbours[2 * step] = others | (((site | ~mask) + low) & mask);
            neighbours[(2 * step) + 1] = others | ((part - low) & mask);
            windings[2 * step] = part == mask ? grid.Above[step] : 0;
            windings[(2 * step) + 1] = part == 0 ? grid.Below[step] : 0;
        }
    }

    /// <summary>Whether this holds for a box.</summary>
    public static bool Suits(LatticeBox box)
    {
        bool suits = box.Boundary == Boundary.Periodic && int.IsPow2(box.Length) && box.Lattice.StepCount == box.Dimension;
        for (int step = 0; suits && step < box.Dimension; step++)
        {
            for (int axis = 0; axis < box.Dimension; axis++) suits &= box.Lattice.Component(step, axis) == (step == axis ? 1 : 0);
        }
        return suits;
    }
}
