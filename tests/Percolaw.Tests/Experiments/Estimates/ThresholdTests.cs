using Percolaw.Experiments;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Tests.Experiments;

/// <summary>Thresholds against published ones, with fewer and smaller clusters than the program takes.</summary>
public sealed class ThresholdTests
{
    // d = 2 … 13 with both kinds by invasion, and five by boxes: all together fail with a chance of 1e-4.
    private const int Comparisons = 29;

    /// <summary>Dimensions and kinds.</summary>
    public static TheoryData<int, PercolationKind> Lattices
    {
        get
        {
            TheoryData<int, PercolationKind> data = [];
            for (int dimension = 2; dimension <= 13; dimension++)
            {
                data.Add(dimension, PercolationKind.Site);
                data.Add(dimension, PercolationKind.Bond);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lattices))]
    public void Estimate_Invasion_AgreesWithThePublishedThreshold(int dimension, PercolationKind kind)
    {
        var run = new InvasionRun(new HypercubicLattice(dimension), kind, 6, 13, 60, 1);
        IReadOnlyList<InvasionTask> tasks = Silent.RunAll(run);
        CriticalEstimate estimate = InvasionThreshold.Estimate(dimension, run, tasks);
        Compare(estimate, HypercubicThresholds.Of(kind, dimension)!, dimension <= 4 ? 0.06 : 0.02);
    }

    [Theory]
    [InlineData(2, PercolationKind.Site, 4e7)]
    [InlineData(2, PercolationKind.Bond, 2e7)]
    [InlineData(3, PercolationKind.Site, 4e7)]
    [InlineData(3, PercolationKind.Bond, 2e7)]
    public void Estimate_Wrapping_AgreesWithThePublishedThreshold(int dimension, PercolationKind kind, double sites)
    {
        int[] lengths = dimension == 2 ? [12, 16, 24, 32, 48, 64] : [6, 8, 12, 16, 24];
        PublishedValue published = HypercubicThresholds.Of(kind, dimension)!;
        var design = new BoxDesign(lengths, Math.Round(published.Value, 3), sites / lengths.Length, 100_000, 0.75);
        var run = new BoxRun(new HypercubicLattice(dimension), kind, design.Plans(dimension), 1);
        IReadOnlyList<SampleMoments> tasks = Silent.RunAll(run);
        Compare(WrappingThreshold.Estimate(dimension, run, tasks), published, 0.01);
    }

    // Half a percent off is still a base point: what is estimated must not follow it.
    [Fact]
    public void Estimate_WrappingWithABasePointBeside_FindsTheThreshold()
    {
        var design = new BoxDesign([12, 16, 24, 32, 48], 0.5955, 5e6, 100_000, 0.75);
        var run = new BoxRun(new HypercubicLattice(2), PercolationKind.Site, design.Plans(2), 2);
        IReadOnlyList<SampleMoments> tasks = Silent.RunAll(run);
        Compare(WrappingThreshold.Estimate(2, run, tasks), HypercubicThresholds.Of(PercolationKind.Site, 2)!, 0.01);
    }

    [Fact]
    public void Estimate_OneDimension_IsExactlyOne()
    {
        var experiment = new ThresholdExperiment(new ThresholdParameters(1, PercolationKind.Bond, ThresholdMethod.Invasion, 1, 0));
        CriticalEstimate estimate = experiment.Estimate(Silent.RunAll(experiment));
        (estimate.Value, estimate.StandardError, estimate.Difference).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void Estimate_TooFewClusters_SaysSo()
    {
        var run = new InvasionRun(new HypercubicLattice(2), PercolationKind.Site, 3, 9, 4, 1);
        IReadOnlyList<InvasionTask> tasks = Silent.RunAll(run);
        Should.Throw<PercolawException>(() => InvasionThreshold.Estimate(2, run, tasks)).Message.ShouldContain("too few");
    }

    // An estimate that is right but says nothing would pass as well: so much error, relative, is allowed.
    private static void Compare(CriticalEstimate estimate, PublishedValue published, double largestError)
    {
        estimate.Value.ShouldBeWithin(published.Value, estimate.StandardError, Comparisons, estimate.Method);
        (estimate.StandardError / estimate.Value).ShouldBeInRange(1e-7, largestError);
    }
}
