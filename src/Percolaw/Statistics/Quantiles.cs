namespace Percolaw.Statistics;

/// <summary>Median with the 16th and 84th percentile: for a normal variable one standard deviation to each side.</summary>
/// <param name="Median">The 50th percentile.</param>
/// <param name="Lower">The 16th percentile.</param>
/// <param name="Upper">The 84th percentile.</param>
public readonly record struct QuantileBand(double Median, double Lower, double Upper);

/// <summary>Quantiles with linear interpolation between order statistics, as NumPy's default (Hyndman and Fan 1996, type 7).</summary>
public static class Quantiles
{
    /// <summary>The quantile of ascending values; NaN if any value is NaN (sorted arrays have them first).</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="probability">0 … 1.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("has no values; at least 1 is needed.", nameof(sorted));
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, FormattableString.Invariant($"is {probability}; must be 0 … 1."));
        }
        if (double.IsNaN(sorted[0]))
            return double.NaN;
        double position = probability * (sorted.Length - 1);
        int index = Math.Min((int)position, sorted.Length - 2);
        if (index < 0 || sorted[index] == sorted[index + 1])
            return sorted[Math.Max(index, 0)];
        return sorted[index] + (position - index) * (sorted[index + 1] - sorted[index]);
    }

    /// <summary>The quantile of values in any order, which stay as they are.</summary>
    /// <inheritdoc cref="OfSorted"/>
    public static double Of(ReadOnlySpan<double> values, double probability) => OfSorted(Sorted(values), probability);

    /// <summary>The median of values in any order.</summary>
    /// <param name="values">At least one value; NaN gives NaN.</param>
    public static double Median(ReadOnlySpan<double> values) => Of(values, 0.5);

    /// <summary>Median, 16th and 84th percentile of values in any order.</summary>
    /// <param name="values">At least one value; NaN gives NaN.</param>
    public static QuantileBand Band(ReadOnlySpan<double> values)
    {
        double[] sorted = Sorted(values);
        return new QuantileBand(OfSorted(sorted, 0.5), OfSorted(sorted, 0.16), OfSorted(sorted, 0.84));
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
