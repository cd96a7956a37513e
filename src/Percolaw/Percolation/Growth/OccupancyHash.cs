using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Percolation;

/// <summary>
/// The random number of a site or bond: a hash of its key. It is the output function of SplitMix64 (Steele, Lea and Flood,
/// OOPSLA 2014; constants of Stafford) without its last shift, which would change the lower 33 bits alone. Along a line of
/// the lattice keys advance by a constant, so that the occupancies of a line are what that generator gives.
/// </summary>
internal static class OccupancyHash
{
    private const ulong FirstFactor = 0xBF58476D1CE4E5B9, SecondFactor = 0x94D049BB133111EB;

    /// <summary>The largest number that is occupied: floor(p 2^64) - 1. Null below p = 2^-64, where nothing is.</summary>
    /// <param name="probability">p in [0, 1].</param>
    public static ulong? Limit(double probability)
    {
        if (probability >= 1) return ulong.MaxValue;
        double numbers = Math.Floor(Math.ScaleB(probability, 64));
        return numbers >= 1 ? (ulong)numbers - 1 : null;
    }

    /// <summary>The number of a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong key)
    {
        key = (key ^ (key >> 30)) * FirstFactor;
        return (key ^ (key >> 27)) * SecondFactor;
    }

    /// <summary>The numbers of eight keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Of(Vector512<ulong> keys)
    {
        keys = (keys ^ (keys >>> 30)) * FirstFactor;
        return (keys ^ (keys >>> 27)) * SecondFactor;
    }
}
