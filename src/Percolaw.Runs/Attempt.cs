using System.Globalization;
using System.Security.Cryptography;
using Percolaw.Formats;

namespace Percolaw.Runs;

/// <summary>
/// The record of one attempt at a run, under <c>attempts/</c>: who ran what, when, for how long, with how many
/// threads. Never part of the results.
/// </summary>
internal sealed class Attempt
{
    private readonly string path;
    private readonly DateTimeOffset started;
    private readonly TimeSpan processorTimeBefore = Environment.CpuUsage.TotalTime;
    private readonly int threads;
    private readonly int tasksBefore;
    private readonly string version;

    private Attempt(string folder, string version, int threads, int tasksBefore, DateTimeOffset started)
    {
        (this.version, this.threads, this.tasksBefore, this.started) = (version, threads, tasksBefore, started);
        string stamp = started.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        path = Path.Combine(folder, "attempts", $"{stamp}-{Environment.ProcessId}-{random}.json");
    }

    public static Attempt Begin(RunFolder folder, string version, int threads, int tasksBefore)
    {
        Attempt attempt = new(folder.Path, version, threads, tasksBefore, DateTimeOffset.UtcNow);
        attempt.Write("running", tasksBefore);
        return attempt;
    }

    /// <summary>Records how it went: "complete", "interrupted" or "failed".</summary>
    public void End(string outcome, int tasksDone) => Write(outcome, tasksDone);

    private void Write(string outcome, int tasksDone)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        JsonSummary summary = new JsonSummary()
            .Add("outcome", outcome)
            .Add("started", Time(started))
            .Add("ended", outcome == "running" ? null : Time(now))
            .Add("seconds", outcome == "running" ? null : Math.Round((now - started).TotalSeconds, 3))
            .Add("cpu_seconds", Math.Round((Environment.CpuUsage.TotalTime - processorTimeBefore).TotalSeconds, 3))
            .Add("threads", threads)
            .Add("tasks_before", tasksBefore)
            .Add("tasks_done", tasksDone)
            .Add("version", version)
            .Add("fingerprint", PlatformFingerprint.Current)
            .Add("user", Environment.UserName)
            .Add("machine", Environment.MachineName)
            .Add("process", Environment.ProcessId)
            .Add("command_line", Environment.GetCommandLineArgs());
        AtomicFile.WriteText(path, summary.ToText());
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
