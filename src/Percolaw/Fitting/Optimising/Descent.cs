namespace Percolaw.Fitting;

/// <summary>
/// Damped Newton steps within bounds for the smoothed objective of a given δ. The damping matrix is the majorant, which
/// does not depend on the units or the correlation of coefficients, with its diagonal for directions in which the rows say
/// nothing (after Levenberg 1944 and Marquardt 1963). Scratch memory of one thread; nothing is allocated by a descent.
/// </summary>
internal sealed class Descent
{
    private const double LargestDamping = 1e12;
    private const double Converging = 0.1;

    // The square of a residual that rounding alone leaves, for each row.
    private const double Rounding = 1e-30;

    private readonly FitProblem problem;
    private readonly int size;
    private readonly double[] matrix, step, trial;
    private readonly bool[] isHeld;
    private Quadratic here, there;

    public Descent(FitProblem problem)
    {
        this.problem = problem;
        size = problem.FreeCount;
        (matrix, step, trial) = (new double[size * size], new double[size], new double[size]);
        isHeld = new bool[size];
        (here, there) = (new Quadratic(problem), new Quadratic(problem));
    }

    /// <summary>Evaluations of all rows so far.</summary>
    public long Evaluations { get; private set; }

    /// <summary>The objective where the last descent ended, with its derivatives.</summary>
    public Quadratic End => here;

    /// <summary>Descends from a point, which is moved.</summary>
    /// <param name="point">Free coefficients within their bounds.</param>
    /// <param name="weights">Padded.</param>
    /// <param name="delta">δ, above 0.</param>
    /// <param name="tolerance">Ends where a step promises less than this share of the objective.</param>
    /// <param name="damping">At the start: 1 far from a minimum, small near one.</param>
    /// <param name="limit">The largest number of evaluations.</param>
    /// <returns>Whether it converged.</returns>
    public bool Run(Span<double> point, ReadOnlySpan<double> weights, double delta, double tolerance, double damping, int limit)
    {
        Evaluate(here, point, weights, delta, double.MaxValue);
        if (double.IsInfinity(here.Value)) return false;
        for (int evaluations = 1; evaluations < limit;)
        {
            if (here.Value <= Rounding * weights.Length) return true;
            if (!TryStep(point, damping))
            {
                if (damping > LargestDamping) return false;
                damping = Math.Max(1e-10, damping * 8);
                continue;
            }
            double promised = Promise(damping);
            if (promised <= tolerance * here.Value && damping < Converging) return true;
            for (int i = 0; i < size; i++) trial[i] = point[i] + step[i];
            Evaluate(there, trial, weights, delta, here.Value);
            evaluations++;
            double gain = here.Value - there.Value;
            if (gain >= 0)
            {
                double ratio = gain / Promise(0);
                trial.CopyTo(point);
                (here, there) = (there, here);
                damping = ratio > 0.75 ? damping / 10 : ratio < 0.25 ? damping * 3 : damping;
            }
            else
            {
                // Rounding alone may stand in the way of the last digits.
                if (promised <= 1e-13 * here.Value) return true;
                if (damping > LargestDamping) return false;
                damping = Math.Max(1e-8, damping * 6);
            }
        }
        return false;
    }

    private void Evaluate(Quadratic target, ReadOnlySpan<double> point, ReadOnlySpan<double> weights, double delta, double useful)
    {
        target.Evaluate(point, weights, delta, useful);
        Evaluations++;
    }

    // The step of the damped quadratic, with coefficients held that would leave their bounds.
    private bool TryStep(ReadOnlySpan<double> point, double damping)
    {
        double floor = 0;
        for (int i = 0; i < size; i++)
        {
            isHeld[i] = i == problem.Held || (point[i] <= problem.Lower[i] && here.Gradient[i] > 0) || (point[i] >= problem.Upper[i] && here.Gradient[i] < 0);
            floor = Math.Max(floor, here.Majorant[(i * size) + i]);
        }
        floor = Math.Max(floor * 1e-14, 1e-300);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                int cell = (i * size) + j;
                matrix[cell] = isHeld[i] || isHeld[j] ? 0 : here.Newton[cell] + (damping * here.Majorant[cell]);
            }
            int diagonal = (i * size) + i;
            matrix[diagonal] += isHeld[i] ? 1 : (damping * here.Majorant[diagonal]) + floor;
            step[i] = isHeld[i] ? 0 : -here.Gradient[i];
        }
        if (!SmallCholesky.TryFactor(matrix, size)) return false;
        SmallCholesky.Solve(matrix, size, step);
        for (int i = 0; i < size; i++)
        {
            step[i] = Math.Clamp(point[i] + step[i], problem.Lower[i], problem.Upper[i]) - point[i];
            if (!double.IsFinite(step[i])) return false;
        }
        return true;
    }

    // How far the quadratic falls with the step.
    private double Promise(double damping)
    {
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            double product = (damping * here.Majorant[(i * size) + i]) * step[i];
            for (int j = 0; j < size; j++)
            {
                int cell = (i * size) + j;
                product += (here.Newton[cell] + (damping * here.Majorant[cell])) * step[j];
            }
            sum -= step[i] * (here.Gradient[i] + (0.5 * product));
        }
        return sum;
    }
}
