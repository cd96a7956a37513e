using System.Runtime.Intrinsics;
using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// Bits that are 1 with a given probability, 512 at a time. Each compares a uniform number u with p, binary digit by
/// binary digit, until they differ: 1 where u &lt; p. All 512 are decided after some 11 digits, so a bit costs a fiftieth
/// of a random number. Digits come until all are decided or p has no more: the probability is p itself, no rounding.
/// </summary>
/// <remarks>Eight xoshiro256++ generators side by side, their 256-bit states drawn from the stream.</remarks>
internal sealed class BernoulliBits
{
    /// <summary>The words that are made together: spans to fill are multiples of this.</summary>
    public const int Block = 8;

    // The smallest positive double is 2^-1074.
    private readonly ulong[] digits = new ulong[1075];
    private readonly ulong[] seeds = new ulong[4 * Block];
    private int digitCount;
    private Vector512<ulong> a, b, c, d;

    /// <summary>Takes the state of the generators from a stream: 32 numbers.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="probability">p, 0 … 1.</param>
    public void Start(ref RandomStream stream, double probability)
    {
        for (int i = 0; i < seeds.Length; i++) seeds[i] = stream.NextBits();
        (a, b) = (Vector512.Create(seeds.AsSpan(0)), Vector512.Create(seeds.AsSpan(Block)));
        (c, d) = (Vector512.Create(seeds.AsSpan(2 * Block)), Vector512.Create(seeds.AsSpan(3 * Block)));
        // xoshiro must not start from zero; one bit of 256 is a fair price.
        d |= Vector512<ulong>.One;
        digitCount = 0;
        // Doubling and taking 1 away are exact.
        for (double rest = probability; rest > 0 && probability < 1; rest -= Math.Floor(rest))
        {
            rest *= 2;
            digits[digitCount++] = rest >= 1 ? ulong.MaxValue : 0;
        }
    }

    /// <summary>Fills with the bits that come next.</summary>
    /// <param name="words">A multiple of <see cref="Block"/>.</param>
    public void Fill(Span<ulong> words)
    {
        Vector512<ulong> a = this.a, b = this.b, c = this.c, d = this.d;
        ReadOnlySpan<ulong> digits = this.digits.AsSpan(0, digitCount);
        for (int word = 0; word < words.Length; word += Block)
        {
            Vector512<ulong> undecided = Vector512<ulong>.AllBitsSet, bits = Vector512<ulong>.Zero;
            foreach (ulong digit in digits)
            {
                Vector512<ulong> random = Rotate(a + d, 23) + a, t = b << 17;
                c ^= a;
                d ^= b;
                b ^= c;
                a ^= d;
                c ^= t;
                d = Rotate(d, 45);
                Vector512<ulong> same = Vector512.Create(digit);
                bits |= Vector512.AndNot(undecided & same, random);
                undecided = Vector512.AndNot(undecided, random ^ same);
                if (undecided == Vector512<ulong>.Zero) break;
            }
            bits.CopyTo(words[word..]);
        }
        (this.a, this.b, this.c, this.d) = (a, b, c, d);
    }

    private static Vector512<ulong> Rotate(Vector512<ulong> value, int count) => (value << count) | (value >>> (64 - count));
}
