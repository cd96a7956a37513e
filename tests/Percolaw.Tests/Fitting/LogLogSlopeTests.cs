using Percolaw.Fitting;
using Percolaw.Randomness;

namespace Percolaw.Tests.Fitting;

public sealed class LogLogSlopeTests
{
    [Fact]
    public void Fit_PowerLawWithinAWindow_IsItsExponent()
    {
        double[] scales = [1, 2, 4, 8, 16, 32];
        double[] losses = [1, 1, .. scales[2..].Select(n => 3 * Math.Pow(n, -0.4))];
        FittedExponent fit = LogLogSlope.Fit(scales, losses, 3, 20);
        fit.Exponent.ShouldBe(0.4, 1e-14);
        fit.ShouldBe(new FittedExponent(fit.Exponent, null, 4, 16, 3));
        LogLogSlope.Fit(scales, losses).Exponent.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Fit_FourPoints_IsTheRegressionLine()
    {
        // ln x = 0, 1, 2, 3 and ln y = 0, -1, -1, -2: slope Σ(x-1.5)(y+1)/5 = -3/5.
        double[] scales = [1, Math.E, Math.Exp(2), Math.Exp(3)];
        LogLogSlope.Fit(scales, [1, Math.Exp(-1), Math.Exp(-1), Math.Exp(-2)]).Exponent.ShouldBe(0.6, 1e-14);
    }

    [Fact]
    public void FitMedian_IndependentNoise_HasItsStandardError()
    {
        // Each of 101 seeds has a slope of its own, 0.5 ± 0.1 normal: the median curve's slope has 1.2533 · 0.1/√101.
        double[] scales = [1, 10, 100, 1000];
        double[,] losses = new double[101, 4];
        for (int seed = 0; seed < 101; seed++)
        {
            double slope = MathNet.Numerics.Distributions.Normal.InvCDF(0.5, 0.1, (seed + 0.5) / 101);
            for (int i = 0; i < 4; i++)
                losses[seed, i] = Math.Pow(scales[i], -slope);
        }
        FittedExponent fit = LogLogSlope.FitMedian(scales, losses, 1, 1000, 400, Sampler(9));
        fit.Exponent.ShouldBe(0.5, 1e-12);
        // 3.5 % from 400 resamples and some 9 % of the bootstrap itself: 35 % is over three standard errors.
        fit.StandardError!.Value.ShouldBeRelatively(0.12533 / Math.Sqrt(101), 0.35);
        LogLogSlope.FitMedian(scales, losses, 1, 1000, 400, Sampler(9)).ShouldBe(fit);
    }

    [Fact]
    public void Fit_BadInput_Throws()
    {
        Should.Throw<ArgumentException>(() => LogLogSlope.Fit([1, 2, 3], [1, 0, 1])).Message.ShouldContain("loss 0 at scale 2");
        Should.Throw<ArgumentException>(() => LogLogSlope.Fit([1, 2, 3], [1, 1, 1], 2.5)).Message.ShouldContain("at least 2");
        Should.Throw<ArgumentException>(() => LogLogSlope.Fit([2, 2], [1, 1])).Message.ShouldContain("at least 2 different");
    }

    private static Func<int, int> Sampler(ulong seed)
    {
        RandomStream stream = new(seed, StreamPurpose.Test, 0);
        return count => stream.NextIndex(count);
    }
}
