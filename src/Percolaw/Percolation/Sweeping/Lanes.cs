using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>
/// Winding numbers of all axes in one 32-bit word: ⌊32/d⌋ bits for each, added and compared modulo 2^bits, so that lanes
/// do not disturb each other.
/// </summary>
/// <remarks>
/// A path that closes is taken to wrap a direction if its winding number there differs from 0 modulo 2^bits. What this
/// misses in a direction is a path that winds around it a multiple of 2^16 times (d = 2), 2^10 (d = 3), 32 (d = 6), 4
/// (d = 9 to 16), as long as no other path of the cluster winds otherwise. Up to 2 bits a lane that needs a cluster that is
/// a long spiral and nothing else; a single bit would miss paths that wind twice, so more dimensions are refused.
/// </remarks>
internal static class Lanes
{
    /// <summary>The most dimensions with 2 bits for each.</summary>
    public const int MostDimensions = 16;

    /// <summary>The bits of a lane.</summary>
    public static int Bits(int dimension) => Math.Max(1, 32 / dimension);

    /// <summary>The highest bit of every lane.</summary>
    public static uint Tops(int dimension)
    {
        uint tops = 0;
        for (int axis = 0; axis < Math.Min(32, dimension); axis++) tops |= 1u << ((Bits(dimension) * (axis + 1)) - 1);
        return tops;
    }

    /// <summary>The lane of an axis.</summary>
    public static uint Mask(int dimension, int axis) => axis >= 32 ? 0 : (uint)((1UL << Bits(dimension)) - 1) << (Bits(dimension) * axis);

    /// <summary>1 in the lane of an axis.</summary>
    public static uint One(int dimension, int axis) => axis >= 32 ? 0 : 1u << (Bits(dimension) * axis);

    /// <summary>a + b in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint a, uint b, uint tops) => ((a & ~tops) + (b & ~tops)) ^ ((a ^ b) & tops);

    /// <summary>a - b in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Subtract(uint a, uint b, uint tops) => ((a | tops) - (b & ~tops)) ^ ((a ^ ~b) & tops);
}
