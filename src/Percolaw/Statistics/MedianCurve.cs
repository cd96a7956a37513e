using Percolaw.Numerics;

namespace Percolaw.Statistics;

/// <summary>The median over seeds of a curve, and its uncertainty.</summary>
public static class MedianCurve
{
    /// <summary>The median of every column.</summary>
    /// <param name="values">Rows are seeds, columns are scales; at least one row.</param>
    /// <returns>One median for each column; NaN where a column has NaN.</returns>
    public static double[] Of(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] median = new double[values.GetLength(1)];
        Fill(values, Enumerable.Range(0, values.GetLength(0)).ToArray(), new double[values.GetLength(0)], median);
        return median;
    }

    /// <summary>Median, 16th and 84th percentile of every column.</summary>
    /// <inheritdoc cref="Of"/>
    public static QuantileBand[] Bands(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        QuantileBand[] bands = new QuantileBand[values.GetLength(1)];
        double[] column = new double[values.GetLength(0)];
        for (int scale = 0; scale < bands.Length; scale++)
        {
            for (int seed = 0; seed < column.Length; seed++)
                column[seed] = values[seed, scale];
            bands[scale] = Quantiles.Band(column);
        }
        return bands;
    }

    /// <summary>
    /// Standard errors of the medians by the bootstrap (Efron 1979): rows are drawn with replacement, so that the correlation
    /// of the scales within a seed is kept.
    /// </summary>
    /// <param name="values">Rows are seeds, columns are scales; at least two rows.</param>
    /// <param name="resamples">At least 2; 200 give the error to some 5 %.</param>
    /// <param name="sampler">A uniform random integer 0 … n - 1 for the argument n.</param>
    /// <returns>One standard error for each column.</returns>
    public static double[] StandardErrors(double[,] values, int resamples, Func<int, int> sampler)
    {
        int scales = values is null ? 0 : values.GetLength(1);
        return Bootstrap(values!, resamples, sampler, scales, static (median, statistic) => median.CopyTo(statistic));
    }

    /// <summary>The standard errors of statistics of the median curve, by the same bootstrap.</summary>
    /// <param name="values">Rows are seeds, columns are scales; at least two rows.</param>
    /// <param name="resamples">At least 2.</param>
    /// <param name="sampler">A uniform random integer 0 … n - 1 for the argument n.</param>
    /// <param name="count">How many statistics there are.</param>
    /// <param name="statistics">Writes them for a median curve.</param>
    /// <returns>The standard deviation over the resamples of each statistic, times √(n/(n-1)) for n rows.</returns>
    internal static double[] Bootstrap(double[,] values, int resamples, Func<int, int> sampler, int count, Statistic statistics)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(sampler);
        Guard.AtLeast(2, resamples);
        int seeds = (int)Guard.AtLeast(2, values.GetLength(0), "number of rows");
        int[] rows = new int[seeds];
        double[] column = new double[seeds];
        double[] median = new double[values.GetLength(1)];
        double[] statistic = new double[count];
        double[] mean = new double[count];
        double[] squares = new double[count];
        for (int resample = 1; resample <= resamples; resample++)
        {
            for (int i = 0; i < seeds; i++)
                rows[i] = sampler(seeds);
            Fill(values, rows, column, median);
            statistics(median, statistic);
            Accumulate(statistic, resample, mean, squares);
        }
        // Resamples of n rows vary by (n-1)/n too little: for a few seeds that matters.
        double fewRows = (double)seeds / (seeds - 1);
        return [.. squares.Select(sum => Math.Sqrt(fewRows * sum / (resamples - 1)))];
    }

    internal delegate void Statistic(ReadOnlySpan<double> median, Span<double> statistic);

    // Welford's update of mean and sum of squared deviations.
    private static void Accumulate(double[] statistic, int count, double[] mean, double[] squares)
    {
        for (int i = 0; i < statistic.Length; i++)
        {
            double deviation = statistic[i] - mean[i];
            mean[i] += deviation / count;
            squares[i] += deviation * (statistic[i] - mean[i]);
        }
    }

    private static void Fill(double[,] values, int[] rows, double[] column, double[] median)
    {
        for (int scale = 0; scale < median.Length; scale++)
        {
            for (int i = 0; i < rows.Length; i++)
                column[i] = values[rows[i], scale];
            Array.Sort(column);
            median[scale] = Quantiles.OfSorted(column, 0.5);
        }
    }
}
