using System.Numerics;
using System.Runtime.CompilerServices;

namespace Percolaw.Randomness;

/// <summary>
/// A random stream: a function of (seed, purpose, index, sub-index), the same on every thread and machine.
/// Philox derives the 256-bit state, xoshiro256++ (Blackman and Vigna, ACM Trans. Math. Softw. 47, 36 (2021))
/// continues from it fast. A mutable struct: pass it by reference, a copy repeats the same numbers.
/// </summary>
public struct RandomStream
{
    private ulong a, b, c, d;

    /// <summary>Creates the stream at a position.</summary>
    /// <param name="seed">Any value.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="index">The task, cluster, sample … they are for.</param>
    /// <param name="subIndex">A second index, such as the evaluation within a cluster.</param>
    public RandomStream(ulong seed, StreamPurpose purpose, ulong index, uint subIndex = 0)
    {
        uint low = (uint)index, high = (uint)(index >> 32), tag = (uint)purpose << 1;
        (uint a0, uint a1, uint b0, uint b1) = Philox.Block(low, high, subIndex, tag, seed);
        (uint c0, uint c1, uint d0, uint d1) = Philox.Block(low, high, subIndex, tag | 1, seed);
        a = a0 | ((ulong)a1 << 32);
        b = b0 | ((ulong)b1 << 32);
        c = c0 | ((ulong)c1 << 32);
        d = d0 | ((ulong)d1 << 32) | 1; // xoshiro must not start from zero; one bit of 256 is a fair price
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(a + d, 23) + a;
        ulong t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2^-53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in (0, 1]: the logarithm is finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextPositive() => ((NextBits() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>A uniform integer in 0 … <paramref name="count"/> - 1, without bias (Lemire 2019).</summary>
    /// <param name="count">At least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ulong product = (ulong)(uint)(NextBits() >> 32) * (uint)count;
        if ((uint)product < (uint)count)
            product = Reject(product, (uint)count);
        return (int)(product >> 32);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong Reject(ulong product, uint count)
    {
        uint threshold = (uint)-(int)count % count;
        while ((uint)product < threshold)
            product = (ulong)(uint)(NextBits() >> 32) * count;
        return product;
    }
}
