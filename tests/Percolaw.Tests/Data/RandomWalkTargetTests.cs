using Percolaw.Data;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Data;

public sealed class RandomWalkTargetTests
{
    public static TheoryData<string> Names => [.. TestTrees.All.Keys];

    private static float[] Walk(int[] parents, ulong index)
    {
        var stream = new RandomStream(31, StreamPurpose.Test, index);
        var values = new float[parents.Length];
        RandomWalkTarget.Walk(TreeShape.Depths(parents), ref stream, values);
        return values;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Walk_AnyTree_IsTheSumOfTheStepsOnThePath(string name)
    {
        int[] parents = TestTrees.All[name];
        float[] values = Walk(parents, 1);
        var stream = new RandomStream(31, StreamPurpose.Test, 1);
        double[] steps = [0, .. Enumerable.Range(1, parents.Length - 1).Select(_ => NormalDistribution.Next(ref stream))];
        for (int site = 0; site < parents.Length; site++)
        {
            double sum = 0;
            for (int on = site; on != 0; on = parents[on])
                sum += steps[on];
            // Up to 300 additions in single precision, of numbers up to some 30.
            ((double)values[site]).ShouldBe(sum, 1e-4);
        }
    }

    [Fact]
    public void Walk_LongerThanABlock_UsesOneNumberASite()
    {
        int[] depths = [0, .. Enumerable.Repeat(1, 4999)];
        RandomStream stream = new(31, StreamPurpose.Test, 2), numbers = stream;
        var values = new float[depths.Length];
        RandomWalkTarget.Walk(depths, ref stream, values);
        values[0].ShouldBe(0);
        for (int site = 1; site < depths.Length; site++)
            values[site].ShouldBe((float)NormalDistribution.Next(ref numbers), "every site of a star is one step from the root");
        stream.NextBits().ShouldBe(numbers.NextBits());
    }

    /// <summary>Mean 0, variance 1, fourth moment 3 of the steps; false alarm 1e-4.</summary>
    [Fact]
    public void Walk_ManySteps_AreStandardNormal()
    {
        (int[] parents, _, _) = Trees.Critical(100_000, 1_000_000, 3);
        float[] values = Walk(parents, 3);
        double[] steps = [.. Enumerable.Range(1, parents.Length - 1).Select(site => (double)values[site] - values[parents[site]])];
        steps.Average().ShouldBeWithin(0, 1 / Math.Sqrt(steps.Length), 3);
        steps.Average(step => step * step).ShouldBeWithin(1, Math.Sqrt(2.0 / steps.Length), 3);
        steps.Average(step => Math.Pow(step, 4)).ShouldBeWithin(3, Math.Sqrt(96.0 / steps.Length), 3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Standardise_AnyTree_HasMeanZeroAndPopulationVarianceOne(string name)
    {
        float[] values = Walk(TestTrees.All[name], 4);
        (double mean, double variance) = Plain(values);
        (double meanBefore, double varianceBefore) = RandomWalkTarget.Standardise(values);
        meanBefore.ShouldBe(mean, 1e-12 * (1 + Math.Abs(mean)));
        varianceBefore.ShouldBe(variance, (1e-12 * variance) + 1e-300);
        (double meanAfter, double varianceAfter) = Plain(values);
        // Single precision rounds each value by up to 2^-24 of itself.
        meanAfter.ShouldBe(0, 1e-7);
        varianceAfter.ShouldBe(values.Length > 1 ? 1 : 0, 2e-7);
    }

    /// <summary>Moments are taken in blocks of 1024; a mean far from 0 must not cost digits.</summary>
    [Theory]
    [InlineData(1, 0f)]
    [InlineData(1023, 0f)]
    [InlineData(1024, 1000f)]
    [InlineData(1025, -1000f)]
    [InlineData(100_000, 10_000f)]
    public void Standardise_AnyLengthAndOffset_ReturnsThePlainMoments(int length, float offset)
    {
        var stream = new RandomStream(31, StreamPurpose.Test, 5);
        var values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = offset + (float)(3 * NormalDistribution.Next(ref stream));
        (double mean, double variance) = Plain(values);
        (double meanBefore, double varianceBefore) = RandomWalkTarget.Standardise(values);
        meanBefore.ShouldBe(mean, (1e-13 * Math.Abs(mean)) + 1e-15);
        varianceBefore.ShouldBe(variance, (1e-12 * variance) + 1e-300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1500)]
    [InlineData(2049)]
    public void Standardise_EqualValues_BecomeZero(int length)
    {
        float[] values = [.. Enumerable.Repeat(0.1f, length)];
        (double mean, double variance) = RandomWalkTarget.Standardise(values);
        variance.ShouldBe(0);
        mean.ShouldBe(0.1f, 1e-15);
        values.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Walk_WrongLength_Throws() => Should.Throw<ArgumentOutOfRangeException>(() =>
    {
        var stream = new RandomStream(31, StreamPurpose.Test, 6);
        RandomWalkTarget.Walk(new int[3], ref stream, new float[2]);
    });

    private static (double Mean, double Variance) Plain(float[] values)
    {
        double mean = values.Average(value => (double)value);
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }
}
