using System.Runtime.Intrinsics;
using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation.Growth;

public sealed class ClusterGrowthTests
{
    private static readonly HypercubicLattice Cubic = new(3);

    [Fact]
    public void Grow_AfterOtherClusters_GivesTheSameCluster()
    {
        var used = new ClusterGrowth(Cubic, PercolationKind.Site, 200_000);
        GrownClusterSummary[] inOrder = [.. Enumerable.Range(0, 300).Select(cluster => used.GrowOne(1, (ulong)cluster, 0.3116))];
        inOrder.Max(summary => summary.Size).ShouldBeGreaterThan(50_000);
        for (int cluster = 299; cluster >= 0; cluster -= 7)
        {
            used.GrowOne(1, (ulong)cluster, 0.3116).ShouldBe(inOrder[cluster]);
            new ClusterGrowth(Cubic, PercolationKind.Site, 200_000).GrowOne(1, (ulong)cluster, 0.3116).ShouldBe(inOrder[cluster]);
        }
    }

    [Fact]
    public void Grow_LargerProbability_ContainsTheCluster()
    {
        var growth = new ClusterGrowth(Cubic, PercolationKind.Bond, 2_000);
        for (ulong cluster = 0; cluster < 100; cluster++)
        {
            HashSet<(int, int, int)> before = [];
            foreach (double p in new[] { 0, 0.1, 0.2, 0.22 })
            {
                HashSet<(int, int, int)> sites = [];
                GrownClusterSummary summary = growth.GrowOne(2, cluster, p, (_, coordinates) => Collect(coordinates, growth.CoordinateStride, sites));
                summary.Censored.ShouldBeFalse();
                sites.Count.ShouldBe((int)summary.Size);
                before.IsSubsetOf(sites).ShouldBeTrue();
                before = sites;
            }
        }
    }

    [Fact]
    public void Grow_MaximumSize_IsTheLargestThatIsNotStopped()
    {
        for (ulong cluster = 0; cluster < 200; cluster++)
        {
            GrownClusterSummary whole = new ClusterGrowth(Cubic, PercolationKind.Site, 1_000_000).GrowOne(3, cluster, 0.28);
            new ClusterGrowth(Cubic, PercolationKind.Site, whole.Size).GrowOne(3, cluster, 0.28).ShouldBe(whole);
            if (whole.Size == 1) continue;
            GrownClusterSummary stopped = new ClusterGrowth(Cubic, PercolationKind.Site, whole.Size - 1).GrowOne(3, cluster, 0.28);
            stopped.Censored.ShouldBeTrue();
            stopped.Size.ShouldBeLessThan(whole.Size);
        }
    }

    [Fact]
    public void Grow_OtherSeed_GivesOtherClusters()
    {
        var growth = new ClusterGrowth(Cubic, PercolationKind.Site, 10_000);
        long[] first = [.. Enumerable.Range(0, 50).Select(cluster => growth.GrowOne(1, (ulong)cluster, 0.3).Size)];
        long[] second = [.. Enumerable.Range(0, 50).Select(cluster => growth.GrowOne(2, (ulong)cluster, 0.3).Size)];
        first.ShouldNotBe(second);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Grow_ProbabilityOutOfRange_IsRefused(double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ClusterGrowth(Cubic, PercolationKind.Site, 1).GrowOne(1, 1, probability));

    [Fact]
    public void Grow_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => new ClusterGrowth(Cubic, PercolationKind.Site, 1).Grow(1, 1, 1, null, cancelled.Token));
    }

    [Fact]
    public void Limit_Probability_IsTheShareOfNumbers()
    {
        OccupancyHash.Limit(1).ShouldBe(ulong.MaxValue);
        OccupancyHash.Limit(0.5).ShouldBe((1UL << 63) - 1);
        OccupancyHash.Limit(Math.ScaleB(1, -64)).ShouldBe(0UL);
        foreach (double tiny in (double[])[0, double.Epsilon, 1e-20]) OccupancyHash.Limit(tiny).ShouldBeNull("nothing is occupied");
    }

    [Fact]
    public void Of_Vector_IsTheHashOfEachLane()
    {
        var keys = Vector512.Create(1UL, 3, 5, ulong.MaxValue, 1UL << 63, 12345678901234567, 0, 99);
        for (int lane = 0; lane < 8; lane++) OccupancyHash.Of(keys).GetElement(lane).ShouldBe(OccupancyHash.Of(keys.GetElement(lane)));
    }

    private static void Collect(ReadOnlySpan<int> coordinates, int stride, HashSet<(int, int, int)> sites)
    {
        for (int i = 0; i < coordinates.Length; i += stride) sites.Add((coordinates[i], coordinates[i + 1], coordinates[i + 2]));
    }
}
