using Percolaw.Numerics;
using Percolaw.Percolation;

namespace Percolaw.Theory;

/// <summary>The exponents of one lattice dimension and one approximation exponent: a row of the paper's table and of its figure of ratios.</summary>
/// <param name="Critical">The critical exponents used, with their sources.</param>
/// <param name="ApproximationExponent">c, above 0.</param>
public sealed record ExponentRow(CriticalExponents Critical, double ApproximationExponent)
{
    /// <summary>c, above 0.</summary>
    public double ApproximationExponent { get; } = Guard.Positive(ApproximationExponent);

    /// <summary>c/D.</summary>
    public double ClusterExponent => ApproximationExponent / Critical.FractalDimension.Value;

    /// <summary>(c/D)/α: above 1 the number of clusters limits model scaling, below 1 the largest clusters do.</summary>
    public double ModelRatio => ClusterExponent / Critical.QuantaExponent;

    /// <summary>(c/D)/a with a = α/(1+α), the same for data scaling.</summary>
    public double DataRatio => ClusterExponent / Critical.DataExponent;

    /// <summary>One standard error of c/D; null where D has none.</summary>
    public double? ClusterExponentError => Critical.FractalDimension.StandardError * ClusterExponent / Critical.FractalDimension.Value;

    /// <summary>
    /// One standard error of <see cref="ModelRatio"/>; null where τ or D has none. The relative errors are added, not their
    /// squares: exact where τ was made from D, as most later values were, and else an upper bound.
    /// </summary>
    public double? ModelRatioError => SumOfErrors(ModelRatio, Critical.QuantaExponent, Critical.QuantaExponentError);

    /// <summary>One standard error of <see cref="DataRatio"/>, as that of <see cref="ModelRatio"/>.</summary>
    public double? DataRatioError => SumOfErrors(DataRatio, Critical.DataExponent, Critical.FisherExponent.StandardError);

    /// <summary>The regime of model scaling.</summary>
    public ScalingRegime ModelRegime => ExponentTable.RegimeOf(ModelRatio);

    /// <summary>The regime of data scaling.</summary>
    public ScalingRegime DataRegime => ExponentTable.RegimeOf(DataRatio);

    /// <summary>min(α, c/D).</summary>
    public double ModelExponent => Math.Min(Critical.QuantaExponent, ClusterExponent);

    /// <summary>min(α/(1+α), c/D).</summary>
    public double DataExponent => Math.Min(Critical.DataExponent, ClusterExponent);

    private double? SumOfErrors(double ratio, double limit, double? limitError) =>
        ratio * (ClusterExponentError / ClusterExponent + limitError / limit);
}

/// <summary>Which exponent decides, for each dimension and learner.</summary>
public static class ExponentTable
{
    private const double EqualityTolerance = 1e-12;

    /// <summary>One row for each dimension and approximation exponent, dimensions first.</summary>
    /// <param name="dimensions">d, at least 2.</param>
    /// <param name="approximationExponents">c, above 0: 2, 4, 6 for a learner that is piecewise constant, linear, quadratic.</param>
    /// <param name="edition">Whose critical exponents.</param>
    public static IReadOnlyList<ExponentRow> Create(
        IEnumerable<int> dimensions, IEnumerable<double> approximationExponents, ExponentEdition edition = ExponentEdition.Paper)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(approximationExponents);
        double[] learners = [.. approximationExponents];
        return [.. dimensions.SelectMany(d => learners.Select(c => new ExponentRow(CriticalExponents.Of(d, edition), c)))];
    }

    /// <summary>The regime that a ratio (c/D)/α or (c/D)/a tells; within 1e-12 of 1 it is the transition.</summary>
    /// <param name="ratio">Above 0.</param>
    public static ScalingRegime RegimeOf(double ratio)
    {
        Guard.Positive(ratio);
        return Math.Abs(ratio - 1) <= EqualityTolerance ? ScalingRegime.Transition
            : ratio > 1 ? ScalingRegime.Quanta : ScalingRegime.Manifold;
    }
}
