using System.Globalization;
using Percolaw.Statistics;

namespace Percolaw.Tests.Statistics;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 10)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.16, 1.48)]
    [InlineData(0.84, 6.64)]
    public void Of_FourValues_InterpolatesLinearly(double probability, double expected) =>
        Quantiles.Of([10, 2, 3, 1], probability).ShouldBe(expected, 1e-14);

    [Fact]
    public void Of_AgainstNumPy_Agrees()
    {
        string[] lines = Tools.RunPython(
            """
            import numpy as np
            x = np.sin(np.arange(1, 52) * 1.7)
            for q in (0, 0.01, 0.16, 0.37, 0.5, 0.84, 0.999, 1):
                print(q, repr(float(np.quantile(x, q))))
            """,
            "numpy");
        double[] values = [.. Enumerable.Range(1, 51).Select(i => Math.Sin(i * 1.7))];
        lines.Length.ShouldBe(8);
        foreach (string line in lines)
        {
            double[] parts = [.. line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            Quantiles.Of(values, parts[0]).ShouldBe(parts[1], 1e-15 * 4);
        }
    }

    [Fact]
    public void Band_OneValue_IsThatValue() => Quantiles.Band([3]).ShouldBe(new QuantileBand(3, 3, 3));

    [Fact]
    public void Of_InfiniteNeighbours_IsNotNaN() => Quantiles.Of([1, double.PositiveInfinity, double.PositiveInfinity], 0.9).ShouldBe(double.PositiveInfinity);

    [Fact]
    public void Median_NaN_IsNaN() => Quantiles.Median([1, double.NaN, 2]).ShouldBe(double.NaN);

    [Fact]
    public void Of_OutOfRange_Throws()
    {
        Should.Throw<ArgumentException>(() => Quantiles.Median([]));
        Should.Throw<ArgumentOutOfRangeException>(() => Quantiles.Of([1], 1.01));
        Should.Throw<ArgumentOutOfRangeException>(() => Quantiles.Of([1], double.NaN));
    }

    [Fact]
    public void StandardErrors_NormalRows_AreThoseOfTheMedian()
    {
        // Rows of a uniform grid of normal quantiles in every column: the median's standard error is 1.2533/√n.
        // Bootstrap of 400 resamples: error 3.5 % on top of some 6 % for n = 201; 25 % is beyond four of them.
        Random random = new(5);
        double[,] values = new double[201, 3];
        for (int seed = 0; seed < 201; seed++)
        {
            double uniform = (seed + 0.5) / 201;
            for (int scale = 0; scale < 3; scale++)
                values[seed, scale] = scale + MathNet.Numerics.Distributions.Normal.InvCDF(0, scale + 1, uniform);
        }
        double[] errors = MedianCurve.StandardErrors(values, 400, random.Next);
        for (int scale = 0; scale < 3; scale++)
            errors[scale].ShouldBeRelatively((scale + 1) * 1.2533 / Math.Sqrt(201), 0.25);
        // Rows are drawn whole: columns that are multiples of each other have errors that are the same multiples.
        errors[2].ShouldBeRelatively(3 * errors[0], 1e-12);
        MedianCurve.Of(values).ShouldBe([0, 1, 2], 1e-12);
        MedianCurve.Bands(values)[1].Upper.ShouldBe(1 + 2 * 0.9945, 0.03);
    }

    [Fact]
    public void StandardErrors_OneRow_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => MedianCurve.StandardErrors(new double[1, 3], 10, _ => 0)).Message.ShouldContain("must be at least 2");
}
