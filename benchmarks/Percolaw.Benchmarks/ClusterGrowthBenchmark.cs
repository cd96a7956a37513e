using Percolaw.Percolation;

namespace Percolaw.Benchmarks;

/// <summary>Growth of single clusters at the threshold, everything measured: shells, distances, radius of gyration.</summary>
internal static class ClusterGrowthBenchmark
{
    private const ulong Seed = 1;
    private const long LargestSize = 10_000_000, Sites = 20_000_000;

    public static void Run()
    {
        Report.Title($"Growth of single clusters at the threshold, up to {LargestSize / 1_000_000} million sites");
        foreach (int dimension in new[] { 2, 3, 4, 5, 6, 7, 8, 13 })
        {
            foreach (PercolationKind kind in Enum.GetValues<PercolationKind>()) Print(dimension, kind);
        }

        Report.Title("Small clusters: half the threshold");
        foreach (int dimension in new[] { 2, 3, 6, 13 }) PrintSmall(dimension);
    }

    private static void Print(int dimension, PercolationKind kind)
    {
        (ClusterGrowth growth, double probability) = Prepare(dimension, kind, 1);
        (ulong clusters, long sites, long remembered) = (0, 0, 0);
        while (sites < Sites)
        {
            sites += growth.Grow(Seed, clusters++, probability).Size;
            for (int i = 2; i < growth.Shells.Count; i++)
                remembered = Math.Max(remembered, growth.Shells[i - 2].Sites + growth.Shells[i - 1].Sites + growth.Shells[i].Sites);
        }

        double seconds = Cpu.Median(() => GrowAll(growth, clusters, probability));
        Report.Line(
            FormattableString.Invariant($"d = {dimension}, {kind}, {clusters} clusters").ToLowerInvariant(),
            $"{sites / seconds / 1e6,6:0.0} million sites per second; at most {remembered} sites remembered");
    }

    private static void PrintSmall(int dimension)
    {
        (ClusterGrowth growth, double probability) = Prepare(dimension, PercolationKind.Site, 0.5);
        const ulong clusters = 500_000;
        long sites = GrowAll(growth, clusters, probability);
        double seconds = Cpu.Median(() => GrowAll(growth, clusters, probability));
        Report.Line(
            FormattableString.Invariant($"d = {dimension}, {(double)sites / clusters:0.0} sites on average"),
            $"{clusters / seconds / 1e6,6:0.00} million clusters per second");
    }

    private static long GrowAll(ClusterGrowth growth, ulong clusters, double probability)
    {
        long sites = 0;
        for (ulong cluster = 0; cluster < clusters; cluster++) sites += growth.Grow(Seed, cluster, probability).Size;
        return sites;
    }

    private static (ClusterGrowth Growth, double Probability) Prepare(int dimension, PercolationKind kind, double factor)
    {
        var lattice = new HypercubicLattice(dimension);
        return (new ClusterGrowth(lattice, kind, LargestSize), factor * lattice.Threshold(kind)!.Value);
    }
}
