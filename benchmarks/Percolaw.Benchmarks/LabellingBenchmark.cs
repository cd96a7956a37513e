using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>Labelling of independent configurations, random numbers included.</summary>
internal static class LabellingBenchmark
{
    private const ulong Seed = 0;

    public static void Run()
    {
        Report.Title("Labelling at p: sizes and wrapping, and with radii of gyration");
        foreach (double factor in new[] { 0.5, 0.9, 1, 1.1, 1.5 }) Print(2, 4096, PercolationKind.Site, Boundary.Periodic, factor);
        Print(2, 4096, PercolationKind.Site, Boundary.Free, 1);
        Print(2, 4096, PercolationKind.Bond, Boundary.Periodic, 1);
        Print(2, 1024, PercolationKind.Site, Boundary.Periodic, 1);
        Print(2, 64, PercolationKind.Site, Boundary.Periodic, 1);
        foreach ((int dimension, int length) in new[] { (3, 256), (4, 64), (6, 16), (8, 8) })
        {
            foreach (PercolationKind kind in Enum.GetValues<PercolationKind>()) Print(dimension, length, kind, Boundary.Periodic, 1);
        }
    }

    private static void Print(int dimension, int length, PercolationKind kind, Boundary boundary, double factor)
    {
        var lattice = new HypercubicLattice(dimension);
        var box = new LatticeBox(lattice, length, boundary);
        double probability = Math.Min(1, factor * lattice.Threshold(kind)!.Value);
        (double plain, double full) = (Rate(new ConfigurationLabeller(box, kind, gyration: false), box, probability), Rate(new ConfigurationLabeller(box, kind), box, probability));
        Report.Line(
            FormattableString.Invariant($"d = {dimension}, L = {length}, {kind}, {boundary}, p = {factor} p_c").ToLowerInvariant(),
            $"{plain / 1e6,6:0} and {full / 1e6,6:0} million sites per second");
    }

    /// <summary>Sites per CPU second.</summary>
    private static double Rate(ConfigurationLabeller labeller, LatticeBox box, double probability)
    {
        int draws = (int)Math.Max(1, (1 << 23) / box.SiteCount);
        ulong index = 0;
        double seconds = Cpu.Median(() =>
        {
            for (int draw = 0; draw < draws; draw++)
            {
                var stream = new RandomStream(Seed, StreamPurpose.LatticeConfiguration, index++);
                labeller.Draw(ref stream, probability);
            }
        });
        return draws * box.SiteCount / seconds;
    }
}
