using MathNet.Numerics.LinearAlgebra;

namespace Percolaw.Fitting;

/// <summary>
/// The covariance of a fit's coefficients by the sandwich formula (Huber 1967): H⁻¹ G H⁻¹ n/(n-k), H the smoothed second
/// derivatives of <see cref="LawFit.Eigenvalues"/>, G = Σ s sᵀ of the rows' scores s = w ψ(r) ∇ ln L. It is
/// right for any distribution of independent residuals; where the runs have groups, scores are summed within each first.
/// Linear in the coefficients' fitted form: where these are badly determined, the bootstrap and profiles say more.
/// </summary>
/// <param name="Fit">The fit.</param>
/// <param name="Covariance">Of all coefficients in fitted form, with 0 for fixed ones and those at a bound; null where the runs do not determine them.</param>
public sealed record CovarianceEstimate(LawFit Fit, double[,]? Covariance)
{
    private const double Normal975 = 1.959963984540054;
    private const double Step = 1e-6;

    /// <summary>H⁻¹, which would be the covariance if the objective were minus the log-likelihood.</summary>
    internal double[,]? InverseCurvature { get; private init; }

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
            IntervalEstimate.Finite(coefficient.FromFitted(fitted - (Normal975 * error))),
            IntervalEstimate.Finite(coefficient.FromFitted(fitted + (Normal975 * error))));
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
        int rows = fit.Runs.Count;
        if (kept.Length == 0 || rows <= kept.Length || fit.Indistinguishable.Count > 0) return new CovarianceEstimate(fit, null);
        Sensitivity sensitivity = new(problem, problem.Reduce([.. fit.Fitted]));
        double[] curvatures = ResidualStatistics.Curvatures(fit.Options.Objective, sensitivity.Residuals);
        double[,] bread = sensitivity.Products(row => curvatures[row] * problem.Weights[row]), filling = Scores(fit, problem, sensitivity);
        // In units of each coefficient's own effect: magnitudes differ by far.
        double[] unit = [.. kept.Select(i => 1 / Math.Sqrt(bread[i, i]))];
        Matrix<double> inverse = Scaled(bread, kept, unit).Inverse();
        Matrix<double> covariance = inverse * Scaled(filling, kept, unit) * inverse * ((double)rows / (rows - kept.Length));
        if (!covariance.Enumerate().All(double.IsFinite)) return new CovarianceEstimate(fit, null);
        return new CovarianceEstimate(fit, Spread(problem, kept, unit, covariance)) { InverseCurvature = Spread(problem, kept, unit, inverse) };
    }

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
        double error = Math.Sqrt(Math.Max(0, variance)), factor = Math.Exp(Normal975 * error / value);
        (double low, double high) = value > 0 ? (value / factor, value * factor) : (value - (Normal975 * error), value + (Normal975 * error));
        return new IntervalEstimate(quantity.Name, value, IntervalEstimate.Finite(error), IntervalEstimate.Finite(low), IntervalEstimate.Finite(high));
    }

    private double Moved(DerivedQuantity quantity, int coefficient, double step)
    {
        double[] fitted = [.. Fit.Fitted];
        fitted[coefficient] += step;
        return quantity.Value(LawEvaluation.Values(Fit.Law, fitted));
    }

    private static double[,] Scores(LawFit fit, FitProblem problem, Sensitivity sensitivity)
    {
        double[] factors = [.. sensitivity.Residuals.Select((residual, row) => problem.Weights[row] * ResidualStatistics.Slope(fit.Options.Objective, residual))];
        int free = sensitivity.Free;
        double[,] products = new double[free, free];
        double[] score = new double[free];
        foreach (IEnumerable<int> rows in Enumerable.Range(0, factors.Length).GroupBy(row => fit.Runs.Groups?[row] ?? row))
        {
            Array.Clear(score);
            foreach (int row in rows)
            {
                for (int i = 0; i < free; i++) score[i] += factors[row] * sensitivity.Row(row)[i];
            }
            for (int i = 0; i < free; i++)
            {
                for (int j = 0; j < free; j++) products[i, j] += score[i] * score[j];
            }
        }
        return products;
    }

    private static Matrix<double> Scaled(double[,] matrix, int[] kept, double[] unit) =>
        Matrix<double>.Build.Dense(kept.Length, kept.Length, (i, j) => matrix[kept[i], kept[j]] * unit[i] * unit[j]);

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
