using Percolaw.Fitting;

namespace Percolaw.Tests.Fitting.Selection;

public sealed class SmoothedNoiseTests
{
    private const int Curves = 2000;

    /// <summary>
    /// On average the size of independent noise is that of the noise, whatever the parabola takes of few points. A single
    /// one errs by some 40 % at 8 points, so that four standard errors of the average are 4 %; 6 % are left for the median.
    /// </summary>
    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(31)]
    [InlineData(120)]
    public void Of_IndependentNoise_HasItsSize(int points)
    {
        const double noise = 0.02;
        SmoothedNoise smoothed = new([.. Enumerable.Range(0, points).Select(i => 2.5 * i)]);
        double[] sizes = [.. Enumerable.Range(0, Curves).Select(curve => smoothed.Of([.. SampleCurves.Noise(points, 0, (ulong)curve).Select((deviate, i) => 3 - (0.1 * i) + (noise * deviate))]).Size)];
        (sizes.Average() / noise).ShouldBe(1, 0.1);
    }
}
