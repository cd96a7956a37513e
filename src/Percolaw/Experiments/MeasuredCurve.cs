using Percolaw.Fitting;
using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>
/// A loss curve of several seeds: median, 16th and 84th percentile at each scale, with the standard error of the median
/// by a bootstrap over seeds (NaN for fewer than 8 seeds).
/// </summary>
public sealed class MeasuredCurve
{
    /// <summary>Below this many seeds the bootstrap has too few values to draw from, and there are no standard errors.</summary>
    public const int SeedsForErrors = 8;

    private const int Resamples = 400;

    private readonly double[,] losses;
    private readonly ulong seed;

    /// <summary>Collects a curve.</summary>
    /// <param name="scales">N or 𝒟.</param>
    /// <param name="losses">Rows are seeds, columns are scales.</param>
    /// <param name="seed">Of the bootstrap.</param>
    public MeasuredCurve(double[] scales, double[,] losses, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(losses.GetLength(1), scales.Length);
        this.losses = losses;
        this.seed = seed;
        Scales = scales;
        Bands = MedianCurve.Bands(losses);
        StandardErrors = Seeds < SeedsForErrors
            ? [.. Enumerable.Repeat(double.NaN, scales.Length)]
            : MedianCurve.StandardErrors(losses, Resamples, Sampler(0));
    }

    /// <summary>N or 𝒟.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>Median and percentiles at each scale.</summary>
    public IReadOnlyList<QuantileBand> Bands { get; }

    /// <summary>Standard errors of the medians; they hold the chance of clusters, training sites and test sites alike.</summary>
    public IReadOnlyList<double> StandardErrors { get; }

    private int Seeds => losses.GetLength(0);

    /// <summary>The place of a scale, -1 where the curve has none.</summary>
    public int IndexOf(double scale) => Scales.ToList().IndexOf(scale);

    /// <summary>The exponent of the median between two scales, by least squares on logarithms; its error by the bootstrap over seeds.</summary>
    public FittedExponent Fit(double from, double to) => Seeds < SeedsForErrors
        ? LogLogSlope.Fit([.. Scales], [.. Bands.Select(band => band.Median)], from, to)
        : LogLogSlope.FitMedian([.. Scales], losses, from, to, Resamples, Sampler(1));

    /// <summary>
    /// The mean of ln(median/predicted) over the scales of a window, and its standard error by the bootstrap over seeds
    /// (NaN for fewer than 8): how far a curve lies from a prediction, whatever the slopes.
    /// </summary>
    public (double Value, double StandardError) LogRatio(Func<double, double> predicted, double from, double to)
    {
        bool[] inside = [.. Scales.Select(scale => scale >= from && scale <= to)];
        double[] logs = [.. Scales.Select(scale => Math.Log(predicted(scale)))];
        double Mean(ReadOnlySpan<double> median)
        {
            (double sum, int count) = (0, 0);
            for (int i = 0; i < inside.Length; i++)
            {
                if (inside[i])
                    (sum, count) = (sum + Math.Log(median[i]) - logs[i], count + 1);
            }

            return sum / count;
        }

        double value = Mean([.. Bands.Select(band => band.Median)]);
        if (Seeds < SeedsForErrors)
            return (value, double.NaN);
        return (value, MedianCurve.Bootstrap(losses, Resamples, Sampler(2), 1, (median, statistic) => statistic[0] = Mean(median))[0]);
    }

    /// <summary>
    /// The exponent of this curve minus that of another one of the same seeds at the same scales, with the error of the
    /// difference by a joint bootstrap: the seeds that both share drop out of it. NaN for fewer than 8 seeds.
    /// </summary>
    public (double Value, double StandardError) ExponentMinus(MeasuredCurve other, double from, double to)
    {
        double[] scales = [.. Scales];
        double Difference(ReadOnlySpan<double> both) =>
            LogLogSlope.Fit(scales, both[..scales.Length], from, to).Exponent - LogLogSlope.Fit(scales, both[scales.Length..], from, to).Exponent;

        double value = Difference([.. Bands.Select(band => band.Median), .. other.Bands.Select(band => band.Median)]);
        if (Seeds < SeedsForErrors)
            return (value, double.NaN);
        var both = new double[Seeds, 2 * scales.Length];
        for (int seed = 0; seed < Seeds; seed++)
        {
            for (int i = 0; i < scales.Length; i++)
                (both[seed, i], both[seed, scales.Length + i]) = (losses[seed, i], other.losses[seed, i]);
        }

        return (value, MedianCurve.Bootstrap(both, Resamples, Sampler(3), 1, (median, statistic) => statistic[0] = Difference(median))[0]);
    }

    private Func<int, int> Sampler(uint index)
    {
        var stream = new RandomStream(seed, StreamPurpose.Bootstrap, 0, index);
        return count => stream.NextIndex(count);
    }
}
