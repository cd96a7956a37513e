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
        scan.AllSitesLosses[scan.MinimumIndex].ShouldBe(scan.AllSitesLosses.Min());
        scan.TheoryLoss.ShouldBe(scan.AllSitesLosses.Take(16).Average(), 1e-14);
        double variance = scan.AllSitesLosses.Take(16).Sum(loss => Math.Pow(loss - scan.TheoryLoss, 2)) / 15;
        scan.Noise.ShouldBe(Math.Sqrt(variance), 1e-14);
        scan.Excess.ShouldBe((scan.TheoryLoss / scan.AllSitesLosses.Min()) - 1, 1e-14);
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
    public void Curves_OfOneSeed_HaveNoStandardError()
    {
        var outcome = new ToyOutcome(Parameters with { Seeds = 1 }, Results[..1]);
        outcome.Data.AllSites.StandardErrors.ShouldAllBe(error => double.IsNaN(error));
        Outcome.Data.AllSites.StandardErrors.ShouldAllBe(error => error >= 0);
    }

    private static double Middle(Func<ToySeedResult, double> select) => Results[..5].Select(result => select(result.Seed!)).Order().ElementAt(2);
}
