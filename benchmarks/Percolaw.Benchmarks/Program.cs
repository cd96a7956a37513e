using System.Globalization;
using Percolaw.Benchmarks;

// What docs/performance.md records. Arguments: the seeds of the paper's experiment to run whole (default 10 and 31,
// which keep some 30 million sites each, the average).
int[] seeds = args.Length > 0 ? [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : [10, 31];

Machine.Print();
SeedBenchmark.Run(seeds);
BenchmarkCluster cluster = BenchmarkCluster.Find();
GrowthBenchmark.Run(cluster);
EvaluationBenchmark.Run(cluster);
