using Percolaw.Statistics;

namespace Percolaw.Planning;

/// <summary>The noise of losses on IsoFLOP curves, measured on the curves themselves.</summary>
internal static class LossNoise
{
    private const int Window = 5, FewestWindows = 3;
    private const double MedianOfNormal = 0.6744897501960817;

    /// <summary>
    /// One standard deviation of ln loss, the same for all curves; null where they are too short. Divided differences of
    /// fourth order over five neighbours (third over four) are blind to cubics (parabolas) and leave noise alone; their
    /// median over all windows is robust against single runs that went wrong.
    /// </summary>
    /// <param name="curves">The curves.</param>
    /// <returns>It, and its degrees of freedom: the number of differences.</returns>
    public static (double Deviation, int Freedom)? Of(IReadOnlyList<IsoFlopCurve> curves)
    {
        double[] sizes = [.. curves.SelectMany(Differences).Select(Math.Abs)];
        if (sizes.Length < FewestWindows) return null;
        return (Quantiles.Median(sizes) / MedianOfNormal, sizes.Length);
    }

    /// <summary>The same by the mean square, for curves that share their runs: few as these are, a median would be too rough.</summary>
    public static double? MeanSquareOf(IReadOnlyList<IsoFlopCurve> curves)
    {
        double[] differences = [.. curves.SelectMany(Differences)];
        return differences.Length < FewestWindows ? null : Math.Sqrt(differences.Average(difference => difference * difference));
    }

    private static IEnumerable<double> Differences(IsoFlopCurve curve)
    {
        int count = curve.LogLoss.Length, width = Math.Min(Window, count);
        if (width < Window - 1) yield break;
        for (int first = 0; first + width <= count; first++) yield return Difference(curve, first, width);
    }

    // Scaled so that independent noise of variance 1 gives variance 1.
    private static double Difference(IsoFlopCurve curve, int first, int width)
    {
        double sum = 0, squares = 0;
        for (int i = first; i < first + width; i++)
        {
            double weight = 1;
            for (int j = first; j < first + width; j++)
            {
                if (j != i) weight /= curve.LogParameters[i] - curve.LogParameters[j];
            }
            sum += weight * curve.LogLoss[i];
            squares += weight * weight;
        }
        return sum / Math.Sqrt(squares);
    }
}
