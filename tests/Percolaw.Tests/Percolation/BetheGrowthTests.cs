using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>Sizes of grown clusters against the exact distribution. All false-alarm probabilities are 1e-4 a test.</summary>
public sealed class BetheGrowthTests
{
    private const int Maximum = 5000;

    public static TheoryData<int, double> Lattices => new()
    {
        { 3, 1 }, { 4, 1 }, { 6, 1 }, { 200, 1 }, { 3, 0.6 }, { 4, 0.9 }, { 6, 0.7 }, { 200, 0.9 }, { 3, 1.3 }, { 200, 1.2 },
    };

    private static RandomStream Stream(ulong index, ulong seed = 11) => new(seed, StreamPurpose.Test, index);

    private static double Occupation(int coordination, double ratio) => ratio / (coordination - 1);

    /// <summary>Every size has its own bin as long as ten clusters are expected in it; those given up are one bin.</summary>
    [Theory]
    [MemberData(nameof(Lattices))]
    public void MeasureSize_ManyClusters_FollowsTheExactDistribution(int coordination, double ratio)
    {
        const int clusters = 100_000;
        var growth = new BetheGrowth(coordination, Occupation(coordination, ratio));
        var lattice = new BetheLattice(coordination, Occupation(coordination, ratio));
        var counts = new long[Maximum + 1];
        for (ulong i = 0; i < clusters; i++)
        {
            int size = growth.MeasureSize(Stream(i), Maximum);
            if (size != BetheGrowth.TooLarge)
                counts[size]++;
        }

        counts.ShouldFollow([0, .. Enumerable.Range(1, Maximum).Select(size => lattice.SizeProbability(size))], clusters, $"z = {coordination}");
    }

    [Theory]
    [InlineData(3, 0.4)]
    [InlineData(4, 0.3)]
    [InlineData(6, 0.16)]
    [InlineData(200, 0.0045)]
    public void MeasureSize_BelowThreshold_HasTheExactMean(int coordination, double occupation)
    {
        var growth = new BetheGrowth(coordination, occupation);
        double[] sizes = [.. Enumerable.Range(0, 100_000).Select(i => (double)growth.MeasureSize(Stream((ulong)i, 12), 1_000_000))];
        sizes.ShouldHaveMean((1 + occupation) / (1 - ((coordination - 1) * occupation)), $"z = {coordination}");
    }

    /// <summary>P(S ≥ s) ~ 2A s^(-1/2), and exactly <see cref="BetheLattice.Tail"/>, for sizes far beyond those of the chi-square.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(200)]
    public void MeasureSize_AtThreshold_HasTheSquareRootTail(int coordination)
    {
        const int clusters = 40_000;
        BetheLattice lattice = BetheLattice.AtThreshold(coordination);
        var growth = new BetheGrowth(coordination, lattice.Occupation);
        int[] limits = [1_000, 10_000, 100_000];
        var reached = new int[limits.Length];
        for (ulong i = 0; i < clusters; i++)
        {
            int size = growth.MeasureSize(Stream(i, 13), limits[^1] - 1);
            for (int limit = 0; limit < limits.Length; limit++)
                reached[limit] += size == BetheGrowth.TooLarge || size >= limits[limit] ? 1 : 0;
        }

        for (int limit = 0; limit < limits.Length; limit++)
        {
            double tail = lattice.Tail(limits[limit]);
            ((double)reached[limit]).ShouldBeWithin(clusters * tail, Math.Sqrt(clusters * tail * (1 - tail)), limits.Length);
            (2 * lattice.Amplitude / Math.Sqrt(limits[limit])).ShouldBeRelatively(tail, 2e-3);
        }
    }

