using Percolaw.Data;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>Growth of one large cluster, and its target.</summary>
internal static class GrowthBenchmark
{
    public static void Run(BenchmarkCluster cluster)
    {
        Report.Title($"Growth of a critical cluster of {cluster.Size / 1e6:0.0} million sites");
        int[] depths = new int[cluster.Size + DepthMinima.Fanout];
        float[] values = new float[cluster.Size];

        Print(cluster, "size only", () => cluster.Growth.MeasureSize(cluster.Stream, cluster.Size));
        Print(cluster, "growth without values", () => cluster.Growth.Grow(cluster.Stream, cluster.Size, depths));
        Print(cluster, "random walk", () => Walk(cluster, depths, values));
        Print(cluster, "standardise", () => RandomWalkTarget.Standardise(values));
        Print(cluster, "growth with values (walk and standardise)", () =>
        {
            cluster.Growth.Grow(cluster.Stream, cluster.Size, depths);
            Walk(cluster, depths, values);
            RandomWalkTarget.Standardise(values);
        });
        var minima = new DepthMinima();
        Print(cluster, "minima of depths (for common ancestors)", () => minima.Measure(depths, cluster.Size));
    }

    private static void Walk(BenchmarkCluster cluster, int[] depths, float[] values)
    {
        RandomStream stream = cluster.Target;
        RandomWalkTarget.Walk(depths.AsSpan(0, cluster.Size), ref stream, values);
    }

    private static void Print(BenchmarkCluster cluster, string what, Action work)
    {
        double seconds = Cpu.Median(work);
        Report.Line(what, $"{cluster.Size / seconds / 1e6,6:0} million sites per second, {1e9 * seconds / cluster.Size,5:0.00} ns per site");
    }
}
