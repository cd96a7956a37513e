using System.Diagnostics;
using Percolaw.Experiments;

namespace Percolaw.Benchmarks;

/// <summary>Whole seeds of the paper's experiment, as <c>percolaw reproduce</c> runs them, without the allocation scan.</summary>
internal static class SeedBenchmark
{
    // Reported for the author's notebook: 568 CPU seconds for a seed with 11.4 million kept sites. Recorded, not measured here.
    private const double NotebookSeconds = 568, NotebookSites = 11.4e6;

    public static void Run(int[] seeds)
    {
        Report.Title("One seed of the paper's experiment");
        _ = RunSeed(ToyParameters.Quick with { Seeds = 1, SkipScan = true }); // compiles
        double seconds = 0;
        long sites = 0, peak = 0;
        foreach (int seed in seeds)
        {
            (double seedSeconds, long seedSites) = RunSeed(new ToyParameters { Seed = seed, Seeds = 1, SkipScan = true });
            Report.Line($"seed {seed}", $"{seedSeconds:0.00} s, {seedSites / 1e6:0.0} million kept sites, {1e9 * seedSeconds / seedSites:0} ns per kept site");
            seconds += seedSeconds;
            sites += seedSites;
            // Of the first seed only: what it leaves for the collector is not the next one's.
            peak = peak == 0 ? Process.GetCurrentProcess().PeakWorkingSet64 : peak;
        }

        double ratio = NotebookSeconds / NotebookSites / (seconds / sites);
        Report.Line("all of them", $"{1e9 * seconds / sites:0} ns per kept site");
        Report.Line("the published notebook (recorded)", $"{1e9 * NotebookSeconds / NotebookSites:0} ns per kept site, {ratio:0} times as much");
        Report.Line("peak memory of the first", $"{peak / (double)(1 << 30):0.00} GiB");
    }

    private static (double Seconds, long Sites) RunSeed(ToyParameters parameters)
    {
        ToyTaskResult? result = null;
        double seconds = Cpu.Once(() => result = new ToyExperiment(parameters).Run(0, new Silence(), CancellationToken.None));
        return (seconds, result!.Seed!.Survey.Sites);
    }

    private sealed class Silence : ITaskMonitor
    {
        public void Enter(string stage)
        {
        }

        public void Advance(long sites, double fraction)
        {
        }
    }
}
