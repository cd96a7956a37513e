using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>Tables for <see cref="Bars"/> and <see cref="Line"/> from lists of values.</summary>
public static class Distributions
{
    /// <summary>A histogram with columns <c>left</c>, <c>right</c>, <c>count</c>, <c>density</c> (integral 1).</summary>
    /// <param name="name">The table's name.</param>
    /// <param name="values">The values; those that are not finite are left out, and with <paramref name="log"/> those of 0 and below.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <param name="log">Whether the bins have equal ratios instead of equal widths.</param>
    public static Table Histogram(string name, IEnumerable<double> values, int bins, bool log = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[] kept = [.. values.Where(value => double.IsFinite(value) && (!log || value > 0)).Select(value => log ? Math.Log(value) : value)];
        Table table = new(name, "left", "right", "count", "density");
        if (kept.Length == 0)
            return table;
        (double min, double max) = (kept.Min(), kept.Max());
        double width = max > min ? (max - min) / bins : 1;
        long[] counts = new long[bins];
        foreach (double value in kept)
            counts[Math.Min(bins - 1, (int)((value - min) / width))]++;
        for (int i = 0; i < bins; i++)
        {
            (double left, double right) = (min + (i * width), min + ((i + 1) * width));
            if (log)
                (left, right) = (Math.Exp(left), Math.Exp(right));
            table.Add(left, right, counts[i], counts[i] / (kept.Length * (right - left)));
        }

        return table;
    }

    /// <summary>
    /// The tail of a distribution, columns <c>value</c> and <c>at_least</c>: the fraction of the values that are at least so large.
    /// Different values only; where there are more than <paramref name="maxRows"/>, a choice that is even on logarithmic axes.
    /// </summary>
    /// <param name="name">The table's name.</param>
    /// <param name="values">The values; those that are not finite or not above 0 are left out.</param>
    /// <param name="maxRows">About the most rows, at least 2.</param>
    public static Table Tail(string name, IEnumerable<double> values, int maxRows = 400)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 2);
        double[] sorted = [.. values.Where(value => double.IsFinite(value) && value > 0).Order()];
        Table table = new(name, "value", "at_least");
        if (sorted.Length == 0)
            return table;
        double step = (Math.Log(sorted[^1] / sorted[0]) + Math.Log(sorted.Length)) / maxRows;
        double last = double.NegativeInfinity;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i] == sorted[i - 1])
                continue;
            double fraction = (sorted.Length - i) / (double)sorted.Length;
            // The way along the curve: right and down both count.
            double way = Math.Log(sorted[i] / sorted[0]) - Math.Log(fraction);
            if (way - last < step && sorted[i] != sorted[^1])
                continue;
            table.Add(sorted[i], fraction);
            last = way;
        }

        return table;
    }
}
