using Percolaw.Numerics;

namespace Percolaw.Statistics;

/// <summary>
/// Sizes 1, 2, 3 … that were counted, in bins that follow each other without gaps, and those of which only a lower bound
/// is known, such as clusters whose growth was stopped. A bin of one size loses nothing; wide bins lose little where the
/// law is smooth, and the likelihood is exact for either.
/// </summary>
public sealed class SizeSample
{
    private readonly long[] lows;
    private readonly long[] counts;

    /// <summary>Creates a sample.</summary>
    /// <param name="lows">The smallest size of each bin, ascending, at least 1, and one more: the end, below which all counted sizes lie.</param>
    /// <param name="counts">How many were in each bin.</param>
    /// <param name="censored">How many were at least as large as the end.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, sizes do not ascend, or a count is negative.</exception>
    public SizeSample(IReadOnlyList<long> lows, IReadOnlyList<long> counts, long censored = 0)
    {
        ArgumentNullException.ThrowIfNull(lows);
        ArgumentNullException.ThrowIfNull(counts);
        Guard.SameLength(lows.Count, counts.Count + 1, nameof(lows));
        Guard.AtLeast(0, censored);
        Guard.AtLeast(1, lows[0], nameof(lows));
        for (int bin = 0; bin < counts.Count; bin++)
        {
            Guard.AtLeast(0, counts[bin], nameof(counts));
            Guard.AtLeast(lows[bin] + 1, lows[bin + 1], nameof(lows));
        }
        this.lows = [.. lows];
        this.counts = [.. counts];
        Censored = censored;
    }

    /// <summary>The number of bins.</summary>
    public int BinCount => counts.Length;

    /// <summary>All counted sizes are below this; the censored ones are not.</summary>
    public long End => lows[^1];

    /// <summary>How many sizes are at least <see cref="End"/>.</summary>
    public long Censored { get; }

    /// <summary>The sizes counted, and those censored.</summary>
    public long Total => counts.Sum() + Censored;

    /// <summary>A sample of sizes as they are: a bin for every size up to the largest, or up to a maximum.</summary>
    /// <param name="sizes">Each at least 1.</param>
    /// <param name="end">Sizes from here on count as censored; without it, none is.</param>
    public static SizeSample Of(IEnumerable<long> sizes, long? end = null)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        var counted = new SortedDictionary<long, long>();
        long censored = 0;
        foreach (long size in sizes)
        {
            if (size >= end) censored++;
            else counted[size] = counted.GetValueOrDefault(size) + 1;
        }
        (List<long> lows, List<long> counts) = ([], []);
        foreach ((long size, long count) in counted)
        {
            // The empty sizes between two that occurred are one bin: the likelihood is the same.
            if (lows.Count > 0 && lows[^1] + 1 < size) Add(lows, counts, lows[^1] + 1, 0);
            Add(lows, counts, size, count);
        }
        long last = lows.Count > 0 ? lows[^1] + 1 : 1;
        if (end > last) Add(lows, counts, last, 0);
        return new SizeSample([.. lows, end ?? last], counts, censored);
    }

    /// <summary>The smallest size of a bin; of the bin after the last, <see cref="End"/>.</summary>
    public long Low(int bin) => lows[bin];

    /// <summary>How many sizes are in a bin.</summary>
    public long Count(int bin) => counts[bin];

    /// <summary>The same without the sizes below that of a bin.</summary>
    /// <param name="bin">The first bin that stays.</param>
    public SizeSample From(int bin) => new(lows[bin..], counts[bin..], Censored);

    /// <summary>The same bins with other counts.</summary>
    internal SizeSample With(IReadOnlyList<long> newCounts, long censored) => new(lows, newCounts, censored);

    private static void Add(List<long> lows, List<long> counts, long low, long count)
    {
        lows.Add(low);
        counts.Add(count);
    }
}
