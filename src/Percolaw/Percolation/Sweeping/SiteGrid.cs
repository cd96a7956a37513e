using System.Numerics;

namespace Percolaw.Percolation;

/// <summary>
/// The numbering of sites inside a sweep, chosen so that neighbours lie close: with L = 2^t · m, the lowest t bits of all
/// coordinates are interleaved (Morton's order) and come first, the rest m of each coordinate follows as a number to the
/// base m. A cache line holds a small block of the lattice instead of a piece of a row. Nothing that a sweep reports
/// depends on numbers.
/// </summary>
internal sealed unsafe class SiteGrid
{
    /// <summary>The most axes that a lattice has.</summary>
    public const int MostAxes = 64;

    private readonly uint[] masks, strides;

    public SiteGrid(LatticeBox box)
    {
        Box = box;
        Interleaved = box.Length == 1 ? 0 : BitOperations.TrailingZeroCount(box.Length);
        Radix = box.Length >> Interleaved;
        masks = new uint[box.Dimension];
        strides = new uint[box.Dimension];
        long stride = 1L << (Interleaved * box.Dimension);
        for (int axis = 0; axis < box.Dimension; axis++)
        {
            for (int bit = 0; bit < Interleaved; bit++) masks[axis] |= 1u << ((bit * box.Dimension) + axis);
            strides[axis] = (uint)stride;
            stride *= Radix;
        }
    }

    public LatticeBox Box { get; }

    /// <summary>t: the bits of each coordinate that are interleaved.</summary>
    public int Interleaved { get; }

    /// <summary>m = L / 2^t.</summary>
    public int Radix { get; }

    /// <summary>The bits of a number that hold the interleaved part of an axis.</summary>
    public uint Mask(int axis) => masks[axis];

    /// <summary>The weight of the rest of an axis in a number.</summary>
    public uint Stride(int axis) => strides[axis];

    /// <summary>The coordinate of a site along an axis.</summary>
    public int Coordinate(uint site, int axis)
    {
        int low = 0;
        for (int bit = 0; bit < Interleaved; bit++) low |= (int)((site >> ((bit * Box.Dimension) + axis)) & 1) << bit;
        return low | ((int)(site / strides[axis] % (uint)Radix) << Interleaved);
    }
}
