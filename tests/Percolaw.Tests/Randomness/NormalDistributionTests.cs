using MathNet.Numerics.Distributions;
using Percolaw.Randomness;

namespace Percolaw.Tests.Randomness;

/// <summary>The ziggurat against exact facts of the normal distribution. All false-alarm probabilities are 1e-4 a test.</summary>
public sealed class NormalDistributionTests
{
    private const int Draws = 4_000_000;

    /// <summary>E x^k is 0 for odd k and (k-1)!! for even ones; the variance of x^k is E x^2k - (E x^k)².</summary>
    [Fact]
    public void Next_ManyDraws_HasTheMomentsUpToTheEighth()
    {
        static double Moment(int k) => k % 2 == 1 ? 0 : Enumerable.Range(0, k / 2).Aggregate(1.0, (product, i) => product * ((2 * i) + 1));
        var stream = new RandomStream(1, StreamPurpose.Test, 0);
        var sums = new double[9];
        for (int i = 0; i < Draws; i++)
        {
            double x = NormalDistribution.Next(ref stream), power = 1;
            for (int k = 1; k <= 8; k++)
                sums[k] += power *= x;
        }

        for (int k = 1; k <= 8; k++)
            (sums[k] / Draws).ShouldBeWithin(Moment(k), Math.Sqrt((Moment(2 * k) - Math.Pow(Moment(k), 2)) / Draws), 8, $"moment {k}");
    }

    /// <summary>
    /// Bins of 0.05 up to ±3.6, finer where the ziggurat's tail starts (3.654), and beyond it, where 1 in 3900 numbers
    /// lies: a wrong tail or a layer of wrong height shows here and nowhere else.
    /// </summary>
    [Fact]
    public void Next_ManyDraws_FollowsTheDistributionInclusiveOfItsTail()
    {
        double[] outer = [3.6, 3.62, 3.64, 3.6541528853610088, 3.67, 3.7, 3.8, 3.9, 4, 4.2, 4.5, 5];
        double[] edges = [.. outer.Select(x => -x).Reverse(), .. Enumerable.Range(-71, 143).Select(i => 0.05 * i), .. outer];
        double[] cumulative = [0, .. edges.Select(Cumulative), 1];
        double[] probabilities = [.. Enumerable.Range(0, edges.Length + 1).Select(i => cumulative[i + 1] - cumulative[i])];
        var counts = new long[probabilities.Length];
        var stream = new RandomStream(2, StreamPurpose.Test, 0);
        for (int i = 0; i < Draws; i++)
        {
            int place = Array.BinarySearch(edges, NormalDistribution.Next(ref stream));
            counts[place < 0 ? ~place : place + 1]++;
        }

        counts.ShouldFollow(probabilities, Draws);
    }

    /// <summary>
    /// Beyond the start of the tail: how many, their signs, and the mean excess φ(r)/Q(r) - r of the absolute value. Only
    /// the lowest of 256 layers, chosen by the lowest 8 bits, reaches there, so that the other 255 need not be drawn.
    /// </summary>
    [Fact]
    public void Next_BeyondTheStartOfTheTail_HasTheRightNumberSignsAndMean()
    {
        const double start = 3.6541528853610088;
        const int draws = 200_000_000;
        double beyond = 2 * Cumulative(-start);
        var stream = new RandomStream(3, StreamPurpose.Test, 0);
        var excess = new List<double>();
        int positive = 0;
        for (int i = 0; i < draws; i++)
        {
            RandomStream here = stream;
            if ((stream.NextBits() & 255) != 0)
                continue;
            double x = NormalDistribution.Next(ref here);
            if (Math.Abs(x) <= start)
                continue;
            excess.Add(Math.Abs(x) - start);
            positive += x > 0 ? 1 : 0;
        }

        ((double)excess.Count).ShouldBeWithin(draws * beyond, Math.Sqrt(draws * beyond * (1 - beyond)));
        ((double)positive).ShouldBeWithin(excess.Count / 2.0, Math.Sqrt(excess.Count) / 2);
        excess.ShouldHaveMean((2 * Math.Exp(-0.5 * start * start) / Math.Sqrt(2 * Math.PI) / beyond) - start);
    }

    /// <summary>The asymptotic distribution of Kolmogorov: P(√n D > 2.23) = 2 e^(-2·2.23²) = 1e-4.</summary>
    [Fact]
    public void Next_ManyDraws_PassesKolmogorovAndSmirnov()
    {
        const int draws = 1_000_000;
        var stream = new RandomStream(4, StreamPurpose.Test, 0);
        var numbers = new double[draws];
        foreach (ref double number in numbers.AsSpan())
            number = NormalDistribution.Next(ref stream);
        Array.Sort(numbers);
        double distance = 0;
        for (int i = 0; i < draws; i++)
        {
            double cumulative = Cumulative(numbers[i]);
            distance = Math.Max(distance, Math.Max(cumulative - ((double)i / draws), ((i + 1.0) / draws) - cumulative));
        }

        (Math.Sqrt(draws) * distance).ShouldBeLessThan(2.23);
    }

    /// <summary>Pairs of neighbouring numbers: their product has mean 0 and variance 1, that of their squares mean 1 and variance 8.</summary>
    [Fact]
    public void Next_Neighbours_AreIndependent()
    {
        var stream = new RandomStream(5, StreamPurpose.Test, 0);
        double products = 0, squares = 0, previous = NormalDistribution.Next(ref stream);
        const int pairs = 1_000_000;
        for (int i = 0; i < pairs; i++)
        {
            double next = NormalDistribution.Next(ref stream);
            products += previous * next;
            squares += previous * previous * next * next;
            // Pairs that do not overlap.
            previous = NormalDistribution.Next(ref stream);
        }

        (products / pairs).ShouldBeWithin(0, 1 / Math.Sqrt(pairs), 2);
        (squares / pairs).ShouldBeWithin(1, Math.Sqrt(8.0 / pairs), 2);
    }

    [Fact]
    public void Fill_AnyLength_GivesTheNumbersOfNext()
    {
        foreach (int length in new[] { 0, 1, 5, 1000 })
        {
            RandomStream filled = new(6, StreamPurpose.Test, 0), single = filled;
            var numbers = new float[length];
            NormalDistribution.Fill(ref filled, numbers);
            foreach (float number in numbers)
                number.ShouldBe((float)NormalDistribution.Next(ref single));
            filled.NextBits().ShouldBe(single.NextBits());
        }
    }

    private static double Cumulative(double x) => Normal.CDF(0, 1, x);
}
