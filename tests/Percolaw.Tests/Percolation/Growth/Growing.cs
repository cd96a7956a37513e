using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation.Growth;

/// <summary>Growth that ends with the test.</summary>
internal static class Growing
{
    public static GrownClusterSummary GrowOne(this ClusterGrowth growth, ulong seed, ulong cluster, double probability, ShellObserver? observer = null) =>
        growth.Grow(seed, cluster, probability, observer, TestContext.Current.CancellationToken);
}
