using Percolaw.Numerics;
using Percolaw.Statistics;

namespace Percolaw.Fitting;

/// <summary>Chooses the number of breaks of a broken power law.</summary>
public static class BreakChoice
{
    /// <summary>
    /// The fit with the smallest Bayesian information criterion (Schwarz 1978), k ln n - 2 ln likelihood, with normal
    /// residuals where the objective's δ is above their median size and Laplace's below. One break costs three
    /// coefficients: the criterion keeps one that earns them.
    /// </summary>
    /// <param name="scale">x.</param>
    /// <param name="runs">The runs; numbers of breaks with fewer than two spare runs are not tried, except 1.</param>
    /// <param name="options">How each number of breaks is fitted; fixed coefficients must exist in all of them.</param>
    /// <param name="most">The largest number of breaks, 1 … 8.</param>
    public static LawFit Choose(Scale scale, TrainingRuns runs, FitOptions options, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Guard.AtLeast(1, most);
        LawFit best = LawFitter.Fit(new BrokenPowerLaw(scale, 1), runs, options);
        double least = Criterion(best);
        for (int breaks = 2; breaks <= most && runs.Count > best.FreeCount + 4; breaks++)
        {
            LawFit fit = LawFitter.Fit(new BrokenPowerLaw(scale, breaks), runs, options);
            if (runs.Count < fit.FreeCount + 2) break;
            double criterion = Criterion(fit);
            if (criterion < least) (best, least) = (fit, criterion);
        }
        return best;
    }

    /// <summary>The criterion of a fit, without the terms that are the same for all laws on the same runs.</summary>
    public static double Criterion(LawFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        double count = fit.Residuals.Count, penalty = fit.FreeCount * Math.Log(count);
        double[] sizes = [.. fit.Residuals.Select(residual => Math.Max(1e-16, Math.Abs(residual)))];
        return fit.Options.Objective.Delta < Quantiles.Median(sizes)
            ? penalty + (2 * count * Math.Log(sizes.Average()))
            : penalty + (count * Math.Log(sizes.Average(size => size * size)));
    }
}