    /// <summary>
    /// Above p_c what exceeds a size far above the cut-off is infinite: with s_ξ below 60, a finite cluster of 5000 sites is
    /// rarer than e^-80. The root is occupied, which is what the percolation strength is conditioned on.
    /// </summary>
    [Theory]
    [InlineData(3, 1.3)]
    [InlineData(6, 1.5)]
    [InlineData(200, 1.2)]
    public void MeasureSize_AboveThreshold_IsTooLargeWithThePercolationStrength(int coordination, double ratio)
    {
        const int clusters = 20_000;
        double occupation = Occupation(coordination, ratio);
        var growth = new BetheGrowth(coordination, occupation);
        double strength = new BetheLattice(coordination, occupation).PercolationStrength;
        int infinite = Enumerable.Range(0, clusters).Count(i => growth.MeasureSize(Stream((ulong)i, 14), Maximum) == BetheGrowth.TooLarge);
        ((double)infinite).ShouldBeWithin(clusters * strength, Math.Sqrt(clusters * strength * (1 - strength)));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(6, 1.02)]
    [InlineData(200, 1)]
    [InlineData(10_000, 1)]
    public void MeasureSize_AnyStreamAndLimit_IsThatOfGrow(int coordination, double ratio)
    {
        var growth = new BetheGrowth(coordination, Occupation(coordination, ratio));
        int[] limits = [1, 2, 3, 10, 319, 320, 321, 322, 1000, 4000];
        var depths = new int[limits[^1] + BetheGrowth.Slack];
        int kept = 0;
        for (ulong i = 0; i < 3000; i++)
        {
            foreach (int limit in limits)
            {
                int size = growth.Grow(Stream(i, 15), limit, depths.AsSpan(0, limit + BetheGrowth.Slack));
                growth.MeasureSize(Stream(i, 15), limit).ShouldBe(size);
                kept += size > 320 ? 1 : 0;
            }
        }

        kept.ShouldBeGreaterThan(50, "clusters longer than a block of children have to be among them");
    }

    [Fact]
    public void Grow_AnyLimit_GivesUpExactlyAboveIt()
    {
        const int large = 10_000;
        var growth = new BetheGrowth(6, 0.2);
        int[] full = new int[large + BetheGrowth.Slack], limited = new int[large + BetheGrowth.Slack];
        for (ulong i = 0; i < 2000; i++)
        {
            int size = growth.Grow(Stream(i, 16), large, full);
            if (size == BetheGrowth.TooLarge)
                continue;
            growth.Grow(Stream(i, 16), size, limited).ShouldBe(size);
            limited.AsSpan(0, size).SequenceEqual(full.AsSpan(0, size)).ShouldBeTrue();
            if (size > 1)
                growth.Grow(Stream(i, 16), size - 1, limited).ShouldBe(BetheGrowth.TooLarge);
        }
    }

    [Fact]
    public void Grow_NoOccupation_IsTheRootAlone()
    {
        var depths = new int[5];
        new BetheGrowth(4, 0).Grow(Stream(0), 1, depths).ShouldBe(1);
        depths[0].ShouldBe(0);
    }

    [Fact]
    public void Grow_FullOccupationOfAChain_IsTooLarge()
    {
        // z = 2, p = 1: two endless arms.
        new BetheGrowth(2, 1).Grow(Stream(0), 1000, new int[1004]).ShouldBe(BetheGrowth.TooLarge);
        new BetheGrowth(2, 1).MeasureSize(Stream(0), 1000).ShouldBe(BetheGrowth.TooLarge);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(10_001, 0.5)]
    [InlineData(3, -0.01)]
    [InlineData(3, 1.01)]
    [InlineData(3, double.NaN)]
    public void Constructor_OutOfRange_Throws(int coordination, double occupation) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new BetheGrowth(coordination, occupation));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 13)]
    [InlineData(int.MaxValue, 10)]
    public void Grow_BufferTooSmall_Throws(int maximum, int buffer) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new BetheGrowth(3, 0.5).Grow(Stream(0), maximum, new int[buffer]));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(BetheGrowth.LargestSize + 1)]
    public void MeasureSize_LimitOutOfRange_Throws(int maximum) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new BetheGrowth(3, 0.5).MeasureSize(Stream(0), maximum));
}
