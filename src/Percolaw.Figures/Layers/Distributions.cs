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
    /// Different values only; where there are more than <paramref name="maxRows"/>, an even choice by rank ratio.
    /// </summary>
    /// <param name="name">The table's name.</param>
    /// <param name="values">The values; those that are not finite are left out.</param>
    /// <param name="maxRows">The most rows, at least 2.</param>
    public static Table Tail(string name, IEnumerable<double> values, int maxRows = 400)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 2);
        double[] sorted = [.. values.Where(double.IsFinite).OrderDescending()];
        List<(double Value, int Count)> tail = [];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i + 1 == sorted.Length || sorted[i + 1] != sorted[i])
                tail.Add((sorted[i], i + 1));
        }

        Table table = new(name, "value", "at_least");
        foreach (int index in Choice(tail.Count, maxRows).Reverse())
            table.Add(tail[index].Value, tail[index].Count / (double)sorted.Length);
        return table;
    }

    /// <summary>Positions 0 … count - 1, thinned so that their ratios are about equal: the large values, which are few, are all kept.</summary>
    private static IEnumerable<int> Choice(int count, int most)
    {
        if (count <= most)
            return Enumerable.Range(0, count);
        double ratio = Math.Pow(count, 1.0 / (most - 1));
        return Enumerable.Range(0, most).Select(i => Math.Min(count, (int)Math.Round(Math.Pow(ratio, i))) - 1).Distinct();
    }
}
