using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Tests.Statistics;

public sealed class GoodnessOfFitTests
{
    // Under the right law p-values are even: 40 of them, as counts in four bins. False-alarm probability 1e-4.
    [Fact]
    public void PValue_SamplesOfTheLaw_IsEven()
    {
        long[] counts = new long[4];
        for (int i = 0; i < 80; i++)
        {
            var stream = new RandomStream(11, StreamPurpose.Test, (ulong)i);
            SizeFit fit = SizeFitter.Fit(new PowerLaw(), SizeFitterTests.Draw(new PowerLaw(), [1.7], 300, ref stream));
            counts[Math.Min(3, (int)(4 * GoodnessOfFit.PValue(fit, 40, (ulong)i)))]++;
        }
        counts.ShouldBeEven();
    }

    [Fact]
    public void PValue_SampleOfAnotherLaw_IsSmall()
    {
        var stream = new RandomStream(12, StreamPurpose.Test, 0);
        SizeFit fit = SizeFitter.Fit(new PowerLaw(), SizeFitterTests.Draw(new LogNormalLaw(), [2, 1], 2000, ref stream));
        GoodnessOfFit.PValue(fit, 50, 1).ShouldBe(0);
        fit.ChiSquare().PValue.ShouldBeLessThan(1e-6);
    }

    // Flat up to 20, a power law from there on.
    [Fact]
    public void ChooseStart_PowerLawFromSomeSizeOn_FindsIt()
    {
        var stream = new RandomStream(13, StreamPurpose.Test, 0);
        List<long> sizes = [];
        for (int i = 0; i < 2000; i++) sizes.Add(1 + stream.NextIndex(19));
        for (int i = 0; i < 4000; i++) sizes.Add((long)Math.Floor(19.5 * Math.Pow(stream.NextPositive(), -1 / 1.5) + 0.5));
        SizeSample sample = SizeSample.Of(sizes.Select(size => Math.Min(size, 1_000_000)), 1_000_000);
        SizeFit fit = GoodnessOfFit.ChooseStart(new PowerLaw(), sample, 500);
        fit.Sample.Low(0).ShouldBeInRange(15, 60);
        fit.Values[0].ShouldBeWithin(2.5, fit.Error(0), 1, "exponent");
    }

    [Fact]
    public void PValueWithStart_SmallSample_IsAProbability()
    {
        var stream = new RandomStream(14, StreamPurpose.Test, 0);
        SizeSample sample = SizeFitterTests.Draw(new PowerLaw(), [2.2], 150, ref stream);
        SizeFit fit = GoodnessOfFit.ChooseStart(new PowerLaw(), sample);
        GoodnessOfFit.PValueWithStart(sample, fit, 10, 1).ShouldBeInRange(0, 1);
    }
}
