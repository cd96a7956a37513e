using System.Globalization;
using Percolaw.Benchmarks;

// What docs/performance.md records. Arguments: the seeds of the paper's experiment to run whole (default 10 and 31,
// which keep some 30 million sites each, the average).
// Or a word first: occupation for the sweeps of Newman and Ziff.
if (args is ["occupation", .. string[] rest])
{
    Machine.Print();
    OccupationBenchmark.Run(rest);
    return;
}

int[] seeds = args.Length > 0 ? [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : [10, 31];

Machine.Print();
SeedBenchmark.Run(seeds);
BenchmarkCluster cluster = BenchmarkCluster.Find();
GrowthBenchmark.Run(cluster);
SweepBenchmark.Run(cluster);
