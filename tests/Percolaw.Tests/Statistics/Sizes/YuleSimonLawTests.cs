using Percolaw.Statistics;

namespace Percolaw.Tests.Statistics.Sizes;

public sealed class YuleSimonLawTests
{
    /// <summary>P(s) = ρ B(s, ρ + 1), summed from s on; beyond 10^5 another formula takes over.</summary>
    [Theory]
    [InlineData(2.5, 1)]
    [InlineData(2.5, 7)]
    [InlineData(1.8, 300)]
    [InlineData(3, 12)]
    public void Tail_IsTheSumOfProbabilities(double exponent, long size)
    {
        double rho = exponent - 1, below = 0;
        for (int s = 1; s < size; s++)
            below += rho * MathNet.Numerics.SpecialFunctions.Beta(s, rho + 1);
        YuleSimonLaw.Tail(exponent, size).ShouldBe(1 - below, 1e-10);
    }

    [Fact]
    public void Tail_AcrossTheTwoFormulas_IsContinuous()
    {
        // Neighbours differ by the factor s/(s + ρ).
        double ratio = YuleSimonLaw.Tail(2.5, 100_001) / YuleSimonLaw.Tail(2.5, 100_000);
        ratio.ShouldBe(100_000 / 100_001.5, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Fit_ExactCounts_GivesTheExponent(long least)
    {
        long[] lows = [.. Enumerable.Range(0, 300).Select(i => least + i)];
        long[] counts = [.. lows[..^1].Select((low, i) => (long)Math.Round(1e12 * (YuleSimonLaw.Tail(2.5, low) - YuleSimonLaw.Tail(2.5, lows[i + 1]))))];
        SizeFit fit = SizeFitter.Fit(new YuleSimonLaw(), new SizeSample(lows, counts, (long)(1e12 * YuleSimonLaw.Tail(2.5, lows[^1]))));
        fit.Values[0].ShouldBe(2.5, 1e-6);
        fit.ChiSquare().PValue.ShouldBeGreaterThan(0.99);
    }
}
