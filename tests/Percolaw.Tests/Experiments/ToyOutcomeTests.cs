using Percolaw.Experiments;
using Percolaw.Theory;

namespace Percolaw.Tests.Experiments;

/// <summary>The merge of all tasks against what their results say directly.</summary>
public sealed class ToyOutcomeTests
{
    private static readonly ToyParameters Parameters = TinyToy.Parameters with { Seeds = 5, MaximumScale = 300 };

    private static readonly ToyTaskResult[] Results = [.. Enumerable.Range(0, 6).Select(task => TinyToy.Run(new ToyExperiment(Parameters), task))];
    private static readonly ToyOutcome Outcome = new(Parameters, Results);

    [Fact]
    public void Curves_OfFiveSeeds_AreTheirMedians()
    {
        for (int value = 0; value < Parameters.ScaleValues; value++)
        {
            Outcome.Data.AllSites.Bands[value].Median.ShouldBe(Middle(seed => seed.Data.AllSitesLoss[value]!.Value));
            Outcome.Data.Published!.Bands[value].Median.ShouldBe(Middle(seed => seed.Data.Loss[value]!.Value));
            Outcome.Model.AllSites.Bands[value].Median.ShouldBe(Middle(seed => seed.Model[0].Curve.AllSitesLoss[value]!.Value));
            Outcome.Data.Clipped(value).ShouldBe(Results.Sum(result => result.Seed?.Data.Clipped[value] ?? 0));
        }
    }

    [Fact]
    public void ComparedCurves_HaveTheComparedScalesOnly()
    {
        double[] compared = [.. Parameters.Scales().Where((_, value) => value % Parameters.ComparisonStride == 0)];
        Outcome.Model.Optimal.Scales.ShouldBe(compared);
        Outcome.Data.Optimal.Scales.ShouldBe(compared);
        Outcome.Model.Of(Allocation.Normalised).Scales.ShouldBe(compared);
        Outcome.Model.Of(Allocation.Published).Scales.ShouldBe(Parameters.Scales());
        Outcome.Data.Optimal.Bands[1].Median.ShouldBe(Middle(seed => seed.Data.OptimalLoss[Parameters.ComparisonStride]!.Value));
    }

    [Fact]
    public void Scan_OfAllParts_HasItsMinimumAndTheNoiseOfTheRepeats()
    {
        ToyScanOutcome scan = Outcome.Scan!;
        scan.AllSitesLosses.ShouldBe(Results[5].Scan!.AllSitesLoss);
        // The repeats do not compete: only the random pairs have one chance each.
        double smallest = scan.AllSitesLosses.Skip(32).Min();
        scan.MinimumIndex.ShouldBeGreaterThanOrEqualTo(32);
        scan.AllSitesLosses[scan.MinimumIndex].ShouldBe(smallest);
        scan.TheoryLoss.ShouldBe(scan.AllSitesLosses.Take(16).Average(), 1e-14);
        double variance = scan.AllSitesLosses.Take(16).Sum(loss => Math.Pow(loss - scan.TheoryLoss, 2)) / 15;
        scan.Noise.ShouldBe(Math.Sqrt(variance), 1e-14);
        scan.Excess.ShouldBe((scan.TheoryLoss / smallest) - 1, 1e-14);
        scan.ExcessOverOptimalEnd.ShouldBe((scan.TheoryLoss / scan.AllSitesLosses.Skip(16).Take(16).Average()) - 1, 1e-14);
    }

    [Fact]
    public void LossOfDrawnClusters_AtLargeScale_IsTheSumOverTheirSizes()
    {
        static double Loss(ToySeedResult seed) => seed.Survey.Clusters.Sum(cluster =>
            cluster.Size * Math.Min(1, Math.Pow(200.0 * cluster.Size / seed.Survey.Sites, -0.5))) / seed.Survey.Sites;
        Outcome.Data.LossOfDrawnClusters(200).ShouldBeRelatively(Middle(Loss), 1e-12);
        Outcome.Data.LossOfDrawnClusters(1).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Scan_LeftOut_IsNull() =>
        new ToyOutcome(Parameters with { SkipScan = true }, Results[..5]).Scan.ShouldBeNull();

    [Fact]
    public void Curves_OfFewSeeds_HaveNoStandardError()
    {
        Outcome.Data.AllSites.StandardErrors.ShouldAllBe(error => double.IsNaN(error));
        Outcome.Data.AllSites.Fit(1, 100).StandardError.ShouldBeNull();
        double.IsNaN(Outcome.Data.AllSites.LogRatio(_ => 1, 1, 100).StandardError).ShouldBeTrue();
    }

    /// <summary>Seeds that all have the loss 2/n times a factor: the exponent is 1 without error, the level ln 2 + ln of the median.</summary>
    [Fact]
    public void Curve_OfKnownSeeds_HasTheirExponentAndLevel()
    {
        double[] scales = [1, 10, 100];
        var losses = new double[9, 3];
        for (int seed = 0; seed < 9; seed++)
        {
            for (int i = 0; i < 3; i++)
                losses[seed, i] = 2 * Math.Exp(0.1 * (seed - 4)) / scales[i];
        }

        var curve = new MeasuredCurve(scales, losses, 0);
        curve.Fit(1, 100).Exponent.ShouldBe(1, 1e-12);
        curve.Fit(1, 100).StandardError!.Value.ShouldBe(0, 1e-12);
        (double level, double error) = curve.LogRatio(scale => 1 / scale, 1, 100);
        level.ShouldBe(Math.Log(2), 1e-12);
        // The median of 9 even steps of 0.1: its bootstrap error is some 1.25 · 0.27/√9 = 0.11.
        error.ShouldBeInRange(0.07, 0.16);
        (double difference, double differenceError) = curve.ExponentMinus(curve, 1, 100);
        (difference, differenceError).ShouldBe((0, 0));
    }

    private static double Middle(Func<ToySeedResult, double> select) => Results[..5].Select(result => select(result.Seed!)).Order().ElementAt(2);
}
