using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Fitting;

/// <summary>
/// The objective near a point, by a pass over the rows in blocks: value, gradient and two matrices of second derivatives
/// by the free coefficients, those of the law itself left out. Matrices are row after row. With h Huber's function:
/// <see cref="Newton"/> = Σ w h″ ∇∇ᵀ sees only residuals within δ; <see cref="Majorant"/> = Σ w (h′/r) ∇∇ᵀ is an upper
/// bound that sees all. Scratch memory of one thread, allocated once.
/// </summary>
internal sealed class Quadratic
{
    private const int BlockRows = 512;

    private readonly FitProblem problem;
    private readonly double[] all, logLoss, gradients, inside, outside, insideRow, outsideRow, fullGradient, fullNewton, fullMajorant;
    private readonly int coefficients;

    public Quadratic(FitProblem problem)
    {
        this.problem = problem;
        coefficients = problem.Law.Coefficients.Count;
        int rows = Math.Min(BlockRows, problem.LogLoss.Length);
        all = new double[coefficients];
        (logLoss, inside, outside, insideRow, outsideRow) = (new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
        gradients = new double[rows * coefficients];
        fullGradient = new double[coefficients];
        (fullNewton, fullMajorant) = (new double[coefficients * coefficients], new double[coefficients * coefficients]);
        int free = problem.FreeCount;
        Gradient = new double[free];
        (Newton, Majorant) = (new double[free * free], new double[free * free]);
    }

    /// <summary>Σ w h; infinite where the law does not exist.</summary>
    public double Value { get; private set; }

    /// <summary>The gradient by the free coefficients.</summary>
    public double[] Gradient { get; }

    /// <summary>Second derivatives from residuals within δ.</summary>
    public double[] Newton { get; }

    /// <summary>The upper bound from all residuals.</summary>
    public double[] Majorant { get; }

    /// <summary>Evaluates everything at a point; of a few rows only the value, where that is too large to be of use.</summary>
    /// <param name="free">Free coefficients.</param>
    /// <param name="weights">Padded; those of the problem or of a resample.</param>
    /// <param name="delta">δ; infinite for least squares, never 0.</param>
    /// <param name="useful">The largest value at which derivatives are wanted.</param>
    public void Evaluate(ReadOnlySpan<double> free, ReadOnlySpan<double> weights, double delta, double useful = double.PositiveInfinity)
    {
        problem.Expand(free, all);
        Value = 0;
        Array.Clear(fullGradient);
        Array.Clear(fullNewton);
        Array.Clear(fullMajorant);
        for (int first = 0; first < problem.LogLoss.Length; first += BlockRows)
            AddBlock(first, Math.Min(BlockRows, problem.LogLoss.Length - first), weights, delta, useful);
        if (!double.IsFinite(Value)) Value = double.PositiveInfinity;
        Reduce();
    }

    private void AddBlock(int first, int rows, ReadOnlySpan<double> weights, double delta, double useful)
    {
        Span<double> slopes = gradients.AsSpan(0, rows * coefficients);
        problem.Law.Evaluate(problem.Columns.Block(first, rows), all, logLoss.AsSpan(0, rows), slopes);
        Value += Weigh(problem.LogLoss.AsSpan(first, rows), weights.Slice(first, rows), delta);
        // Summands are not negative: more rows never bring a value down.
        if (!(Value <= useful)) return;
        for (int i = 0; i < coefficients; i++)
        {
            if (problem.FreeIndex[i] < 0) continue;
            fullGradient[i] += Scale(slopes.Slice(i * rows, rows));
            for (int j = 0; j <= i; j += 2)
                AddProducts(slopes.Slice(j * rows, rows), slopes.Slice(Math.Min(j + 1, i) * rows, rows), i, j);
        }
    }

    // Rows' weights in the two matrices; in logLoss the derivative by the law. Returns the sum of the block.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh(ReadOnlySpan<double> measured, ReadOnlySpan<double> weights, double delta)
    {
        Vector512<double> sum = Vector512<double>.Zero, one = Vector512<double>.One, zero = Vector512<double>.Zero;
        Vector512<double> limit = Vector512.Create(delta), above = Vector512.Create(problem.Objective.Above), half = Vector512.Create(0.5);
        for (int row = 0; row < measured.Length; row += Lanes.Count)
        {
            Vector512<double> residual = Lanes.Load(measured, row) - Lanes.Load(logLoss, row);
            Vector512<double> size = Vector512.Abs(residual);
            Vector512<double> weight = Lanes.Load(weights, row) * Vector512.ConditionalSelect(Vector512.GreaterThan(residual, zero), above, one);
            Vector512<double> slope = Vector512.Min(size, limit);
            Vector512<double> bound = Vector512.ConditionalSelect(Vector512.Equals(size, zero), one, slope / size) * weight;
            sum += weight * slope * (size - (half * slope));
            Lanes.Store(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(size, limit), weight, zero), inside, row);
            Lanes.Store(bound, outside, row);
            Lanes.Store(-residual * bound, logLoss, row);
        }
        return Vector512.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Scale(ReadOnlySpan<double> slopes)
    {
        Vector512<double> sum = Vector512<double>.Zero;
        for (int row = 0; row < slopes.Length; row += Lanes.Count)
        {
            Vector512<double> slope = Lanes.Load(slopes, row);
            sum = Vector512.FusedMultiplyAdd(slope, Lanes.Load(logLoss, row), sum);
            Lanes.Store(slope * Lanes.Load(inside, row), insideRow, row);
            Lanes.Store(slope * Lanes.Load(outside, row), outsideRow, row);
        }
        return Vector512.Sum(sum);
    }

    // Two columns at once: sums that do not wait for each other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddProducts(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int i, int j)
    {
        Vector512<double> newton = Vector512<double>.Zero, majorant = newton, nextNewton = newton, nextMajorant = newton;
        ReadOnlySpan<double> near = insideRow.AsSpan(0, first.Length), far = outsideRow.AsSpan(0, first.Length);
        for (int row = 0; row < first.Length; row += Lanes.Count)
        {
            Vector512<double> slope = Lanes.Load(first, row), next = Lanes.Load(second, row);
            Vector512<double> weight = Lanes.Load(near, row), bound = Lanes.Load(far, row);
            newton = Vector512.FusedMultiplyAdd(slope, weight, newton);
            majorant = Vector512.FusedMultiplyAdd(slope, bound, majorant);
            nextNewton = Vector512.FusedMultiplyAdd(next, weight, nextNewton);
            nextMajorant = Vector512.FusedMultiplyAdd(next, bound, nextMajorant);
        }
        int cell = (i * coefficients) + j;
        fullNewton[cell] += Vector512.Sum(newton);
        fullMajorant[cell] += Vector512.Sum(majorant);
        if (j == i) return;
        fullNewton[cell + 1] += Vector512.Sum(nextNewton);
        fullMajorant[cell + 1] += Vector512.Sum(nextMajorant);
    }

    // Tied coefficients add up; fixed ones drop out.
    private void Reduce()
    {
        Array.Clear(Gradient);
        Array.Clear(Newton);
        Array.Clear(Majorant);
        for (int i = 0; i < coefficients; i++)
        {
            int row = problem.FreeIndex[i];
            if (row < 0) continue;
            Gradient[row] += fullGradient[i];
            for (int j = 0; j <= i; j++)
            {
                int column = problem.FreeIndex[j];
                if (column < 0) continue;
                Add(row, column, (i * coefficients) + j);
                if (i != j) Add(column, row, (i * coefficients) + j);
            }
        }
    }

    private void Add(int row, int column, int cell)
    {
        int target = (row * problem.FreeCount) + column;
        Newton[target] += fullNewton[cell];
        Majorant[target] += fullMajorant[cell];
    }
}
