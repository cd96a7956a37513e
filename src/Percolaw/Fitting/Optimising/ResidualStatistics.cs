using Percolaw.Statistics;

namespace Percolaw.Fitting;

/// <summary>Derivatives of the objective's summands.</summary>
internal static class ResidualStatistics
{
    /// <summary>
    /// The second derivative of each row's summand, smoothed over the residuals' spread: with ψ the first derivative,
    /// (ψ(r+s) - ψ(r-s))/2s, where s is δ or half the median size of r, whichever is larger (Powell 1991). Kept by row:
    /// where residuals are wider at one end of the data, the objective is flatter there.
    /// </summary>
    public static double[] Curvatures(Objective objective, IReadOnlyList<double> residuals)
    {
        double[] sizes = [.. residuals.Select(Math.Abs)];
        double width = double.IsInfinity(objective.Delta) ? 1 : Math.Max(Math.Max(objective.Delta, 0.5 * Quantiles.Median(sizes)), 1e-14);
        return [.. residuals.Select(residual => double.IsInfinity(objective.Delta)
            ? 2 * (residual > 0 ? objective.Above : 1)
            : (Slope(objective, residual + width) - Slope(objective, residual - width)) / (2 * width))];
    }

    /// <summary>ψ, the derivative of the summand of one row by its residual.</summary>
    public static double Slope(Objective objective, double residual)
    {
        double side = residual > 0 ? objective.Above : 1;
        if (objective.Delta == 0) return side * Math.Sign(residual);
        return double.IsInfinity(objective.Delta) ? 2 * side * residual : side * Math.Clamp(residual, -objective.Delta, objective.Delta);
    }
}
