using System.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Tests.Randomness;

/// <summary>Streams whose positions are neighbours must have nothing in common. All false-alarm probabilities are 1e-4 a call.</summary>
public sealed class StreamIndependenceTests
{
    private const int Streams = 200_000;

    public static TheoryData<string> Neighbours => ["seed", "index", "high index", "sub-index", "purpose"];

    private static RandomStream Stream(string varied, uint i) => varied switch
    {
        "seed" => new RandomStream(i, StreamPurpose.Test, 3),
        "index" => new RandomStream(9, StreamPurpose.Test, i),
        "high index" => new RandomStream(9, StreamPurpose.Test, (ulong)i << 32),
        "sub-index" => new RandomStream(9, StreamPurpose.Test, 3, i),
        // Purposes are few now, but numbered: any number must do.
        _ => new RandomStream(9, (StreamPurpose)i, 3),
    };

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void FirstNumbers_OfNeighbours_AreEven(string varied)
    {
        var counts = new long[1024];
        for (uint i = 0; i < Streams; i++)
            counts[Stream(varied, i).NextBits() >> 54]++;
        counts.ShouldBeEven();
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void FirstNumbers_OfNeighbours_AreUncorrelated(string varied)
    {
        // The correlation of uniforms, with variance 1/12 each: the sum of n products has variance n/144.
        double[] first = new double[Streams], second = new double[Streams];
        for (uint i = 0; i < Streams; i++)
        {
            RandomStream stream = Stream(varied, i);
            (first[i], second[i]) = (stream.NextUniform() - 0.5, stream.NextUniform() - 0.5);
        }

        for (int lag = 1; lag <= 16; lag *= 2)
        {
            double same = 0, crossed = 0;
            for (int i = lag; i < Streams; i++)
            {
                same += first[i] * first[i - lag];
                crossed += first[i] * second[i - lag];
            }

            double standardError = Math.Sqrt(Streams - lag) / 12;
            same.ShouldBeWithin(0, standardError, 10, $"lag {lag}");
            crossed.ShouldBeWithin(0, standardError, 10, $"lag {lag}, next number");
        }
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void Bits_OfNeighbours_AreBalancedAndDifferInHalf(string varied)
    {
        long[] ones = new long[64], differences = new long[64];
        ulong previous = Stream(varied, Streams).NextBits();
        for (uint i = 0; i < Streams; i++)
        {
            ulong bits = Stream(varied, i).NextBits();
            for (int bit = 0; bit < 64; bit++)
            {
                ones[bit] += (long)(bits >> bit) & 1;
                differences[bit] += (long)((bits ^ previous) >> bit) & 1;
            }

            previous = bits;
        }

        double standardError = Math.Sqrt(Streams) / 2;
        for (int bit = 0; bit < 64; bit++)
        {
            ((double)ones[bit]).ShouldBeWithin(Streams / 2.0, standardError, 128, $"bit {bit}");
            ((double)differences[bit]).ShouldBeWithin(Streams / 2.0, standardError, 128, $"differences in bit {bit}");
        }
    }

    /// <summary>Two of 10^5 streams share their first 64 bits by chance once in 10^9 runs.</summary>
    [Fact]
    public void FirstNumbers_OfDifferentPositions_AreDifferent()
    {
        var seen = new HashSet<ulong>();
        int streams = 0;
        foreach (StreamPurpose purpose in Enum.GetValues<StreamPurpose>())
        {
            for (uint i = 0; i < 10_000; i++, streams++)
                seen.Add(new RandomStream(i % 10, purpose, i / 10 % 10 << 16, i / 100).NextBits());
        }

        seen.Count.ShouldBe(streams);
    }

    [Fact]
    public void Purposes_Numbers_AreNeverReused()
    {
        string[] names = Enum.GetNames<StreamPurpose>();
        Enum.GetValues<StreamPurpose>().Distinct().Count().ShouldBe(names.Length);
        // Part of every published result.
        ((uint)StreamPurpose.ClusterStructure, (uint)StreamPurpose.ClusterTarget, (uint)StreamPurpose.ModelScalingSites).ShouldBe((1u, 2u, 4u));
    }

    /// <summary>One bit more or less in the position changes half of the 64 bits: mean 32, variance 16 over 2^14 pairs.</summary>
    [Fact]
    public void FirstNumbers_OneBitApart_DifferInHalfOfTheBits()
    {
        double total = 0;
        int pairs = 0;
        for (ulong index = 0; index < 256; index++)
        {
            ulong bits = new RandomStream(1, StreamPurpose.Test, index).NextBits();
            for (int bit = 0; bit < 64; bit++, pairs++)
                total += BitOperations.PopCount(bits ^ new RandomStream(1, StreamPurpose.Test, index ^ (1UL << bit)).NextBits());
        }

        (total / pairs).ShouldBeWithin(32, 4 / Math.Sqrt(pairs / 2.0));
    }
}
