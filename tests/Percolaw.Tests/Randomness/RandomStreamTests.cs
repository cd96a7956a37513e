using FsCheck;
using FsCheck.Fluent;
using Percolaw.Randomness;

namespace Percolaw.Tests.Randomness;

public sealed class RandomStreamTests
{
    private const int Draws = 1_000_000;

    private static RandomStream Stream(ulong index) => new(20, StreamPurpose.Test, index);

    /// <summary>From state 1, 2, 3, 4, as the authors' C program prints them (prng.di.unimi.it/xoshiro256plusplus.c).</summary>
    private static readonly ulong[] PublishedOutputs =
    [
        41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205,
        9973669472204895162, 14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
    ];

    [Fact]
    public void NextBits_PublishedState_GivesThePublishedOutputs()
    {
        RandomStream stream = PlainGenerators.StreamAt(1, 2, 3, 4);
        ulong[] state = [1, 2, 3, 4];
        foreach (ulong expected in PublishedOutputs)
        {
            stream.NextBits().ShouldBe(expected);
            PlainGenerators.Xoshiro(state).ShouldBe(expected, "the plain one is the oracle of other tests");
        }
    }

    [Fact]
    public void NextBits_AnyPosition_IsThePlainGeneratorFromThePlainState()
    {
        StreamPurpose[] purposes = Enum.GetValues<StreamPurpose>();
        static bool Agrees(ulong seed, StreamPurpose purpose, ulong index, uint subIndex)
        {
            var stream = new RandomStream(seed, purpose, index, subIndex);
            ulong[] state = PlainGenerators.State(seed, (uint)purpose, index, subIndex);
            return Enumerable.Range(0, 20).All(_ => stream.NextBits() == PlainGenerators.Xoshiro(state));
        }

        Prop.ForAll<ulong, ulong, uint>((seed, index, sub) =>
            Agrees(seed << (int)(sub % 40), purposes[index % (ulong)purposes.Length], index << (int)(seed % 50), sub))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(5, 7));
        Agrees(ulong.MaxValue, StreamPurpose.Bootstrap, ulong.MaxValue, uint.MaxValue).ShouldBeTrue();
    }

    [Fact]
    public void NextUniform_ExtremeBits_IsInItsHalfOpenInterval()
    {
        RandomStream smallest = PlainGenerators.StreamAt(0, 0, 0, 0), largest = PlainGenerators.StreamAt(PlainGenerators.StateBefore(ulong.MaxValue));
        RandomStream smallestPositive = smallest, largestPositive = largest;
        smallest.NextUniform().ShouldBe(0);
        largest.NextUniform().ShouldBe(1 - Math.Pow(2, -53));
        smallestPositive.NextPositive().ShouldBe(Math.Pow(2, -53));
        largestPositive.NextPositive().ShouldBe(1);
    }

    /// <summary>E x^k = 1/(k+1), variance 1/(2k+1) - 1/(k+1)²; false alarm 1e-4 for all eight.</summary>
    [Fact]
    public void NextUniform_ManyDraws_HasTheMoments()
    {
        RandomStream stream = Stream(1), positive = Stream(2);
        double[] sums = new double[9], positiveSums = new double[9];
        for (int i = 0; i < Draws; i++)
        {
            double x = stream.NextUniform(), y = positive.NextPositive();
            for (int k = 1; k <= 4; k++)
            {
                sums[k] += Math.Pow(x, k);
                positiveSums[k] += Math.Pow(y, k);
            }
        }

        for (int k = 1; k <= 4; k++)
        {
            double expected = 1.0 / (k + 1), standardError = Math.Sqrt(((1.0 / ((2 * k) + 1)) - (expected * expected)) / Draws);
            (sums[k] / Draws).ShouldBeWithin(expected, standardError, 8, $"moment {k}");
            (positiveSums[k] / Draws).ShouldBeWithin(expected, standardError, 8, $"moment {k} of positive numbers");
        }
    }

    /// <summary>False alarm 1e-4 for each pair of neighbouring draws.</summary>
    [Fact]
    public void NextUniform_PairsOfDraws_FillTheSquareEvenly()
    {
        RandomStream stream = Stream(3);
        var counts = new long[64 * 64];
        for (int i = 0; i < Draws; i++)
            counts[((int)(64 * stream.NextUniform()) * 64) + (int)(64 * stream.NextUniform())]++;
        counts.ShouldBeEven();
    }

    /// <summary>False alarm 1e-4 for each count.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(300)]
    [InlineData(1000)]
    [InlineData(4096)]
    public void NextIndex_AnyCount_IsEven(int count)
    {
        RandomStream stream = Stream(4);
        var counts = new long[count];
        for (int i = 0; i < Draws; i++)
            counts[stream.NextIndex(count)]++;
        counts.ShouldBeEven($"count {count}");
    }

    /// <summary>
    /// 2^32 numbers over 3·2^29 indices: without rejection two of every three neighbours would get three of them and the
    /// other two. Every third of the range, and every remainder by three, is equally likely; false alarm 1e-4 each.
    /// </summary>
    [Fact]
    public void NextIndex_LargeCount_HasNoBias()
    {
        const int count = 3 << 29;
        RandomStream stream = Stream(5);
        long[] thirds = new long[3], remainders = new long[3];
        for (int i = 0; i < Draws; i++)
        {
            int index = stream.NextIndex(count);
            index.ShouldBeInRange(0, count - 1);
            thirds[index / (1 << 29)]++;
            remainders[index % 3]++;
        }

        thirds.ShouldBeEven();
        remainders.ShouldBeEven();
    }

    [Fact]
    public void NextIndex_CountOne_IsZero()
    {
        RandomStream stream = Stream(6);
        for (int i = 0; i < 100; i++)
            stream.NextIndex(1).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void NextIndex_NoCount_Throws(int count) => Should.Throw<ArgumentOutOfRangeException>(() => Stream(7).NextIndex(count));

    [Fact]
    public void Copy_OfAStream_RepeatsItsNumbers()
    {
        RandomStream stream = Stream(8);
        stream.NextBits();
        RandomStream copy = stream;
        for (int i = 0; i < 10; i++)
            copy.NextBits().ShouldBe(stream.NextBits());
    }
}
