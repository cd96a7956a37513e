using MathNet.Numerics.LinearAlgebra;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>What single runs, or groups of runs, say about the free coefficients at a fit's minimum.</summary>
internal sealed class UnitScores
{
    // Below, a unit's absence leaves a combination of coefficients to rounding.
    private const double Undetermined = 1e-10;

    private readonly Sensitivity sensitivity;
    private readonly double[] factors, weights;
    private readonly int[][] units;

    /// <summary>Evaluates at the minimum.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="problem">What was minimised.</param>
    /// <param name="byGroup">Whether a unit is a group where the runs have groups, else always a run.</param>
    public UnitScores(LawFit fit, FitProblem problem, bool byGroup)
    {
        sensitivity = new Sensitivity(problem, problem.Reduce([.. fit.Fitted]));
        weights = problem.Weights;
        factors = [.. sensitivity.Residuals.Select((residual, row) => weights[row] * ResidualStatistics.Slope(fit.Options.Objective, residual))];
        units = [.. Enumerable.Range(0, factors.Length).GroupBy(row => byGroup ? fit.Runs.Groups?[row] ?? row : row).Select(unit => unit.ToArray())];
        double[] curvatures = ResidualStatistics.Curvatures(fit.Options.Objective, sensitivity.Residuals);
        Curvature = sensitivity.Products(row => curvatures[row] * weights[row]);
    }

    /// <summary>The number of units.</summary>
    public int Count => units.Length;

    /// <summary>The smoothed second derivatives of the objective.</summary>
    public double[,] Curvature { get; }

    /// <summary>
    /// (u-1)/u Σ t tᵀ with t = M (M - M_u)⁻¹ s_u: each unit's score as it would be if the unit had not pulled the fit
    /// towards itself. Null where the runs, or those without some unit, do not determine all coefficients.
    /// </summary>
    /// <param name="kept">The free coefficients that count.</param>
    /// <param name="scale">What each is multiplied by.</param>
    public Matrix<double>? Filling(int[] kept, double[] scale)
    {
        Matrix<double> slopes = Matrix<double>.Build.Dense(factors.Length, kept.Length, (row, i) => sensitivity.Row(row)[kept[i]] * scale[i]);
        double[,] products = sensitivity.Products(row => weights[row]);
        Matrix<double> whole = Matrix<double>.Build.Dense(kept.Length, kept.Length, (i, j) => products[kept[i], kept[j]] * scale[i] * scale[j]);
        if (SymmetricEigen.Of(whole) is not { } axes) return null;
        double[] lengths = [.. axes.Values.Select(Math.Sqrt)];
        if (!lengths.All(length => length > 0)) return null;
        // Coordinates in which M is the identity.
        Matrix<double> directions = axes.Vectors * Matrix<double>.Build.DenseOfDiagonalArray([.. lengths.Select(length => 1 / length)]);
        if (Sum(slopes * directions) is not { } sum) return null;
        Matrix<double> back = axes.Vectors * Matrix<double>.Build.DenseOfDiagonalArray(lengths);
        return back * sum * back.Transpose() * ((Count - 1.0) / Count);
    }

    private Matrix<double>? Sum(Matrix<double> slopes)
    {
        Matrix<double> sum = Matrix<double>.Build.Dense(slopes.ColumnCount, slopes.ColumnCount);
        foreach (int[] unit in units)
        {
            if ((unit.Length == 1 ? OfRun(slopes, unit[0]) : OfGroup(slopes, unit)) is not { } score) return null;
            for (int i = 0; i < score.Length; i++)
            {
                for (int j = 0; j < score.Length; j++) sum[i, j] += score[i] * score[j];
            }
        }
        return sum;
    }

    private double[]? OfRun(Matrix<double> slopes, int row)
    {
        double[] score = new double[slopes.ColumnCount];
        double rest = 1;
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = slopes[row, i];
            rest -= weights[row] * score[i] * score[i];
        }
        if (!(rest > Undetermined)) return null;
        for (int i = 0; i < score.Length; i++) score[i] *= factors[row] / rest;
        return score;
    }

    private double[]? OfGroup(Matrix<double> slopes, int[] rows)
    {
        Matrix<double> own = Matrix<double>.Build.Dense(slopes.ColumnCount, rows.Length, (i, j) => slopes[rows[j], i]);
        Matrix<double> weighted = Matrix<double>.Build.Dense(slopes.ColumnCount, rows.Length, (i, j) => own[i, j] * weights[rows[j]]);
        Matrix<double> others = Matrix<double>.Build.DenseIdentity(slopes.ColumnCount) - own.TransposeAndMultiply(weighted);
        if (SymmetricEigen.Of(others) is not { } axes || axes.Values.Any(value => !(value > Undetermined))) return null;
        return others.Solve(own * Vector<double>.Build.Dense([.. rows.Select(row => factors[row])])).ToArray();
    }
}
