using Percolaw.Numerics;
using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Tests.Statistics;

public sealed class SizeFitterTests
{
    // The zeta distribution by its definition: the likelihood of single sizes, maximised on a fine grid.
    [Fact]
    public void Fit_PowerLawOfSingleSizes_IsTheMaximumOfThePlainLikelihood()
    {
        long[] sizes = [1, 1, 1, 1, 2, 1, 3, 1, 2, 5, 1, 1, 14, 2, 1, 1, 7, 3, 1, 40];
        double Plain(double exponent) => sizes.Sum(size => -exponent * Math.Log(size)) - (sizes.Length * Math.Log(SpecialFunctions.HurwitzZeta(exponent, 1)));
        double best = Enumerable.Range(0, 40_000).Select(i => 1.2 + (i * 5e-5)).MaxBy(Plain);
        SizeFit fit = SizeFitter.Fit(new PowerLaw(), SizeSample.Of(sizes));
        fit.Values[0].ShouldBe(best, 5e-5);
        fit.LogLikelihood.ShouldBe(Plain(fit.Values[0]), 1e-9);
    }

    // P(S ≥ 20) is all that is known of the censored ones.
    [Fact]
    public void Fit_CensoredSizes_IsTheMaximumOfThePlainLikelihood()
    {
        long[] sizes = [1, 2, 1, 4, 1, 9, 1, 1, 17, 30, 900, 3, 1, 25, 2];
        double Plain(double exponent) => sizes.Sum(size => size < 20
            ? -exponent * Math.Log(size)
            : Math.Log(SpecialFunctions.HurwitzZeta(exponent, 20))) - (sizes.Length * Math.Log(SpecialFunctions.HurwitzZeta(exponent, 1)));
        double best = Enumerable.Range(0, 40_000).Select(i => 1.05 + (i * 5e-5)).MaxBy(Plain);
        SizeFit fit = SizeFitter.Fit(new PowerLaw(), SizeSample.Of(sizes, 20));
        fit.Values[0].ShouldBe(best, 5e-5);
        fit.LogLikelihood.ShouldBe(Plain(fit.Values[0]), 1e-9);
    }

    // The cut-off law by its definition, summed term by term.
    [Theory]
    [InlineData(1.5, 0.01)]
    [InlineData(2.2, 0.3)]
    [InlineData(0.7, 0.002)]
    [InlineData(2.5, 1e-5)]
    public void Tail_CutOffPowerLaw_IsTheSum(double exponent, double rate)
    {
        long[] sizes = [3, 4, 10, 100, 150, 1000];
        double[] tail = new double[sizes.Length];
        new CutOffPowerLaw().Tail([exponent, rate], sizes, tail).ShouldBeTrue();
        double Sum(long from)
        {
            double sum = 0;
            long end = (long)Math.Min(40 / rate, 1e7) + from;
            for (long size = end; size >= from; size--) sum += Math.Exp((-exponent * Math.Log(size)) - (rate * size));
            return sum;
        }

        for (int i = 0; i < sizes.Length; i++) tail[i].ShouldBe(Sum(sizes[i]) / Sum(3), 2e-6 * tail[i]);
    }

    /// <summary>Laws with the parameters from which samples are drawn.</summary>
    public static TheoryData<ISizeLaw, double[]> Laws => new()
    {
        { new PowerLaw(), [1.5] },
        { new PowerLaw(), [2.6] },
        { new CorrectedPowerLaw(0.6), [1.3, -0.4] },
        { new LogarithmicPowerLaw(2.0 / 7), [1.5, 3] },
        { new CutOffPowerLaw(), [1.5, 0.002] },
        { new ExponentialLaw(), [0.01] },
        { new StretchedExponentialLaw(), [-4, 0.5] },
        { new LogNormalLaw(), [3, 1.5] },
    };

    // 40 samples of 4,000 sizes: the deviations in standard errors are standard normal, so the sum of their squares is
    // chi-square of 40 for each parameter. False-alarm probability 1e-4 a law.
    [Theory]
    [MemberData(nameof(Laws))]
    public void Fit_SamplesOfTheLaw_CoverTheParametersAsTheirErrorsSay(ISizeLaw law, double[] truth)
    {
        const int samples = 40;
        double[] squares = new double[truth.Length];
        for (int i = 0; i < samples; i++)
        {
            var stream = new RandomStream(7, StreamPurpose.Test, (ulong)i);
            SizeFit fit = SizeFitter.Fit(law, Draw(law, truth, 4000, ref stream));
            for (int j = 0; j < truth.Length; j++) squares[j] += Math.Pow((fit.Values[j] - truth[j]) / fit.Error(j), 2);
        }
        foreach (double sum in squares)
        {
            // Estimates of ratios and of small rates are a little skew: a fifth more is borne.
            new ChiSquare(sum / 1.2, samples).PValue.ShouldBeGreaterThan(Chance.FalseAlarm, law.Name);
            new ChiSquare(sum * 1.2, samples).PValue.ShouldBeLessThan(1 - Chance.FalseAlarm, law.Name);
        }
    }

    [Fact]
    public void Compare_SampleOfAPowerLaw_PrefersItToAnExponential()
    {
        var stream = new RandomStream(3, StreamPurpose.Test, 0);
        SizeSample sample = Draw(new PowerLaw(), [1.8], 3000, ref stream);
        SizeFit power = SizeFitter.Fit(new PowerLaw(), sample), exponential = SizeFitter.Fit(new ExponentialLaw(), sample);
        LikelihoodComparison comparison = power.CompareWith(exponential);
        comparison.Normalised.ShouldBeGreaterThan(4);
        comparison.PValue.ShouldBeLessThan(1e-4);
        exponential.CompareWith(power).LogRatio.ShouldBe(-comparison.LogRatio, 1e-9);
    }

    [Fact]
    public void Compare_NestedLaws_GainNoMoreThanChance()
    {
        var stream = new RandomStream(4, StreamPurpose.Test, 0);
        SizeSample sample = Draw(new PowerLaw(), [1.8], 3000, ref stream);
        LikelihoodComparison comparison = SizeFitter.Fit(new PowerLaw(), sample).CompareWith(SizeFitter.Fit(new CorrectedPowerLaw(0.8), sample));
        comparison.LogRatio.ShouldBeLessThanOrEqualTo(1e-6);
        comparison.NestedPValue.ShouldBeGreaterThan(Chance.FalseAlarm);
    }

    [Fact]
    public void Fit_TooFewSizes_SaysSo() =>
        Should.Throw<PercolawException>(() => SizeFitter.Fit(new PowerLaw(), SizeSample.Of([5]))).Message.ShouldContain("too few");

    /// <summary>An exact sample: inversion of the tail over bins of single sizes to 64 and of eight an octave beyond, censored from 2^20 on.</summary>
    internal static SizeSample Draw(ISizeLaw law, double[] parameters, int count, ref RandomStream stream)
    {
        long[] lows = [.. Enumerable.Range(1, 64).Select(size => (long)size), .. Enumerable.Range(1, 112).Select(i => (long)Math.Ceiling(64 * Math.Pow(2, i / 8.0)))];
        double[] tail = new double[lows.Length];
        law.Tail(parameters, lows, tail).ShouldBeTrue();
        long[] counts = new long[lows.Length];
        for (int i = 0; i < count; i++)
        {
            double level = stream.NextPositive();
            counts[Array.FindLastIndex(tail, value => value >= level)]++;
        }
        return new SizeSample(lows, counts[..^1], counts[^1]);
    }
}
