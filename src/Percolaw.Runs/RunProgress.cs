using System.Diagnostics;
using Percolaw.Experiments;

namespace Percolaw.Runs;

/// <summary>How far a run is. Many threads add to it, and whoever shows it takes a <see cref="Snapshot"/> now and then.</summary>
public sealed class RunProgress
{
    // Fractions are added in whole billionths, so that adding is one atomic instruction.
    private const double Unit = 1e9;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly int alreadyDone;
    private readonly int total;
    private long units;
    private long sites;
    private int finished;
    private volatile string stage = "";

    /// <summary>Creates the progress of <paramref name="total"/> tasks, some of which an earlier attempt has done.</summary>
    public RunProgress(int total, int alreadyDone)
    {
        this.total = total;
        this.alreadyDone = alreadyDone;
    }

    /// <summary>What a task of this run tells its progress.</summary>
    public ITaskMonitor Monitor() => new TaskMonitor(this);

    /// <summary>A task is finished.</summary>
    internal void Finish() => Interlocked.Increment(ref finished);

    /// <summary>Where the run is now.</summary>
    public ProgressSnapshot Snapshot()
    {
        double done = Math.Clamp(Math.Max(Interlocked.Read(ref units) / Unit, finished), 0, total - alreadyDone);
        return new ProgressSnapshot(stage, alreadyDone + finished, total, alreadyDone + done, done, Interlocked.Read(ref sites), watch.Elapsed);
    }

    private sealed class TaskMonitor(RunProgress progress) : ITaskMonitor
    {
        public void Enter(string stage) => progress.stage = stage;

        public void Advance(long sites, double fraction)
        {
            if (sites != 0) Interlocked.Add(ref progress.sites, sites);
            if (fraction > 0) Interlocked.Add(ref progress.units, (long)(fraction * Unit));
        }
    }
}

/// <summary>How far a run is at one moment.</summary>
/// <param name="Stage">What the latest task to say so is doing; empty where none has said.</param>
/// <param name="TasksDone">Tasks whose results exist, of earlier attempts too.</param>
/// <param name="TaskCount">All tasks.</param>
/// <param name="WorkDone">Tasks done, with parts of the unfinished ones; 0 … <paramref name="TaskCount"/>.</param>
/// <param name="WorkOfAttempt">The part of it that this attempt has done.</param>
/// <param name="Sites">Sites visited by this attempt.</param>
/// <param name="Elapsed">The time since the attempt began.</param>
public sealed record ProgressSnapshot(
    string Stage, int TasksDone, int TaskCount, double WorkDone, double WorkOfAttempt, long Sites, TimeSpan Elapsed)
{
    /// <summary>The share of the whole run that is done, 0 … 1.</summary>
    public double Fraction => WorkDone / TaskCount;

    /// <summary>Sites visited a second; 0 at the start.</summary>
    public double SitesPerSecond => Elapsed > TimeSpan.Zero ? Sites / Elapsed.TotalSeconds : 0;

    /// <summary>The time left at this attempt's pace, or null while there is none to tell.</summary>
    public TimeSpan? Left => WorkOfAttempt > 0 ? Elapsed * ((TaskCount - WorkDone) / WorkOfAttempt) : null;
}
