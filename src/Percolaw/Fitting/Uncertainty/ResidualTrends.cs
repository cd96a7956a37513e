using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace Percolaw.Fitting;

/// <summary>Whether residuals bend along a law's scales: a law that fits leaves noise.</summary>
internal static class ResidualTrends
{
    // The share of the residuals' variance, outliers cut off, that a parabola in a scale, or a quadratic surface in two, may explain.
    private const double LargestTrend = 0.5;
    private const int FewestRows = 10, FewestRowsOfSurface = 16, FewestValues = 4;

    // Residuals beyond so many median absolute deviations count as so many.
    private const double OutlierCut = 6;

    /// <summary>The reasons; empty for few runs.</summary>
    public static IEnumerable<string> Of(LawFit fit)
    {
        if (fit.Runs.Count < FewestRows) yield break;
        double[] residuals = WithoutOutliers(fit.Residuals);
        foreach (Scale scale in fit.Law.Scales)
        {
            ImmutableArray<double> column = fit.Runs.Column(scale)!.Value;
            if (column.Max() <= column.Min()) continue;
            if (ExplainedShare([.. column.Select(Math.Log)], residuals) > LargestTrend)
                yield return $"the residuals follow {ScalingLaws.Word(scale)}: the law has not the shape of the data, try another";
        }
        if (SurfaceShare(fit, residuals) > LargestTrend)
            yield return $"the residuals follow {ScalingLaws.Word(fit.Law.Scales[0])} and {ScalingLaws.Word(fit.Law.Scales[1])} together: the law has not the shape of the data, try another";
    }

    // What laws of a wrong shape leave in two scales bends along neither alone. Adjusted for the coefficients of the surface.
    private static double SurfaceShare(LawFit fit, double[] residuals)
    {
        if (fit.Law.Scales.Count != 2 || residuals.Length < FewestRowsOfSurface) return 0;
        double[][] scales = [.. fit.Law.Scales.Select(scale => Standardised([.. fit.Runs.Column(scale)!.Value.Select(Math.Log)]))];
        if (scales.Any(scale => scale.Distinct().Count() < FewestValues)) return 0;
        double mean = residuals.Average(), total = residuals.Sum(value => (value - mean) * (value - mean));
        if (!(total > 0)) return 0;
        (double[] x, double[] y) = (scales[0], scales[1]);
        Matrix<double> design = Matrix<double>.Build.Dense(residuals.Length, 6, (row, term) => term switch
        {
            0 => 1,
            1 => x[row],
            2 => y[row],
            3 => x[row] * x[row],
            4 => y[row] * y[row],
            _ => x[row] * y[row],
        });
        Vector<double> wanted = Vector<double>.Build.DenseOfArray(residuals);
        Vector<double> left = wanted - (design * design.TransposeThisAndMultiply(design).Svd().Solve(design.TransposeThisAndMultiply(wanted)));
        return 1 - (left * left / (residuals.Length - 6) / (total / (residuals.Length - 1)));
    }

    private static double[] Standardised(double[] values)
    {
        double middle = values.Average(), width = values.Max() - values.Min();
        return [.. values.Select(value => width > 0 ? (value - middle) / width : 0)];
    }

    private static double[] WithoutOutliers(IReadOnlyList<double> residuals)
    {
        double centre = Median([.. residuals]), spread = Median([.. residuals.Select(residual => Math.Abs(residual - centre))]);
        return [.. residuals.Select(residual => Math.Clamp(residual, centre - (OutlierCut * spread), centre + (OutlierCut * spread)))];
    }

    /// <summary>R² of a parabola by least squares.</summary>
    private static double ExplainedShare(double[] x, double[] y)
    {
        double mean = y.Average(), total = y.Sum(value => (value - mean) * (value - mean));
        if (!(total > 0) || x.Distinct().Count() < 4) return 0;
        double[] scaled = Standardised(x);
        double[] parabola = MathNet.Numerics.Fit.Polynomial(scaled, y, 2);
        double left = scaled.Zip(y, (at, value) => Math.Pow(value - MathNet.Numerics.Polynomial.Evaluate(at, parabola), 2)).Sum();
        return 1 - (left / total);
    }

    private static double Median(double[] values) => MathNet.Numerics.Statistics.Statistics.Median(values);
}
