using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>
/// Sweeps of Newman and Ziff: the random order and all observables, averaged to 21 probabilities around p_c.
/// Arguments: d L kind (…), or none for the cases of docs/performance.md.
/// </summary>
internal static class OccupationBenchmark
{
    public static void Run(string[] arguments)
    {
        Report.Title("Sweeps, million elements per second: whole; window within 1% of p_c, as million sites of the lattice");
        if (arguments.Length >= 3)
        {
            Case(Number(arguments[0]), Number(arguments[1]), Enum.Parse<PercolationKind>(arguments[2], true));
            return;
        }
        foreach ((int dimension, int length) in new[] { (2, 1024), (2, 4096), (3, 256), (6, 16) }) Case(dimension, length, PercolationKind.Site);
        Case(2, 1000, PercolationKind.Site);
        Case(2, 1024, PercolationKind.Bond);
        Case(3, 128, PercolationKind.Bond);
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void Case(int dimension, int length, PercolationKind kind)
    {
        LatticeBox box = new(new HypercubicLattice(dimension), length, Boundary.Periodic);
        double threshold = box.Lattice.Threshold(kind)!.Value;
        long elements = box.ElementCount(kind);
        SweepConvolution convolution = new(elements, [.. Enumerable.Range(-10, 21).Select(i => threshold * (1 + (0.001 * i)))]);
        OccupationSweep sweep = new(box, kind, convolution);
        ulong sample = 0;
        double whole = Cpu.Median(() => Whole(sweep, sample++)), window = Cpu.Median(() => Window(sweep, sample++));
        Report.Line(
            FormattableString.Invariant($"d = {dimension}, L = {length}, {kind}"),
            $"{elements / whole / 1e6,6:0.00} whole, {1e9 * whole / elements,6:0.0} ns an element; window {box.SiteCount / window / 1e6,6:0.0}, {whole / window:0.0} times cheaper");
    }

    private static void Whole(OccupationSweep sweep, ulong sample)
    {
        RandomStream stream = new(0, StreamPurpose.SweepOrder, sample);
        sweep.Run(ref stream);
    }

    private static void Window(OccupationSweep sweep, ulong sample)
    {
        RandomStream stream = new(0, StreamPurpose.SweepOrder, sample);
        sweep.RunWindow(ref stream);
    }
}
