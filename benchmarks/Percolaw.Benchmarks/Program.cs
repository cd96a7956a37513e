using System.Globalization;
using Percolaw.Benchmarks;

// What docs/performance.md records. The first argument says what is measured; without one, the paper's experiment.
Dictionary<string, Action<string[]>> benchmarks = new()
{
    ["labelling"] = _ => LabellingBenchmark.Run(),
    ["growth"] = _ => ClusterGrowthBenchmark.Run(),
    ["occupation"] = OccupationBenchmark.Run,
    ["hierarchical"] = HierarchicalBenchmark.Run,
    ["clusters"] = ClusterDataBenchmark.Run,
    ["fits"] = FitBenchmark.Run,
    ["plan"] = _ => PlanBenchmark.Run(),
    ["coverage"] = CoverageBenchmark.Run,
    ["compare"] = _ => CompareBenchmark.Run(),
    ["choice"] = ChoiceBenchmark.Run,
};

Machine.Print();
if (args.Length > 0 && benchmarks.TryGetValue(args[0], out Action<string[]>? benchmark))
{
    benchmark(args[1..]);
    return;
}

// Seeds of the paper's experiment to run whole: 10 and 31 keep some 30 million sites each, the average.
int[] seeds = args.Length > 0 ? [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : [10, 31];
SeedBenchmark.Run(seeds);
BenchmarkCluster cluster = BenchmarkCluster.Find();
GrowthBenchmark.Run(cluster);
EvaluationBenchmark.Run(cluster);
