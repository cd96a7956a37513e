using Percolaw.Numerics;
using Percolaw.Statistics;

namespace Percolaw.Fitting;

/// <summary>An exponent fitted to a loss curve over a window.</summary>
/// <param name="Exponent">Minus the slope of ln loss over ln scale: positive where the loss falls.</param>
/// <param name="StandardError">From the bootstrap over seeds; null if there was none. Systematic curvature is not in it.</param>
/// <param name="From">The smallest scale used.</param>
/// <param name="To">The largest scale used.</param>
/// <param name="Count">The number of scales used, at least 2.</param>
public sealed record FittedExponent(double Exponent, double? StandardError, double From, double To, int Count);

/// <summary>
/// The exponent of a loss curve by least squares in logarithms, unweighted. A description of the curve over a window, to be
/// compared with the same statistic of the theory's curve: curvature is neither seen nor in the error.
/// </summary>
public static class LogLogSlope
{
    /// <summary>Fits one curve.</summary>
    /// <param name="scales">Above 0, at least two different ones within the window; in any order.</param>
    /// <param name="losses">Above 0 within the window, one for each scale.</param>
    /// <param name="from">Start of the window, inclusive.</param>
    /// <param name="to">End of the window, inclusive.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two scales lie in the window, or a value there is not above 0.</exception>
    public static FittedExponent Fit(ReadOnlySpan<double> scales, ReadOnlySpan<double> losses, double from = 0, double to = double.PositiveInfinity)
    {
        Guard.SameLength(losses.Length, scales.Length, nameof(losses));
        (double meanX, double meanY, int count, double first, double last) = Means(scales, losses, from, to);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < scales.Length; i++)
        {
            if (!IsInside(scales[i], from, to))
                continue;
            double x = Math.Log(scales[i]) - meanX;
            covariance += x * (Math.Log(losses[i]) - meanY);
            variance += x * x;
        }
        if (count < 2 || variance == 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"has {count} usable values from {from} to {to}; at least 2 different ones are needed."),
                nameof(scales));
        }
        return new FittedExponent(-covariance / variance, null, first, last, count);
    }

    /// <summary>
    /// Fits the median curve over seeds; the standard error is the standard deviation of the same statistic over resamples
    /// of the seeds.
    /// </summary>
    /// <param name="scales">Above 0, one for each column.</param>
    /// <param name="losses">Rows are seeds (at least 2), columns are scales.</param>
    /// <param name="from">Start of the window, inclusive.</param>
    /// <param name="to">End of the window, inclusive.</param>
    /// <param name="resamples">At least 2.</param>
    /// <param name="sampler">A uniform random integer 0 … n - 1 for the argument n.</param>
    public static FittedExponent FitMedian(double[] scales, double[,] losses, double from, double to, int resamples, Func<int, int> sampler)
    {
        ArgumentNullException.ThrowIfNull(scales);
        FittedExponent fit = Fit(scales, MedianCurve.Of(losses), from, to);
        double[] error = MedianCurve.Bootstrap(
            losses, resamples, sampler, 1, (median, statistic) => statistic[0] = Fit(scales, median, from, to).Exponent);
        return fit with { StandardError = error[0] };
    }

    private static (double X, double Y, int Count, double First, double Last) Means(
        ReadOnlySpan<double> scales, ReadOnlySpan<double> losses, double from, double to)
    {
        (double x, double y, int count) = (0, 0, 0);
        (double first, double last) = (double.PositiveInfinity, 0);
        for (int i = 0; i < scales.Length; i++)
        {
            if (!IsInside(scales[i], from, to))
                continue;
            if (!(scales[i] > 0 && losses[i] > 0 && double.IsFinite(losses[i])))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"has loss {losses[i]} at scale {scales[i]}; both must be finite and above 0."), nameof(losses));
            }
            x += Math.Log(scales[i]);
            y += Math.Log(losses[i]);
            count++;
            (first, last) = (Math.Min(first, scales[i]), Math.Max(last, scales[i]));
        }
        return (x / count, y / count, count, first, last);
    }

    private static bool IsInside(double scale, double from, double to) => scale >= from && scale <= to;
}
