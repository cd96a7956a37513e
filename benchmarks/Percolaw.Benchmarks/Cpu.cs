namespace Percolaw.Benchmarks;

/// <summary>
/// CPU time of this process, which other programs on the machine disturb less than elapsed time; the median of several
/// repetitions, which forgives a few disturbed ones. All work here is on one thread.
/// </summary>
internal static class Cpu
{
    private const int Repetitions = 7;

    /// <summary>CPU seconds of one call, after a first one that is not counted.</summary>
    public static double Median(Action work)
    {
        work();
        double[] seconds = [.. Enumerable.Range(0, Repetitions).Select(_ => Once(work))];
        Array.Sort(seconds);
        return seconds[Repetitions / 2];
    }

    /// <summary>CPU seconds of one call.</summary>
    public static double Once(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
