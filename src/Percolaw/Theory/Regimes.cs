using System.Globalization;
using Percolaw.Numerics;
using Percolaw.Percolation;

namespace Percolaw.Theory;

/// <summary>The regimes of the theory (Brill 2024, arXiv:2412.07942; the crossovers by scaling, Stauffer and Aharony 1994).</summary>
public static class Regimes
{
    private const int FirstMeanFieldDimension = 7;

    /// <summary>Which regime holds and which exponents follow.</summary>
    /// <param name="dimension">d, at least 2.</param>
    /// <param name="approximationExponent">c, above 0.</param>
    /// <param name="occupationRatio">p/p_c for sites of the hypercubic lattice, above 0, with p at most 1.</param>
    /// <param name="clusterCount">K, the number of clusters drawn, for the crossover below p_c; by default the paper's 316.</param>
    /// <param name="minimumSize">s_min, the smallest cluster counted; by default the paper's 300.</param>
    /// <param name="edition">Whose critical exponents.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static RegimeStatement Describe(
        int dimension,
        double approximationExponent,
        double occupationRatio,
        long clusterCount = 316,
        long minimumSize = 300,
        ExponentEdition edition = ExponentEdition.Paper)
    {
        ExponentRow row = new(CriticalExponents.Of(dimension, edition), approximationExponent);
        Guard.AtLeast(1, clusterCount);
        Guard.AtLeast(1, minimumSize);
        CheckRatio(dimension, occupationRatio);
        if (occupationRatio == 1)
            return AtThreshold(row);
        return occupationRatio > 1 ? Above(row, occupationRatio) : Below(row, occupationRatio, clusterCount, minimumSize);
    }

    /// <summary>The largest p/p_c, at which p is 1. Where p_c is not tabled, 2d - 1: there p_c is a little above 1/(2d-1), the Bethe lattice's.</summary>
    /// <param name="dimension">d, at least 2.</param>
    public static double LargestOccupationRatio(int dimension) =>
        HypercubicThresholds.Of(PercolationKind.Site, dimension) is { } threshold ? 1 / threshold.Value : 2.0 * dimension - 1;

    private static void CheckRatio(int dimension, double occupationRatio)
    {
        double largest = LargestOccupationRatio(dimension);
        if (!(occupationRatio > 0 && occupationRatio <= largest))
        {
            string message = string.Create(
                CultureInfo.InvariantCulture,
                $"p/p_c is {occupationRatio}; must be above 0 and at most {largest:G6} in {dimension} dimensions, where p is 1.");
            throw new ArgumentOutOfRangeException(nameof(occupationRatio), occupationRatio, message);
        }
    }

    private static RegimeStatement AtThreshold(ExponentRow row) =>
        new(row, 1, PercolationPhase.AtThreshold, FormattableString.Invariant($"At p_c there are clusters of all sizes: {Limits(row)}."))
        {
            ModelExponent = row.ModelExponent,
            DataExponent = row.DataExponent,
            CutOff = double.PositiveInfinity,
        };

    private static RegimeStatement Above(ExponentRow row, double ratio)
    {
        int dimension = row.Critical.Dimension;
        double coarse = row.ApproximationExponent / dimension;
        string sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"Above p_c one infinite cluster dominates, a manifold: model and data scaling have c/d = {Short(coarse)} while training " +
            $"sites are further apart than the correlation length, and c/D = {Short(row.ClusterExponent)} when they are closer. " +
            $"The correlation length is its amplitude, to be measured, times {Short(CorrelationLength(row, ratio))}.");
        return new RegimeStatement(row, ratio, PercolationPhase.AboveThreshold, sentence)
        {
            ModelExponent = row.ClusterExponent,
            DataExponent = row.ClusterExponent,
            CoarseExponent = coarse,
            CutOffOverAmplitude = CutOff(row, ratio),
            CorrelationLengthOverAmplitude = CorrelationLength(row, ratio),
        };
    }

    private static RegimeStatement Below(ExponentRow row, double ratio, long clusterCount, long minimumSize)
    {
        double? cutOff = BetheCutOff(row.Critical.Dimension, ratio);
        double? rank = cutOff > minimumSize
            ? clusterCount * Math.Pow(cutOff.Value / minimumSize, 2 - row.Critical.FisherExponent.Value)
            : null;
        bool far = cutOff <= minimumSize;
        PercolationPhase phase = far ? PercolationPhase.FarBelowThreshold : PercolationPhase.BelowThreshold;
        return new RegimeStatement(row, ratio, phase, BelowSentence(row, ratio, cutOff, rank, minimumSize))
        {
            ModelExponent = far ? null : row.ModelExponent,
            DataExponent = far ? null : row.DataExponent,
            CutOff = cutOff,
            CutOffOverAmplitude = CutOff(row, ratio),
            CorrelationLengthOverAmplitude = CorrelationLength(row, ratio),
            CrossoverRank = rank >= 1 ? rank : null,
        };
    }

    private static string BelowSentence(ExponentRow row, double ratio, double? cutOff, double? rank, long minimumSize)
    {
        if (cutOff is null)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Below p_c clusters larger than s_xi are missing: the loss stays near 1 and the power law starts later, then " +
                $"{Limits(row)}; where s_xi is below the smallest cluster counted there is none. " +
                $"s_xi is its amplitude, to be measured on this lattice, times {Short(CutOff(row, ratio))}.");
        }
        string source = string.Create(CultureInfo.InvariantCulture, $"s_xi = {Short(cutOff.Value)} (Bethe lattice with z = {2 * row.Critical.Dimension})");
        if (rank is null)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Far below p_c there are no large clusters and no power law: {source} is not above the smallest cluster counted, " +
                $"{minimumSize}.");
        }
        if (rank < 1)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Below p_c clusters larger than {source} are missing, but at the number of clusters drawn none would be so large: as at p_c, {Limits(row)}.");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"Below p_c clusters larger than {source} are missing: the loss stays near 1 until about N = {Short(rank.Value)}, then {Limits(row)}.");
    }

    private static string Limits(ExponentRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"model scaling has min(alpha, c/D) = min({Short(row.Critical.QuantaExponent)}, {Short(row.ClusterExponent)}) = " +
        $"{Short(row.ModelExponent)}{Logarithm(row.ModelRegime)}, " +
        $"data scaling min(alpha/(1+alpha), c/D) = min({Short(row.Critical.DataExponent)}, {Short(row.ClusterExponent)}) = " +
        $"{Short(row.DataExponent)}{Logarithm(row.DataRegime)}");

    private static string Logarithm(ScalingRegime regime) => regime == ScalingRegime.Transition ? " with a logarithm" : "";

    // Four digits; 1.977e4 rather than 1.977E+04.
    private static string Short(double value)
    {
        string text = value.ToString("G4", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text[..exponent]}e{int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)}");
    }

    private static double? BetheCutOff(int dimension, double ratio) => dimension < FirstMeanFieldDimension
        ? null
        : new BetheLattice(2 * dimension, ratio * BetheLattice.ThresholdOf(2 * dimension)).CutOff;

    private static double CutOff(ExponentRow row, double ratio) => Math.Pow(Math.Abs(ratio - 1), -1 / row.Critical.CutOffExponent);

    private static double CorrelationLength(ExponentRow row, double ratio) =>
        Math.Pow(Math.Abs(ratio - 1), -row.Critical.CorrelationLengthExponent.Value);
}
