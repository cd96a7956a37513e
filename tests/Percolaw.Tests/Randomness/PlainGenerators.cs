using System.Numerics;
using System.Runtime.InteropServices;
using Percolaw.Randomness;

namespace Percolaw.Tests.Randomness;

/// <summary>The generators once more, straight from their publications, for the library's to be compared with.</summary>
internal static class PlainGenerators
{
    /// <summary>
    /// Philox4x32-10 as in section 3.3 of Salmon et al. 2011: a round permutes and mixes two (left, right) pairs;
    /// the key of round r is the first key plus r times the Weyl constants.
    /// </summary>
    public static uint[] Philox(uint[] counter, uint[] key)
    {
        BigInteger[] multipliers = [0xD2511F53, 0xCD9E8D57];
        BigInteger[] weyl = [0x9E3779B9, 0xBB67AE85];
        BigInteger word = BigInteger.One << 32;
        BigInteger[] x = [.. counter.Select(value => new BigInteger(value))];
        for (int round = 0; round < 10; round++)
        {
            BigInteger first = multipliers[0] * x[0], second = multipliers[1] * x[2];
            BigInteger k0 = (key[0] + (round * weyl[0])) % word, k1 = (key[1] + (round * weyl[1])) % word;
            x = [(second / word) ^ x[1] ^ k0, second % word, (first / word) ^ x[3] ^ k1, first % word];
        }

        return [.. x.Select(value => (uint)value)];
    }

    /// <summary>xoshiro256++ as its authors publish it, on an array of four words.</summary>
    public static ulong Xoshiro(ulong[] s)
    {
        static ulong Rotate(ulong x, int k) => (x << k) | (x >> (64 - k));
        ulong result = Rotate(s[0] + s[3], 23) + s[0];
        ulong t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = Rotate(s[3], 45);
        return result;
    }

    /// <summary>The state that a stream should start from.</summary>
    public static ulong[] State(ulong seed, uint purpose, ulong index, uint subIndex)
    {
        uint[] key = [(uint)seed, (uint)(seed >> 32)];
        uint[] Words(uint half) => Philox([(uint)index, (uint)(index >> 32), subIndex, (2 * purpose) + half], key);
        uint[] words = [.. Words(0), .. Words(1)];
        ulong Pair(int i) => ((ulong)words[i + 1] << 32) | words[i];
        return [Pair(0), Pair(2), Pair(4), Pair(6) | 1];
    }

    /// <summary>A stream in a given state: numbers that chance would never bring can be had on purpose.</summary>
    public static RandomStream StreamAt(params ulong[] state) => MemoryMarshal.Read<RandomStream>(MemoryMarshal.AsBytes(state.AsSpan()));

    /// <summary>A state whose first 64 bits are given.</summary>
    public static ulong[] StateBefore(ulong bits) => [0, 0, 0, BitOperations.RotateRight(bits, 23)];
}
