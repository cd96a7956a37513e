using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>What is needed to find the neighbours of a site by its number, as pointers for hot loops.</summary>
internal unsafe struct GridTables
{
    private const int MostAxes = SiteGrid.MostAxes;

    /// <summary>The bits of the interleaved part of each axis, and the rest's weight.</summary>
    public uint* Masks, Strides;

    /// <summary>The winding of a step over the upper face of an axis, and over the lower one.</summary>
    public uint* Above, Below;

    /// <summary>
    /// The first 16 neighbours in lanes, forwards and backwards along each axis in turn, where steps are along axes: the
    /// bits of the axis, what is added to them, their value at the face that the step passes, and its winding there.
    /// </summary>
    public uint* LaneMasks, LaneSteps, LaneFaces, LaneWindings;

    /// <summary>The components of the steps, d for each.</summary>
    public sbyte* Components;

    public int Dimension, Steps, InterleavedBits;
    public uint Radix, Absent;
    public ulong Reciprocal;
    public bool Free;

    /// <summary>The rest of each coordinate, its number to the base m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Digits(uint site, uint* digits)
    {
        uint rest = InterleavedBits == 32 ? 0 : site >> InterleavedBits;
        for (int axis = 0; axis < Dimension; axis++)
        {
            if (Radix == 1)
            {
                digits[axis] = 0;
                continue;
            }
            // Exact for all 32-bit numbers: Lemire, Kaser and Kurz, Softw. Pract. Exp. 49, 953 (2019).
            uint quotient = (uint)Math.BigMul(Reciprocal, rest, out _);
            digits[axis] = rest - (quotient * Radix);
            rest = quotient;
        }
    }

    /// <summary>The site that a step leads to, forwards or backwards, and how it passes faces; <see cref="Absent"/> beyond a free one.</summary>
    public readonly uint Move(uint site, uint* digits, int step, bool forwards, uint laneTops, out uint winding)
    {
        winding = 0;
        uint from = site;
        for (int axis = 0; axis < Dimension; axis++)
        {
            int component = Components[(step * Dimension) + axis];
            if (component == 0) continue;
            uint mask = Masks[axis], low = mask & (uint)-(int)mask;
            bool crosses;
            if (component > 0 == forwards)
            {
                uint rest = digits[axis];
                bool carry = (from & mask) == mask;
                crosses = carry && rest + 1 == Radix;
                site = !carry ? (site & ~mask) | (((site | ~mask) + low) & mask)
                    : crosses ? site - mask - (rest * Strides[axis]) : site - mask + Strides[axis];
                if (crosses) winding = Lanes.Add(winding, Above[axis], laneTops);
            }
            else
            {
                uint rest = digits[axis];
                bool borrow = (from & mask) == 0;
                crosses = borrow && rest == 0;
                site = !borrow ? (site & ~mask) | (((site & mask) - low) & mask)
                    : crosses ? site + mask + ((Radix - 1) * Strides[axis]) : site + mask - Strides[axis];
                if (crosses) winding = Lanes.Add(winding, Below[axis], laneTops);
            }
            if (crosses && Free) return Absent;
        }
        return site;
    }
}
