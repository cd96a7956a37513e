using System.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// A random order of many numbers in little more than sequential writes: each number goes to one of some hundred buckets
/// drawn for it, then each bucket is shuffled in the cache. The order is exactly uniform: the buckets are independent of
/// each other, and within a bucket all orders are alike. Rao, Sankhya A 23, 305 (1961); Sandelius, J. R. Stat. Soc. B 24,
/// 479 (1962).
/// </summary>
internal static unsafe class RandomOrder
{
    private const int BucketElements = 1 << 15, MostBuckets = 1 << 12;

    /// <summary>Fills memory with the slots of sites 0 … <paramref name="sites"/> - 1 with each of their steps.</summary>
    /// <param name="stream">The random numbers.</param>
    /// <param name="sites">The number of sites.</param>
    /// <param name="steps">Slots of a site.</param>
    /// <param name="stepBits">A slot is site &lt;&lt; stepBits | step.</param>
    /// <param name="slots">Room for sites · steps.</param>
    public static void Fill(ref RandomStream stream, long sites, int steps, int stepBits, uint* slots)
    {
        int bits = BitOperations.Log2((ulong)Math.Clamp(sites * steps / BucketElements, 1, MostBuckets));
        Fill(ref stream, sites, steps, stepBits, slots, bits);
    }

    /// <summary>The same into a span, with 2^bits buckets.</summary>
    public static void Fill(ref RandomStream stream, long sites, int steps, int stepBits, Span<uint> slots, int bits)
    {
        fixed (uint* target = slots) Fill(ref stream, sites, steps, stepBits, target, bits);
    }

    /// <summary>The same with 2^bits buckets.</summary>
    public static void Fill(ref RandomStream stream, long sites, int steps, int stepBits, uint* slots, int bits)
    {
        long count = sites * steps;
        Span<long> ends = stackalloc long[(1 << bits) + 1];
        ends.Clear();
        if (bits == 0)
        {
            Place(ref stream, sites, steps, stepBits, 0, slots, ends);
        }
        else
        {
            RandomStream again = stream;
            Count(ref again, count, bits, ends[1..]);
            for (int bucket = 1; bucket < ends.Length; bucket++) ends[bucket] += ends[bucket - 1];
            Place(ref stream, sites, steps, stepBits, bits, slots, ends);
        }
        // Each bucket's start has moved to its end.
        long start = 0;
        for (int bucket = 0; bucket < ends.Length - 1; bucket++)
        {
            Shuffle(ref stream, slots + start, (int)(ends[bucket] - start));
            start = ends[bucket];
        }
    }

    private static void Count(ref RandomStream stream, long count, int bits, Span<long> counts)
    {
        int perDraw = 64 / bits;
        ulong mask = (1UL << bits) - 1;
        fixed (long* target = counts)
        {
            for (long done = 0; done < count; done += perDraw)
            {
                ulong draw = stream.NextBits();
                int these = (int)Math.Min(perDraw, count - done);
                for (int i = 0; i < these; i++, draw >>= bits) target[draw & mask]++;
            }
        }
    }

    private static void Place(ref RandomStream stream, long sites, int steps, int stepBits, int bits, uint* slots, Span<long> next)
    {
        int perDraw = bits == 0 ? 64 : 64 / bits, step = 0;
        ulong mask = (1UL << bits) - 1;
        long count = sites * steps;
        uint site = 0;
        fixed (long* target = next)
        {
            for (long done = 0; done < count; done += perDraw)
            {
                ulong draw = bits == 0 ? 0 : stream.NextBits();
                int these = (int)Math.Min(perDraw, count - done);
                for (int i = 0; i < these; i++, draw >>= bits)
                {
                    slots[target[draw & mask]++] = (site << stepBits) | (uint)step;
                    if (++step != steps) continue;
                    step = 0;
                    site++;
                }
            }
        }
    }

    // Durstenfeld's form of the shuffle of Fisher and Yates, two positions for each draw of 64 bits.
    private static void Shuffle(ref RandomStream stream, uint* slots, int count)
    {
        int i = count - 1;
        for (; i >= 2; i -= 2)
        {
            ulong draw = stream.NextBits();
            Swap(slots, i, Index(ref stream, (uint)(draw >> 32), (uint)i + 1));
            Swap(slots, i - 1, Index(ref stream, (uint)draw, (uint)i));
        }
        if (i == 1) Swap(slots, 1, stream.NextIndex(2));
    }

    // A uniform number below count (Lemire 2019); what would be biased is drawn anew.
    private static int Index(ref RandomStream stream, uint bits, uint count)
    {
        ulong product = (ulong)bits * count;
        if ((uint)product < count && (uint)product < (uint)-(int)count % count) return stream.NextIndex((int)count);
        return (int)(product >> 32);
    }

    private static void Swap(uint* slots, int i, int j) => (slots[i], slots[j]) = (slots[j], slots[i]);
}
