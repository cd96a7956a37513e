using Percolaw.Fitting;
using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>
/// A loss curve of several seeds: median, 16th and 84th percentile at each scale, with the standard error of the median
/// by a bootstrap over seeds (NaN for a single seed).
/// </summary>
public sealed class MeasuredCurve
{
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
        StandardErrors = Seeds < 2
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
    public FittedExponent Fit(double from, double to) => Seeds < 2
        ? LogLogSlope.Fit([.. Scales], [.. Bands.Select(band => band.Median)], from, to)
        : LogLogSlope.FitMedian([.. Scales], losses, from, to, Resamples, Sampler(1));

    private Func<int, int> Sampler(uint index)
    {
        var stream = new RandomStream(seed, StreamPurpose.Bootstrap, 0, index);
        return count => stream.NextIndex(count);
    }
}
