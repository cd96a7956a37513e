using System.Globalization;
using Percolaw.Benchmarks;

// What docs/performance.md records. Arguments: `labelling` for that alone; or the seeds of the paper's experiment to run
// whole (default 10 and 31, which keep some 30 million sites each, the average).
Machine.Print();
if (args is ["labelling"])
{
    LabellingBenchmark.Run();
    return;
}

int[] seeds = args.Length > 0 ? [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : [10, 31];
SeedBenchmark.Run(seeds);
BenchmarkCluster cluster = BenchmarkCluster.Find();
GrowthBenchmark.Run(cluster);
SweepBenchmark.Run(cluster);
