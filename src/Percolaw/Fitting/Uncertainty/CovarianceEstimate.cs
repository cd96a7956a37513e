using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Percolaw.Fitting;

/// <summary>
/// The covariance of a fit's coefficients by the sandwich formula (Huber 1967) in its jackknife form (MacKinnon and White
/// 1985; for groups Bell and McCaffrey 2002): (u-1)/u Σ v vᵀ over the u units, v = H⁻¹ M (M - M_u)⁻¹ s_u, H the smoothed
/// second derivatives of <see cref="LawFit.Eigenvalues"/>, M = Σ w ∇∇ᵀ with M_u a unit's part, s_u = Σ w ψ(r) ∇ the unit's
/// scores, ∇ that of ln L. A unit is a run, or a group where the runs have groups; but where the scores within groups cancel
/// (each group of the same design, as many runs above the law as below), groups say nothing and runs are units. It is right for any distribution of
/// independent residuals, and gives back what a fit takes off the residuals of runs that pull it. Intervals are by
/// Student's t with u - k degrees of freedom. Linear in the coefficients' fitted form: where these are badly determined,
/// the bootstrap and profiles say more.
/// </summary>
/// <param name="Fit">The fit.</param>
/// <param name="Covariance">
/// Of all coefficients in fitted form, with 0 for fixed ones and those at a bound; null where the runs do not determine
/// them, where a coefficient hangs on a single unit, or where units are not more than coefficients.
/// </param>
public sealed record CovarianceEstimate(LawFit Fit, double[,]? Covariance)
{
    private const double Upper = 0.975;
    private const double Step = 1e-6;

    // Of the variance by single runs: what chance alone never leaves of it by groups.
    private const double Cancelled = 0.01;

    /// <summary>H⁻¹, which would be the covariance if the objective were minus the log-likelihood.</summary>
    internal double[,]? InverseCurvature { get; private init; }

    /// <summary>How many standard errors an interval reaches to each side.</summary>
    internal double Reach { get; private init; }

    /// <summary>Coefficients with standard errors and 95 % intervals, these made in fitted form.</summary>
    public IReadOnlyList<IntervalEstimate> Coefficients => [.. Fit.Law.Coefficients.Select((coefficient, i) =>
    {
        double value = Fit.Coefficients[i].Value, fitted = Fit.Fitted[i];
        if (Covariance is null || Covariance[i, i] == 0) return new IntervalEstimate(coefficient.Name, value, null, null, null);
        double error = Math.Sqrt(Covariance[i, i]), slope = coefficient.Transformation == Transformation.Logarithm ? value : 1;
        return new IntervalEstimate(
            coefficient.Name,
            value,
            IntervalEstimate.Finite(error * slope),
            IntervalEstimate.Finite(coefficient.FromFitted(fitted - (Reach * error))),
            IntervalEstimate.Finite(coefficient.FromFitted(fitted + (Reach * error))));
    })];

    /// <summary>The same for what follows from the coefficients, by linearisation; intervals of positive ones in logarithms.</summary>
    public IReadOnlyList<IntervalEstimate> Derived(IReadOnlyList<DerivedQuantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        return [.. quantities.Select(Derived)];
    }

    /// <summary>Estimates the covariance.</summary>
    public static CovarianceEstimate Of(LawFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        FitProblem problem = new(fit.Law, fit.Runs, fit.Options);
        int[] kept = [.. Enumerable.Range(0, problem.FreeCount).Where(free => !fit.Coefficients[Array.IndexOf(problem.FreeIndex, free)].IsAtBound)];
        UnitScores scores = new(fit, problem, byGroup: true);
        if (kept.Length == 0 || scores.Count <= kept.Length || fit.Indistinguishable.Count > 0) return new CovarianceEstimate(fit, null);
        // In units of each coefficient's own effect: magnitudes differ by far.
        double[] unit = [.. kept.Select(i => 1 / Math.Sqrt(scores.Curvature[i, i]))];
        Matrix<double> inverse = Matrix<double>.Build.Dense(
            kept.Length, kept.Length, (i, j) => scores.Curvature[kept[i], kept[j]] * unit[i] * unit[j]).Inverse();
        if (Sandwich(scores, kept, unit, inverse) is not { } covariance) return new CovarianceEstimate(fit, null);
        if (fit.Runs.HasGroups && Sandwich(new UnitScores(fit, problem, byGroup: false), kept, unit, inverse) is { } single
            && kept.Index().Any(pair => covariance[pair.Index, pair.Index] < Cancelled * single[pair.Index, pair.Index]))
            covariance = single;
        if (!covariance.Enumerate().All(double.IsFinite)) return new CovarianceEstimate(fit, null);
        return new CovarianceEstimate(fit, Spread(problem, kept, unit, covariance))
        {
            InverseCurvature = Spread(problem, kept, unit, inverse),
            Reach = StudentT.InvCDF(0, 1, scores.Count - kept.Length, Upper),
        };
    }

    private static Matrix<double>? Sandwich(UnitScores scores, int[] kept, double[] unit, Matrix<double> inverse) =>
        scores.Filling(kept, unit) is { } filling ? inverse * filling * inverse : null;

    private IntervalEstimate Derived(DerivedQuantity quantity)
    {
        double value = quantity.Value(LawEvaluation.Values(Fit.Law, Fit.Fitted));
        if (Covariance is null || !double.IsFinite(value)) return new IntervalEstimate(quantity.Name, value, null, null, null);
        double[] slopes = [.. Enumerable.Range(0, Fit.Fitted.Count).Select(i => (Moved(quantity, i, Step) - Moved(quantity, i, -Step)) / (2 * Step))];
        double variance = 0;
        for (int i = 0; i < slopes.Length; i++)
        {
            for (int j = 0; j < slopes.Length; j++)
            {
                if (Covariance[i, j] != 0) variance += slopes[i] * Covariance[i, j] * slopes[j];
            }
        }
        double error = Math.Sqrt(Math.Max(0, variance)), factor = Math.Exp(Reach * error / value);
        (double low, double high) = value > 0 ? (value / factor, value * factor) : (value - (Reach * error), value + (Reach * error));
        return new IntervalEstimate(quantity.Name, value, IntervalEstimate.Finite(error), IntervalEstimate.Finite(low), IntervalEstimate.Finite(high));
    }

    private double Moved(DerivedQuantity quantity, int coefficient, double step)
    {
        double[] fitted = [.. Fit.Fitted];
        fitted[coefficient] += step;
        return quantity.Value(LawEvaluation.Values(Fit.Law, fitted));
    }

    private static double[,] Spread(FitProblem problem, int[] kept, double[] unit, Matrix<double> covariance)
    {
        int count = problem.FreeIndex.Length;
        double[,] all = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                (int row, int column) = (Array.IndexOf(kept, problem.FreeIndex[i]), Array.IndexOf(kept, problem.FreeIndex[j]));
                if (row >= 0 && column >= 0) all[i, j] = covariance[row, column] * unit[row] * unit[column];
            }
        }
        return all;
    }
}
