using MathNet.Numerics.Distributions;
using Percolaw.Randomness;

namespace Percolaw.Tests.Randomness;

/// <summary>Normal numbers by position: against the formulas, and against exact facts of the normal distribution.</summary>
public sealed class NormalVectorsTests
{
    private const int Draws = 4_000_000;

    /// <summary>Philox number by number, logarithm and sine of the system. Single precision: -2 ln u to 10^-7, so that small radii r are right to 10^-7 / r.</summary>
    [Theory]
    [InlineData(0UL, 0UL, 0, 0)]
    [InlineData(ulong.MaxValue, 1UL << 40, 100, 3)]
    [InlineData(12345UL, 77UL, 31, 1)]
    [InlineData(9UL, 3UL, 1024, 0)]
    public void Fill_AnyPosition_IsBoxAndMullerOfPhilox(ulong seed, ulong index, int length, int attempt)
    {
        float[] numbers = new float[length];
        NormalVectors.Fill(seed, StreamPurpose.LatentValue, index, numbers, (byte)attempt);
        for (int i = 0; i < length; i++)
        {
            double expected = Plain(seed, index, i, (uint)attempt);
            ((double)numbers[i]).ShouldBe(expected, 3e-6 + (2e-7 / Math.Abs(expected)));
        }
    }

    [Fact]
    public void Fill_ManyNumbers_HaveTheMomentsUpToTheEighth()
    {
        static double Moment(int k) => k % 2 == 1 ? 0 : Enumerable.Range(0, k / 2).Aggregate(1.0, (product, i) => product * ((2 * i) + 1));
        double[] sums = new double[9];
        foreach (float number in Numbers(1))
        {
            double power = 1;
            for (int k = 1; k <= 8; k++)
                sums[k] += power *= number;
        }

        for (int k = 1; k <= 8; k++)
            (sums[k] / Draws).ShouldBeWithin(Moment(k), Math.Sqrt((Moment(2 * k) - Math.Pow(Moment(k), 2)) / Draws), 8, $"moment {k}");
    }

    [Fact]
    public void Fill_ManyNumbers_FollowTheDistribution()
    {
        double[] edges = [.. Enumerable.Range(-90, 181).Select(i => 0.05 * i)];
        double[] cumulative = [0, .. edges.Select(x => Normal.CDF(0, 1, x)), 1];
        double[] probabilities = [.. Enumerable.Range(0, edges.Length + 1).Select(i => cumulative[i + 1] - cumulative[i])];
        long[] counts = new long[probabilities.Length];
        foreach (float number in Numbers(2))
        {
            int place = Array.BinarySearch(edges, number);
            counts[place < 0 ? ~place : place + 1]++;
        }

        counts.ShouldFollow(probabilities, Draws);
    }

    /// <summary>The two numbers of a pair, and neighbours: products have mean 0 and variance 1, those of the squares mean 1 and variance 8.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(32)]
    public void Fill_NumbersApart_AreIndependent(int distance)
    {
        float[] numbers = Numbers(3);
        double products = 0, squares = 0;
        int pairs = 0;
        for (int i = 0; i + distance < Draws; i++)
        {
            if (i / distance % 2 == 1)
                continue; // pairs do not overlap
            double product = (double)numbers[i] * numbers[i + distance];
            products += product;
            squares += product * product;
            pairs++;
        }

        (products / pairs).ShouldBeWithin(0, 1 / Math.Sqrt(pairs), 2);
        (squares / pairs).ShouldBeWithin(1, Math.Sqrt(8.0 / pairs), 2);
    }

    private static float[] Numbers(ulong seed)
    {
        float[] numbers = new float[Draws];
        for (int i = 0; i < Draws; i += 1000)
            NormalVectors.Fill(seed, StreamPurpose.Test, (ulong)i, numbers.AsSpan(i, 1000));
        return numbers;
    }

    private static double Plain(ulong seed, ulong index, int number, uint attempt)
    {
        int chunk = number / 32, pair = number % 16;
        uint block = (attempt << 24) | (uint)((8 * chunk) + (pair / 2));
        (uint a, uint b, uint c, uint d) = Philox.Block((uint)index, (uint)(index >> 32), block, (uint)StreamPurpose.LatentValue << 1, seed);
        (uint radius, uint angle) = pair % 2 == 0 ? (a, c) : (b, d);
        double theta = (angle & 0x3FFFFFFF) * 2 * Math.PI / 4294967296.0;
        if (theta >= Math.PI / 4)
            theta -= Math.PI / 2;
        (double x, double y) = (Math.Cos(theta), Math.Sin(theta));
        if ((angle & 0x40000000) != 0)
            (x, y) = (y, x);
        double sign = (angle & 0x80000000) != 0 ? -1 : 1;
        return sign * Math.Sqrt(-2 * Math.Log((radius + 0.5) / 4294967296.0)) * (number % 32 < 16 ? x : y);
    }
}
