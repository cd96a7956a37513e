using System.Globalization;
using Percolaw.Runs;

namespace Percolaw.Cli.Runs;

/// <summary>Progress in words: tasks done, sites per second, time left, stage.</summary>
internal static class ProgressText
{
    public static string Line(ProgressSnapshot now, string taskWord)
    {
        List<string> parts = [$"{now.TasksDone} of {now.TaskCount} {taskWord}"];
        if (now.Sites > 0) parts.Add($"{Rate(now.SitesPerSecond)} site visits/s");
        if (now.Left is { } left) parts.Add($"{Duration(left)} left");
        if (now.Stage.Length > 0) parts.Add(now.Stage);
        return string.Join(", ", parts);
    }

    /// <summary>A time for people: <c>8.3 s</c>, <c>2 min 5 s</c>, <c>3 h 7 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        if (time < TimeSpan.FromSeconds(10)) return time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
        if (time < TimeSpan.FromMinutes(1)) return $"{(int)time.TotalSeconds} s";
        if (time < TimeSpan.FromHours(1)) return $"{time.Minutes} min {time.Seconds} s";
        return time < TimeSpan.FromDays(4) ? $"{(int)time.TotalHours} h {time.Minutes} min" : $"{(int)time.TotalDays} days";
    }

    private static string Rate(double perSecond)
    {
        (double scaled, string unit) = perSecond switch
        {
            >= 1e9 => (perSecond / 1e9, " billion"),
            >= 1e6 => (perSecond / 1e6, " million"),
            >= 1e3 => (perSecond / 1e3, " thousand"),
            _ => (perSecond, ""),
        };
        return scaled.ToString("0.#", CultureInfo.InvariantCulture) + unit;
    }
}
