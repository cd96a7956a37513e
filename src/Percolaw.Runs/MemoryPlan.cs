using System.Globalization;

namespace Percolaw.Runs;

/// <summary>How many threads a run may have so that its memory fits.</summary>
/// <param name="Threads">At least 1.</param>
/// <param name="Bytes">The estimate for that many.</param>
/// <param name="Note">One line for the user where it is fewer than wanted, else null.</param>
public sealed record MemoryPlan(int Threads, long Bytes, string? Note)
{
    /// <summary>The memory of this machine, or of the container the program runs in.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>The most threads up to <paramref name="wanted"/> whose estimate is at most <paramref name="available"/>.</summary>
    /// <param name="estimate">Bytes for a number of threads, not falling with it.</param>
    /// <param name="wanted">At least 1.</param>
    /// <param name="available">In bytes.</param>
    /// <exception cref="PercolawException">Not even one thread fits; the message says how much it needs.</exception>
    public static MemoryPlan For(Func<int, long> estimate, int wanted, long available)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1);
        int threads = wanted;
        while (threads > 1 && estimate(threads) > available) threads--;
        long bytes = estimate(threads);
        if (bytes > available)
        {
            throw new PercolawException(
                $"the run needs {Gibibytes(bytes)} of memory with one thread, and {Gibibytes(available)} are available; make the largest lattice or cluster smaller");
        }
        string? note = threads == wanted ? null
            : $"{threads} instead of {wanted} threads: {wanted} would need {Gibibytes(estimate(wanted))} of memory, and {Gibibytes(available)} are available";
        return new MemoryPlan(threads, bytes, note);
    }

    private static string Gibibytes(long bytes) =>
        (bytes / (double)(1L << 30)).ToString("0.##", CultureInfo.InvariantCulture) + " GiB";
}
