using Percolaw.Randomness;

namespace Percolaw.Tests.Randomness;

public sealed class SmallBinomialTableTests
{
    public static TheoryData<int, double> Distributions => new()
    {
        { 1, 0.5 }, { 2, 0.3 }, { 5, 0.9 }, { 10, 0.05 }, { 199, 1.0 / 199 }, { 200, 1.0 / 199 }, { 199, 0.02 }, { 40, 0.5 }, { 9999, 1.0 / 9999 }, { 3, 1e-5 },
    };

    /// <summary>P(X ≤ k) by the recursion of the probabilities, not by factorials.</summary>
    private static double[] Cumulative(int trials, double probability)
    {
        var cumulative = new double[trials + 1];
        double term = Math.Exp(trials * Math.Log(1 - probability)), sum = 0;
        for (int k = 0; k <= trials; k++)
        {
            sum += term;
            cumulative[k] = sum;
            term *= (double)(trials - k) / (k + 1) * (probability / (1 - probability));
        }

        return cumulative;
    }

    private static double[] Probabilities(int trials, double probability)
    {
        double[] cumulative = Cumulative(trials, probability);
        return [.. cumulative.Select((value, k) => k == 0 ? value : value - cumulative[k - 1])];
    }

    /// <summary>False alarm 1e-4 for each distribution.</summary>
    [Theory]
    [MemberData(nameof(Distributions))]
    public void Fill_ManyNumbers_FollowTheDistribution(int trials, double probability)
    {
        const int draws = 2_000_000;
        var table = new SmallBinomialTable(trials, probability);
        var stream = new RandomStream(1, StreamPurpose.Test, (ulong)trials);
        var numbers = new ushort[draws];
        table.Fill(ref stream, numbers);
        var counts = new long[trials + 1];
        foreach (ushort number in numbers)
            counts[number]++;
        counts.ShouldFollow(Probabilities(trials, probability), draws, $"{trials} trials of {probability}");
    }

    /// <summary>
    /// No chance: every one of the 4096 buckets of the first 12 bits is asked for, with known bits behind it, and the
    /// number must be the inverse of the distribution function, so that probabilities are right to 2^-64 plus rounding.
    /// </summary>
    [Theory]
    [MemberData(nameof(Distributions))]
    public void Next_EveryBucket_IsTheInverseOfTheDistributionFunction(int trials, double probability)
    {
        var table = new SmallBinomialTable(trials, probability);
        double[] cumulative = Cumulative(trials, probability);
        int undecided = 0;
        for (ulong bucket = 0; bucket < 4096; bucket++)
        {
            // Bits above the twelve belong to the numbers that follow and must not matter.
            ulong[] state = PlainGenerators.StateBefore(bucket | (bucket * 0x9E3779B97F4A7000));
            RandomStream stream = PlainGenerators.StreamAt(state);
            int number = table.Next(ref stream);
            double low = bucket / 4096.0, high = (bucket + 1) / 4096.0;
            int lowest = Array.FindIndex(cumulative, value => value > low), highest = Array.FindIndex(cumulative, value => value >= high - 1e-13);
            if (highest < 0 || lowest < 0 || lowest != highest)
            {
                undecided++;
                PlainGenerators.Xoshiro(state);
                double uniform = low + (PlainGenerators.Xoshiro(state) / Math.Pow(2, 76));
                number.ShouldBe(Array.FindIndex(cumulative, value => value > uniform - 1e-14) is >= 0 and int k ? k : trials, $"bucket {bucket}");
                continue;
            }

            number.ShouldBe(lowest, $"bucket {bucket}");
        }

        undecided.ShouldBeInRange(0, 40, "few numbers cost a second draw");
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(7, 0.0, 0)]
    [InlineData(7, 1.0, 7)]
    [InlineData(199, 1.0, 199)]
    [InlineData(0, 1.0, 0)]
    public void Fill_CertainOutcome_IsConstant(int trials, double probability, int expected)
    {
        var stream = new RandomStream(2, StreamPurpose.Test, 0);
        var numbers = new ushort[10_000];
        new SmallBinomialTable(trials, probability).Fill(ref stream, numbers);
        numbers.ShouldAllBe(number => number == expected);
        RandomStream largest = PlainGenerators.StreamAt(PlainGenerators.StateBefore(ulong.MaxValue));
        new SmallBinomialTable(trials, probability).Next(ref largest).ShouldBe(expected);
    }

    /// <summary>Numbers that share a draw are independent: the chi-square of pairs two, … apart; false alarm 1e-4 each.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Fill_NumbersOfOneDraw_AreIndependent(int apart)
    {
        const int pairs = 200_000;
        double[] single = Probabilities(199, 1.0 / 199)[..6];
        var table = new SmallBinomialTable(199, 1.0 / 199);
        var stream = new RandomStream(3, StreamPurpose.Test, 0);
        var numbers = new ushort[5];
        var counts = new long[36];
        for (int i = 0; i < pairs; i++)
        {
            table.Fill(ref stream, numbers);
            if (Math.Max(numbers[0], numbers[apart]) < 6)
                counts[(6 * numbers[0]) + numbers[apart]]++;
        }

        counts.ShouldFollow([.. single.SelectMany(first => single.Select(second => first * second))], pairs);
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(10_001, 0.5)]
    [InlineData(3, -0.1)]
    [InlineData(3, 1.1)]
    [InlineData(3, double.NaN)]
    public void Constructor_OutOfRange_Throws(int trials, double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SmallBinomialTable(trials, probability));
}
