using Percolaw.Fitting;
using Percolaw.Randomness;

namespace Percolaw.Tests.Fitting;

public sealed class ScalingFitterTests
{
    private static readonly double[] Scales = [8, 12, 16, 24, 32, 48, 64, 96, 128];

    [Fact]
    public void Fit_ExactLimit_FindsAllOfIt()
    {
        double[] values = [.. Scales.Select(x => 2.5 - (0.7 * Math.Pow(x, -0.62)))];
        ScalingFit fit = ScalingFitter.Fit(ScalingForm.Limit(0.1, 2), ScalingPoints.Independent(Scales, values, [.. values.Select(_ => 1e-4)]));
        fit.Amplitudes[0].ShouldBe(2.5, 1e-7);
        fit.Amplitudes[1].ShouldBe(-0.7, 1e-6);
        fit.Exponents[0].ShouldBe(0.62, 1e-6);
        fit.ChiSquare.Value.ShouldBe(0, 1e-6);
        fit.ChiSquare.DegreesOfFreedom.ShouldBe(6);
    }

    [Fact]
    public void Fit_Linear_IsTheTextbookFit()
    {
        // A weighted mean: Σ w y / Σ w with error 1/√Σ w.
        double[] values = [1, 2, 4], errors = [0.5, 1, 0.25];
        ScalingFit fit = ScalingFitter.Fit(ScalingForm.LimitWith(null), ScalingPoints.Independent([1, 2, 3], values, errors));
        fit.Amplitudes[0].ShouldBe((4 + 2 + 64) / 21.0, 1e-12);
        fit.AmplitudeError(0).ShouldBe(1 / Math.Sqrt(21), 1e-12);
    }

    [Fact]
    public void Fit_CorrelatedPoints_IsThatOfTheirIndependentSums()
    {
        // y₂ = y₁ + independent increment: the same as fitting y₁ and y₂ - y₁.
        double[,] covariance = { { 1, 1 }, { 1, 5 } };
        ScalingFit fit = ScalingFitter.Fit(ScalingForm.LimitWith(null), new ScalingPoints([1, 2], [3, 7], covariance));
        fit.Amplitudes[0].ShouldBe(3, 1e-12);
        fit.AmplitudeError(0).ShouldBe(1, 1e-12);
        fit.ChiSquare.Value.ShouldBe(4, 1e-12);
    }

    // 200 noisy samples: deviations in standard errors and χ² follow their distributions. False-alarm probability 1e-4 each.
    [Fact]
    public void Fit_NoisyPowerWithCorrection_HasErrorsAndChiSquareAsStated()
    {
        const int samples = 200;
        double squares = 0, chiSquares = 0;
        int freedom = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            var stream = new RandomStream(21, StreamPurpose.Test, (ulong)sample);
            // The correction is drawn from what the form takes as known.
            double correction = Normal(ref stream);
            double[] exact = [.. Scales.Select(x => 3 * Math.Pow(x, 1.4) * (1 + (correction * Math.Pow(x, -1.2))))];
            double[] errors = [.. exact.Select(value => 0.003 * value)];
            double[] values = new double[exact.Length];
            for (int i = 0; i < values.Length; i++) values[i] = exact[i] + (errors[i] * Normal(ref stream));
            ScalingFit fit = ScalingFitter.Fit(ScalingForm.Power(0.2, 3, 1.2), ScalingPoints.Independent(Scales, values, errors));
            squares += Math.Pow((fit.Exponents[0] - 1.4) / fit.ExponentError(0), 2);
            chiSquares += fit.ChiSquare.Value;
            freedom += fit.ChiSquare.DegreesOfFreedom;
        }
        squares.ShouldBeWithin(samples, Math.Sqrt(2 * samples), 1, "squared deviations of the exponent");
        chiSquares.ShouldBeWithin(freedom, Math.Sqrt(2 * freedom), 1, "chi-square");
    }

    // The covariance is estimated from 40 samples: the p-value has to allow for that. False-alarm probability 1e-4.
    [Fact]
    public void PValue_EstimatedCovariance_IsEven()
    {
        long[] counts = new long[5];
        for (int i = 0; i < 300; i++)
        {
            var stream = new RandomStream(22, StreamPurpose.Test, (ulong)i);
            List<IReadOnlyList<double>> samples = [];
            for (int sample = 0; sample < 30; sample++)
            {
                double common = Normal(ref stream);
                double[] values = new double[6];
                for (int j = 0; j < values.Length; j++) values[j] = 2 + common + Normal(ref stream);
                samples.Add(values);
            }
            ScalingFit fit = ScalingFitter.Fit(ScalingForm.LimitWith(null), ScalingPoints.Means([1, 2, 3, 4, 5, 6], samples));
            counts[Math.Min(4, (int)(5 * fit.PValue))]++;
        }
        counts.ShouldBeEven();
    }

    [Fact]
    public void Choose_FirstRangeThatFitsAndStays_IsTaken()
    {
        RangeChoice choice = RangeRule.Choose(
        [
            new RangeEstimate(1.00, 0.01, 1e-6), new RangeEstimate(1.10, 0.02, 0.2), new RangeEstimate(1.20, 0.03, 0.4),
            new RangeEstimate(1.21, 0.05, 0.5), new RangeEstimate(1.25, 0.09, 0.6), new RangeEstimate(1.60, 0.2, 0.6),
        ]);
        // The second moves by more than an error when the next is taken; the third does not.
        choice.ShouldBe(new RangeChoice(2, true, choice.Spread));
        choice.Spread.ShouldBe(0.05, 1e-12);
    }

    [Fact]
    public void Choose_NothingFits_SaysSo() =>
        RangeRule.Choose([new RangeEstimate(1, 0.1, 0.001), new RangeEstimate(1, 0.1, 0.01)]).Accepted.ShouldBeFalse();

    [Fact]
    public void Fit_TooFewPoints_SaysSo() =>
        Should.Throw<PercolawException>(() => ScalingFitter.Fit(ScalingForm.Limit(0, 1), ScalingPoints.Independent([1, 2], [1, 2], [1, 1])));

    private static double Normal(ref RandomStream stream) =>
        Math.Sqrt(-2 * Math.Log(stream.NextPositive())) * Math.Cos(2 * Math.PI * stream.NextUniform());
}
