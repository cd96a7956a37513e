using Percolaw.Experiments;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Tests.Experiments;

/// <summary>Exponents against published ones, with less than the program takes.</summary>
public sealed class ExponentsTests
{
    // Five dimensions with three exponents each, and boxes with three in two: together a chance of 1e-4.
    private const int Comparisons = 21;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Estimate_GrownClusters_AgreeWithPublishedExponents(int dimension)
    {
        GrowthSums sums = Grow(dimension, 1e7);
        var sizes = new FisherExponent(dimension, sums);
        CriticalExponents critical = CriticalExponents.Of(dimension, ExponentEdition.Later);
        Compare(sizes.Estimate(), critical.FisherExponent, 0.1);
        Compare(GrowthExponents.FractalDimension(dimension, sums), critical.FractalDimension, 0.6);
        Compare(GrowthExponents.ShortestPath(dimension, sums), ShortestPathExponents.Of(dimension), 0.2);
    }

    [Theory]
    [InlineData(2, 6e7)]
    [InlineData(3, 6e7)]
    public void Estimate_Boxes_AgreeWithPublishedExponents(int dimension, double sites)
    {
        int[] lengths = dimension == 2 ? [16, 24, 32, 48, 64, 96] : [8, 12, 16, 24, 32];
        double threshold = HypercubicThresholds.Of(PercolationKind.Site, dimension)!.Value;
        var design = new BoxDesign(lengths, threshold, sites / lengths.Length, 100_000, 0.34);
        var run = new BoxRun(new HypercubicLattice(dimension), PercolationKind.Site, design.Plans(dimension), 3);
        IReadOnlyList<SampleMoments> results = Silent.RunAll(run);
        IReadOnlyList<CriticalEstimate> estimates = BoxExponents.Estimate(dimension, new BoxSeries(run, results));
        estimates.Select(estimate => estimate.Name).ShouldBe(["beta_over_nu", "gamma_over_nu", "one_over_nu"]);
        foreach (CriticalEstimate estimate in estimates) Compare(estimate, PublishedExponents.Of(dimension, estimate.Name)!, 0.6);
    }

    [Fact]
    public void Compare_OtherLaws_AreLessLikely()
    {
        IReadOnlyList<LawComparison> comparisons = new FisherExponent(3, Grow(3, 5e6)).Compare();
        comparisons.Select(one => one.Fit.Law.Name).ShouldBe(["power_law", "cut_off_power_law", "log_normal", "stretched_exponential", "exponential"]);
        comparisons[^1].Comparison.Normalised.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Merge_Tasks_IsAllOfThem()
    {
        var run = new GrowthRun(new HypercubicLattice(4), PercolationKind.Bond, new GrowthPlan(0.16, 1023, 30_000), 4);
        run.TaskCount.ShouldBeGreaterThan(1);
        IReadOnlyList<GrowthSums> parts = Silent.RunAll(run);
        GrowthSums all = GrowthRun.Merge(parts);
        (all.Counts.Sum() + all.Stopped).ShouldBe(30_000);
        all.Shells.Count.ShouldBe(30_000);
        all.LeastHeight.ShouldBe(parts.Min(part => part.LeastHeight));
        all.Radii.Sum(bin => bin.Count).ShouldBe(all.Counts.Sum());
    }

    private static GrowthSums Grow(int dimension, double sites)
    {
        double threshold = HypercubicThresholds.Of(PercolationKind.Site, dimension)!.Value;
        var plan = GrowthPlan.ForSites(sites, threshold, (1L << Math.Min(11 + dimension, 16)) - 1, dimension);
        var run = new GrowthRun(new HypercubicLattice(dimension), PercolationKind.Site, plan, 2);
        return GrowthRun.Merge(Silent.RunAll(run));
    }

    private static void Compare(CriticalEstimate estimate, PublishedValue published, double largestError)
    {
        double error = Math.Sqrt(Math.Pow(estimate.StandardError, 2) + Math.Pow(published.StandardError ?? 0, 2));
        estimate.Value.ShouldBeWithin(published.Value, error, Comparisons, estimate.Name);
        estimate.StandardError.ShouldBeInRange(1e-6, largestError);
    }
}
