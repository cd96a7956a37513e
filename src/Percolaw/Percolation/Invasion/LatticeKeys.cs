using System.Runtime.CompilerServices;
using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// 64-bit keys of the sites of an infinite lattice: the key of a site is the sum of its coordinates, each times a random
/// odd number of its axis, modulo 2^64. A step adds the same number everywhere, and no coordinates are stored; the
/// chance that two of n sites share a key is about n²/2^65, 3·10⁻⁶ for ten million.
/// </summary>
internal sealed class LatticeKeys
{
    /// <summary>The key of the origin.</summary>
    public const ulong Origin = 0x9E3779B97F4A7C15;

    private readonly ulong[] steps;
    private readonly ulong[] bonds;

    /// <summary>Creates the keys; the same for the same lattice.</summary>
    public LatticeKeys(ILattice lattice)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        var stream = new RandomStream(0, StreamPurpose.LatticeKeys, 0);
        ulong[] axes = new ulong[lattice.Dimension];
        for (int axis = 0; axis < axes.Length; axis++) axes[axis] = stream.NextBits() | 1;
        steps = new ulong[lattice.StepCount];
        bonds = new ulong[lattice.StepCount];
        for (int step = 0; step < steps.Length; step++)
        {
            for (int axis = 0; axis < axes.Length; axis++) steps[step] += (ulong)lattice.Component(step, axis) * axes[axis];
            bonds[step] = stream.NextBits();
        }
    }

    /// <summary>What a step adds to the key of a site, for one of each pair of opposite steps.</summary>
    public ReadOnlySpan<ulong> Steps => steps;

    /// <summary>What is added to the key of the site that a bond starts from, to get a key of the bond; for each step.</summary>
    public ReadOnlySpan<ulong> Bonds => bonds;

    /// <summary>
    /// A bijection of 64 bits that makes any two keys look independent: variant 13 of D. Stafford's mixers, as in
    /// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong key)
    {
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
        return key ^ (key >> 31);
    }
}
