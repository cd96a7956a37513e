using System.Runtime.CompilerServices;

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
        uint* masks = grid.Masks, above = grid.Above, below = grid.Below;
        int steps = grid.Steps;
        for (int step = 0; step < steps; step++)
        {
            uint mask = masks[step], part = site & mask, others = site & ~mask, low = 1u << step;
            neighbours[2 * step] = others | (((site | ~mask) + low) & mask);
            neighbours[(2 * step) + 1] = others | ((part - low) & mask);
            windings[2 * step] = part == mask ? above[step] : 0;
            windings[(2 * step) + 1] = part == 0 ? below[step] : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Forwards(in GridTables grid, uint site, int step, uint laneTops, out uint winding)
    {
        uint mask = grid.Masks[step];
        winding = (site & mask) == mask ? grid.Above[step] : 0;
        return (site & ~mask) | (((site | ~mask) + (1u << step)) & mask);
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
