using Percolaw.Statistics;

namespace Percolaw.Fitting;

/// <summary>What residuals say about the objective's mean curvature at a minimum.</summary>
internal static class ResidualStatistics
{
    /// <summary>
    /// The mean second derivative of the summand of one row, smoothed over the residuals' spread: with h its derivative
    /// ψ, the mean of (ψ(r+s) - ψ(r-s))/2s, where s is δ or half the median size of r, whichever is larger. For least
    /// absolute deviations this is twice the density of the residuals at 0.
    /// </summary>
    public static double MeanCurvature(Objective objective, ReadOnlySpan<double> residuals, ReadOnlySpan<double> weights)
    {
        if (double.IsInfinity(objective.Delta)) return 2 * MeanSide(objective, residuals, weights);
        double[] sizes = new double[residuals.Length];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = Math.Abs(residuals[i]);
        double width = Math.Max(Math.Max(objective.Delta, 0.5 * Quantiles.Median(sizes)), 1e-14);
        (double sum, double total) = (0, 0);
        for (int i = 0; i < residuals.Length; i++)
        {
            sum += weights[i] * (Slope(objective, residuals[i] + width) - Slope(objective, residuals[i] - width)) / (2 * width);
            total += weights[i];
        }
        return sum / total;
    }

    /// <summary>ψ, the derivative of the summand of one row by its residual.</summary>
    public static double Slope(Objective objective, double residual)
    {
        double side = residual > 0 ? objective.Above : 1;
        if (objective.Delta == 0) return side * Math.Sign(residual);
        return double.IsInfinity(objective.Delta) ? 2 * side * residual : side * Math.Clamp(residual, -objective.Delta, objective.Delta);
    }

    private static double MeanSide(Objective objective, ReadOnlySpan<double> residuals, ReadOnlySpan<double> weights)
    {
        (double sum, double total) = (0, 0);
        for (int i = 0; i < residuals.Length; i++)
            (sum, total) = (sum + (weights[i] * (residuals[i] > 0 ? objective.Above : 1)), total + weights[i]);
        return sum / total;
    }
}
