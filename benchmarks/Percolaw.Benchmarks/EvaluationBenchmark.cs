using Percolaw.Experiments;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>Evaluations of the learners on one large cluster: sites drawn, test sites and all sites tested.</summary>
internal static class EvaluationBenchmark
{
    private const int Evaluations = 16;

    private static readonly double[] TrainingFractions = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2];

    public static void Run(BenchmarkCluster cluster)
    {
        int testSites = new ToyParameters().TestSites(cluster.Size);
        Report.Title($"Nearest neighbour, {Evaluations} evaluations at {testSites} test sites each");
        foreach (double fraction in TrainingFractions)
            Print(cluster, testSites, fraction, false, false);
        Report.Title($"Nearest neighbour, {Evaluations} evaluations at as many test sites and at all sites");
        foreach (double fraction in TrainingFractions)
            Print(cluster, testSites, fraction, true, false);
        Report.Title($"Optimal learner, {Evaluations} evaluations at all sites (with nearest neighbour at one test site)");
        foreach (double fraction in TrainingFractions)
            Print(cluster, 1, fraction, false, true);
    }

    private static void Print(BenchmarkCluster cluster, int testSites, double fraction, bool atAllSites, bool withOptimal)
    {
        EvaluationRequest[] requests = [.. Enumerable.Range(0, Evaluations)
            .Select(i => new EvaluationRequest(StreamPurpose.Test, (uint)i, fraction, atAllSites, withOptimal))];
        var results = new EvaluationResult[Evaluations];
        var evaluator = new TreeEvaluator();
        var plan = new TestPlan(BenchmarkCluster.Seed, 0, testSites, (double)testSites / cluster.Size);
        double seconds = Cpu.Median(() => evaluator.Run(cluster.Grown, plan, requests, results, CancellationToken.None)) / Evaluations;
        Report.Line(
            FormattableString.Invariant($"training fraction {fraction:0e-0}"),
            $"{1 / seconds,6:0} evaluations per second, {1e9 * seconds / cluster.Size,6:0.000} ns per site and evaluation");
    }
}
