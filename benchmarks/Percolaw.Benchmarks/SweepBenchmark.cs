using Percolaw.Learning;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>
/// Evaluations of the learners at all sites of one large cluster, the sites already drawn: paths to the root and sweep.
/// </summary>
internal static class SweepBenchmark
{
    private static readonly double[] TrainingFractions = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2];

    public static void Run(BenchmarkCluster cluster)
    {
        Report.Title($"Nearest neighbour, {NearestNeighbourSweep.Lanes} evaluations in a sweep, {cluster.Size / 1000} test sites each");
        foreach (double fraction in TrainingFractions)
            PrintNearest(cluster, fraction);
        Report.Title($"Optimal learner, {OptimalSweep.Lanes} evaluations in a sweep");
        foreach (double fraction in TrainingFractions)
            PrintOptimal(cluster, fraction);
    }

    private static void PrintNearest(BenchmarkCluster cluster, double fraction)
    {
        NearestNeighbourEvaluation[] evaluations = [.. Enumerable.Range(0, NearestNeighbourSweep.Lanes).Select(_ => new NearestNeighbourEvaluation())];
        for (int i = 0; i < evaluations.Length; i++)
            Draw(cluster, fraction, i, evaluations[i].TestSites, evaluations[i].TrainingSites);
        var sweep = new NearestNeighbourSweep();
        Print(cluster, fraction, evaluations.Length, () => sweep.Run(cluster.Tree, evaluations));
    }

    private static void PrintOptimal(BenchmarkCluster cluster, double fraction)
    {
        OptimalEvaluation[] evaluations = [.. Enumerable.Range(0, OptimalSweep.Lanes).Select(_ => new OptimalEvaluation())];
        for (int i = 0; i < evaluations.Length; i++)
            Draw(cluster, fraction, i, new SiteList(), evaluations[i].TrainingSites);
        var sweep = new OptimalSweep();
        Print(cluster, fraction, evaluations.Length, () => sweep.Run(cluster.Tree, evaluations));
    }

    private static void Draw(BenchmarkCluster cluster, double fraction, int evaluation, SiteList testSites, SiteList trainingSites)
    {
        var stream = new RandomStream(0, StreamPurpose.Test, (ulong)evaluation);
        new SiteSampler().DrawTestSites(ref stream, cluster.Size, cluster.Size / 1000, testSites);
        SiteSampler.DrawTrainingSites(ref stream, cluster.Size, fraction, testSites, trainingSites);
    }

    private static void Print(BenchmarkCluster cluster, double fraction, int evaluations, Action work)
    {
        double seconds = Cpu.Median(work) / evaluations;
        Report.Line(
            FormattableString.Invariant($"training fraction {fraction:0e-0}"),
            $"{1 / seconds,6:0} evaluations per second, {1e9 * seconds / cluster.Size,5:0.00} ns per site and evaluation");
    }
}
