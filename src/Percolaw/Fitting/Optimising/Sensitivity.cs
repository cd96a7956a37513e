namespace Percolaw.Fitting;

/// <summary>Residuals of a fit and derivatives of ln law by the free coefficients, row by row.</summary>
internal sealed class Sensitivity
{
    /// <summary>Evaluates at a point.</summary>
    public Sensitivity(FitProblem problem, ReadOnlySpan<double> free)
    {
        int rows = problem.LogLoss.Length, coefficients = problem.Law.Coefficients.Count;
        double[] all = new double[coefficients], logLoss = new double[rows], slopes = new double[rows * coefficients];
        problem.Expand(free, all);
        problem.Law.Evaluate(problem.Columns.Block(0, rows), all, logLoss, slopes);
        (All, Free) = (all, problem.FreeCount);
        Residuals = [.. Enumerable.Range(0, problem.Columns.Count).Select(row => problem.LogLoss[row] - logLoss[row])];
        Slopes = new double[Residuals.Length * Free];
        for (int i = 0; i < coefficients; i++)
        {
            if (problem.FreeIndex[i] < 0) continue;
            for (int row = 0; row < Residuals.Length; row++)
                Slopes[(row * Free) + problem.FreeIndex[i]] += slopes[(i * rows) + row];
        }
    }

    /// <summary>All coefficients in fitted form.</summary>
    public double[] All { get; }

    /// <summary>The number of free coefficients.</summary>
    public int Free { get; }

    /// <summary>ln loss - ln law.</summary>
    public double[] Residuals { get; }

    /// <summary>For each row the derivatives by the free coefficients.</summary>
    public double[] Slopes { get; }

    /// <summary>The derivatives of one row.</summary>
    public ReadOnlySpan<double> Row(int row) => Slopes.AsSpan(row * Free, Free);

    /// <summary>Σ w_i j_i j_iᵀ, row after row.</summary>
    public double[,] Products(Func<int, double> weight)
    {
        double[,] products = new double[Free, Free];
        for (int row = 0; row < Residuals.Length; row++)
        {
            double factor = weight(row);
            ReadOnlySpan<double> slopes = Row(row);
            for (int i = 0; i < Free; i++)
            {
                for (int j = 0; j < Free; j++) products[i, j] += factor * slopes[i] * slopes[j];
            }
        }
        return products;
    }
}
