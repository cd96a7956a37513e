namespace Percolaw.Fitting;

/// <summary>
/// What is minimised: a law's residuals at rows, with weights, over its free coefficients. Fixed coefficients and ties are
/// a map from the law's coefficients to the free ones. Immutable.
/// </summary>
internal sealed class FitProblem
{
    private readonly double[] fixedValues;

    private FitProblem(FitProblem other, LogColumns columns, double[] logLoss, double[] weights)
    {
        (Law, Objective, FreeIndex, fixedValues, Lower, Upper) =
            (other.Law, other.Objective, other.FreeIndex, other.fixedValues, other.Lower, other.Upper);
        (Columns, LogLoss, Weights) = (columns, logLoss, weights);
    }

    /// <summary>Prepares a fit.</summary>
    /// <exception cref="PercolawException">The runs lack a scale, or an option names no coefficient.</exception>
    public FitProblem(IScalingLaw law, TrainingRuns runs, FitOptions options)
    {
        (Law, Objective) = (law, options.Objective);
        Columns = LogColumns.Of(law, runs);
        LogLoss = LogColumns.Logarithms(runs.Loss);
        Weights = new double[LogLoss.Length];
        for (int i = 0; i < runs.Count; i++) Weights[i] = runs.Weights?[i] ?? 1;
        (FreeIndex, fixedValues) = CoefficientMap.Of(law, options);
        int[] free = [.. Enumerable.Range(0, law.Coefficients.Count).Where(i => FreeIndex[i] >= 0).DistinctBy(i => FreeIndex[i])];
        Lower = [.. free.Select(i => law.Coefficients[i].ToFitted(law.Coefficients[i].Low))];
        Upper = [.. free.Select(i => law.Coefficients[i].ToFitted(law.Coefficients[i].High))];
    }

    /// <summary>The law.</summary>
    public IScalingLaw Law { get; }

    /// <summary>What is minimised.</summary>
    public Objective Objective { get; }

    /// <summary>Scales, padded to whole vectors.</summary>
    public LogColumns Columns { get; }

    /// <summary>ln loss, padded.</summary>
    public double[] LogLoss { get; }

    /// <summary>Weights, padded with 0.</summary>
    public double[] Weights { get; }

    /// <summary>For each of the law's coefficients the index among the free ones; -1 if it is fixed.</summary>
    public int[] FreeIndex { get; }

    /// <summary>The smallest value of each free coefficient, in fitted form.</summary>
    public double[] Lower { get; }

    /// <summary>The largest.</summary>
    public double[] Upper { get; }

    /// <summary>The number of free coefficients.</summary>
    public int FreeCount => Lower.Length;

    /// <summary>The same problem with other weights, padded.</summary>
    public FitProblem WithWeights(double[] weights) => new(this, Columns, LogLoss, weights);

    /// <summary>The free coefficient that is held where it starts; -1 for none.</summary>
    public int Held { get; private init; } = -1;

    /// <summary>The same problem with one free coefficient held where it starts.</summary>
    public FitProblem Holding(int free) => new(this, Columns, LogLoss, Weights) { Held = free };

    /// <summary>All coefficients from the free ones.</summary>
    public void Expand(ReadOnlySpan<double> free, Span<double> all)
    {
        for (int i = 0; i < all.Length; i++)
            all[i] = FreeIndex[i] < 0 ? fixedValues[i] : free[FreeIndex[i]];
    }

    /// <summary>The free ones of all coefficients, moved within their bounds; of tied ones the mean.</summary>
    public double[] Reduce(ReadOnlySpan<double> all)
    {
        double[] free = new double[FreeCount];
        int[] counts = new int[FreeCount];
        for (int i = 0; i < all.Length; i++)
        {
            if (FreeIndex[i] < 0) continue;
            free[FreeIndex[i]] += all[i];
            counts[FreeIndex[i]]++;
        }
        for (int i = 0; i < free.Length; i++)
            free[i] = Math.Clamp(free[i] / counts[i], Lower[i], Upper[i]);
        return free;
    }
}
