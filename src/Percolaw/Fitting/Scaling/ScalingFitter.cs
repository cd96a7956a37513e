using MathNet.Numerics.LinearAlgebra;
using Percolaw.Statistics;

namespace Percolaw.Fitting;

/// <summary>
/// Weighted least squares for scaling forms by variable projection (Golub and Pereyra 1973): for given exponents the
/// amplitudes follow from a linear fit, and the search is over the exponents alone, from the best of a grid by damped
/// Gauss–Newton steps. Correlated points are made independent by the Cholesky factor of their covariance.
/// </summary>
public static class ScalingFitter
{
    private const int GridPoints = 24;
    private const int MaximumSteps = 60;

    /// <summary>Fits a form.</summary>
    /// <exception cref="PercolawException">There are fewer points than unknowns.</exception>
    public static ScalingFit Fit(ScalingForm form, ScalingPoints points)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(points);
        int unknowns = form.TermCount + form.Exponents.Count;
        if (points.Count + form.Exponents.Count(exponent => exponent.Prior is not null) < unknowns)
            throw new PercolawException($"{points.Count} points are too few for the {unknowns} unknowns of {form.Name}");
        var search = new Search(form, points);
        return search.Result(search.Improve(search.BestOfGrid()));
    }

    private sealed class Search
    {
        private readonly ScalingForm form;
        private readonly ScalingPoints points;
        private readonly Matrix<double> factor;
        private readonly Vector<double> values;
        private readonly int[] known;

        public Search(ScalingForm form, ScalingPoints points)
        {
            (this.form, this.points) = (form, points);
            known = [.. Enumerable.Range(0, form.Exponents.Count).Where(i => form.Exponents[i].Prior is not null)];
            Matrix<double> covariance = Matrix<double>.Build.Dense(points.Count, points.Count, points.Covariance);
            factor = covariance.Cholesky().Factor;
            values = Whiten(Vector<double>.Build.Dense([.. points.Values]));
        }

        public double[] BestOfGrid()
        {
            double[] best = [];
            double least = double.PositiveInfinity;
            foreach (double[] exponents in Grid(0))
            {
                double sum = Math.Pow(Residual(exponents).L2Norm(), 2);
                if (sum < least) (best, least) = (exponents, sum);
            }
            return best;
        }

        public double[] Improve(double[] exponents)
        {
            double damping = 1e-3;
            Vector<double> residual = Residual(exponents);
            for (int step = 0; step < MaximumSteps && exponents.Length > 0 && damping < 1e10; step++)
            {
                Matrix<double> slopes = Slopes(exponents);
                Matrix<double> normal = slopes.TransposeThisAndMultiply(slopes);
                for (int i = 0; i < exponents.Length; i++) normal[i, i] *= 1 + damping;
                Vector<double> change = normal.Solve(slopes.TransposeThisAndMultiply(residual));
                double[] next = [.. exponents.Select((value, i) =>
                    Math.Clamp(double.IsFinite(change[i]) ? value - change[i] : value, form.Exponents[i].Low, form.Exponents[i].High))];
                Vector<double> after = Residual(next);
                double gain = residual.DotProduct(residual) - after.DotProduct(after);
                damping = gain >= 0 ? damping / 10 : damping * 10;
                if (gain >= 0) (exponents, residual) = (next, after);
                if (gain is >= 0 and < 1e-10) break;
            }
            return exponents;
        }

        public ScalingFit Result(double[] exponents)
        {
            Matrix<double> terms = Terms(exponents), whitened = Whiten(terms);
            Vector<double> amplitudes = whitened.QR().Solve(values);
            Vector<double> residual = Residual(exponents);
            int freedom = points.Count + known.Length - form.TermCount - exponents.Length;
            return new ScalingFit(
                form, points, amplitudes.ToArray(), exponents, Covariance(whitened, amplitudes, exponents),
                new ChiSquare(residual.DotProduct(residual), freedom), (terms * amplitudes).ToArray());
        }

        private IEnumerable<double[]> Grid(int from)
        {
            if (from == form.Exponents.Count) return [new double[from]];
            (double low, double high, _) = form.Exponents[from];
            return Grid(from + 1).SelectMany(rest =>
                Enumerable.Range(0, GridPoints).Select(i =>
                {
                    double[] exponents = [.. rest];
                    exponents[from] = low + ((high - low) * (i + 0.5) / GridPoints);
                    return exponents;
                }));
        }

        // The deviations in standard errors: of the points, then of what is known beforehand.
        private Vector<double> Residual(double[] exponents)
        {
            Matrix<double> terms = Whiten(Terms(exponents));
            Vector<double> ofPoints = values - (terms * terms.QR().Solve(values));
            return Vector<double>.Build.DenseOfEnumerable(ofPoints.Concat(known.Select(i => -exponents[i] / form.Exponents[i].Prior!.Value)));
        }

        private Matrix<double> Slopes(double[] exponents) => Matrix<double>.Build.DenseOfColumnVectors(
            exponents.Select((_, i) => (Residual(Moved(exponents, i, 1e-5)) - Residual(Moved(exponents, i, -1e-5))) / 2e-5));

        // The inverse of JᵀJ with all unknowns; where the covariance of the points was estimated from n samples, its
        // inverse is too large by (n - 1)/(n - points - 2) (Hartlap, Simon and Schneider 2007), and that is repaired.
        private double[,] Covariance(Matrix<double> terms, Vector<double> amplitudes, double[] exponents)
        {
            Matrix<double> jacobian = terms;
            for (int i = 0; i < exponents.Length; i++)
            {
                Vector<double> slope = (Terms(Moved(exponents, i, 1e-5)) - Terms(Moved(exponents, i, -1e-5))) * amplitudes / 2e-5;
                jacobian = jacobian.InsertColumn(jacobian.ColumnCount, Whiten(slope));
            }
            foreach (int i in known)
            {
                Vector<double> row = Vector<double>.Build.Dense(jacobian.ColumnCount);
                row[form.TermCount + i] = 1 / form.Exponents[i].Prior!.Value;
                jacobian = jacobian.InsertRow(jacobian.RowCount, row);
            }
            double repair = points.Samples is { } n ? (n - 1.0) / (n - points.Count - 2) : 1;
            double[] scale = [.. Enumerable.Range(0, jacobian.ColumnCount).Select(j => Math.Max(jacobian.Column(j).L2Norm(), 1e-300))];
            Matrix<double> unit = jacobian.MapIndexed((_, j, value) => value / scale[j]);
            Matrix<double> triangle = unit.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).R.Inverse();
            return (triangle * triangle.Transpose()).MapIndexed((i, j, value) => repair * value / scale[i] / scale[j]).ToArray();
        }

        private Matrix<double> Terms(double[] exponents)
        {
            double[] row = new double[form.TermCount];
            Matrix<double> terms = Matrix<double>.Build.Dense(points.Count, form.TermCount);
            for (int point = 0; point < points.Count; point++)
            {
                form.Terms(point, points.Scales[point], exponents, row);
                terms.SetRow(point, row);
            }
            return terms;
        }

        private static double[] Moved(double[] exponents, int index, double change)
        {
            double[] moved = [.. exponents];
            moved[index] += change;
            return moved;
        }

        private Vector<double> Whiten(Vector<double> vector) => Whiten(vector.ToColumnMatrix()).Column(0);

        private Matrix<double> Whiten(Matrix<double> matrix)
        {
            Matrix<double> result = matrix.Clone();
            for (int row = 0; row < result.RowCount; row++)
            {
                for (int column = 0; column < result.ColumnCount; column++)
                {
                    double value = result[row, column];
                    for (int before = 0; before < row; before++) value -= factor[row, before] * result[before, column];
                    result[row, column] = value / factor[row, row];
                }
            }
            return result;
        }
    }
}
