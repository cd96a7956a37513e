using System.Numerics;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

public sealed class BernoulliBitsTests
{
    private const int Words = 1 << 14;

    public static TheoryData<double> Probabilities => [1e-6, 0.001, 0.042715, 0.25, 0.5, 0.59274605079, 1.0 / 3, 0.9, 0.9999];

    [Theory]
    [MemberData(nameof(Probabilities))]
    public void Fill_ManyWords_HasOnesWithTheProbability(double probability)
    {
        ulong[] words = Draw(probability, 0);
        double bits = 64.0 * Words;
        ((double)words.Sum(word => BitOperations.PopCount(word))).ShouldBeWithin(bits * probability, Math.Sqrt(bits * probability * (1 - probability)) + 0.5);
    }

    /// <summary>Every place of the 512 that are made together, and each pair of neighbours; false alarm 1e-4 each.</summary>
    [Theory]
    [InlineData(0.25)]
    [InlineData(0.59274605079)]
    public void Fill_EveryLane_HasOnesWithTheProbabilityAndIsIndependent(double probability)
    {
        ulong[] words = Draw(probability, 1);
        long[] ones = new long[512], both = new long[512];
        int draws = Words / BernoulliBits.Block;
        for (int block = 0; block < draws; block++)
        {
            for (int lane = 0; lane < 512; lane++)
            {
                bool one = Bit(words, block, lane);
                ones[lane] += one ? 1 : 0;
                both[lane] += one && Bit(words, block, (lane + 1) & 511) ? 1 : 0;
            }
        }
        ones.ShouldBeBinomial(probability, draws, "ones");
        // Every other pair: these share nothing.
        both.Where((_, lane) => lane % 2 == 0).ToArray().ShouldBeBinomial(probability * probability, draws, "neighbours");
        both.Where((_, lane) => lane % 2 == 1).ToArray().ShouldBeBinomial(probability * probability, draws, "neighbours");
    }

    /// <summary>A bit and that of the same lane in the next block.</summary>
    [Fact]
    public void Fill_BlocksThatFollow_AreIndependent()
    {
        ulong[] words = Draw(0.5, 2);
        long same = 0;
        for (int word = BernoulliBits.Block; word < Words; word++) same += BitOperations.PopCount(words[word] & words[word - BernoulliBits.Block]);
        double pairs = 64.0 * (Words - BernoulliBits.Block);
        // Variance of a sum of products of neighbours: 3/16 and twice the covariance 1/16.
        ((double)same).ShouldBeWithin(pairs / 4, Math.Sqrt(pairs * 5 / 16));
    }

    [Fact]
    public void Fill_NoneOrTheSmallest_IsEmpty()
    {
        Draw(0, 3).ShouldAllBe(word => word == 0);
        Draw(double.Epsilon, 3).ShouldAllBe(word => word == 0);
    }

    private static ulong[] Draw(double probability, ulong index)
    {
        var stream = new RandomStream(17, StreamPurpose.Test, index);
        var bits = new BernoulliBits();
        bits.Start(ref stream, probability);
        ulong[] words = new ulong[Words];
        bits.Fill(words);
        return words;
    }

    private static bool Bit(ulong[] words, int block, int lane) => (words[(block * BernoulliBits.Block) + (lane >> 6)] >> lane & 1) != 0;
}
