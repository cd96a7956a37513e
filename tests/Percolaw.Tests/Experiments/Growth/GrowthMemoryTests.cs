using Percolaw.Percolation;

namespace Percolaw.Tests.Experiments.Growth;

/// <summary>Not beside other tests: what a process has allocated is counted.</summary>
[CollectionDefinition(nameof(ProcessMemory), DisableParallelization = true)]
public sealed class ProcessMemory;

/// <summary>The estimate of what growing takes.</summary>
[Collection(nameof(ProcessMemory))]
public sealed class GrowthMemoryTests
{
    [Theory]
    [InlineData(2, 1.0, 1_000_000)]
    [InlineData(6, 1.0, 1_000_000)]
    [InlineData(3, 3.0, 1_000_000)]
    [InlineData(8, 6.0, 300_000)]
    public void EstimateMemory_LargeClusters_IsNotLessThanWhatTheyTake(int dimension, double ratio, long maximumSize)
    {
        var lattice = new HypercubicLattice(dimension);
        double p = Math.Min(1, ratio * lattice.Threshold(PercolationKind.Site)!.Value);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var growth = new ClusterGrowth(lattice, PercolationKind.Site, maximumSize);
        for (ulong cluster = 0; cluster < 20; cluster++) growth.Grow(1, cluster, p, null, TestContext.Current.CancellationToken);
        long taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(growth);
        taken.ShouldBeLessThan(ClusterGrowth.EstimateMemory(lattice, PercolationKind.Site, p, maximumSize));
    }
}
