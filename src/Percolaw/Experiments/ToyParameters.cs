using Percolaw.Theory;

namespace Percolaw.Experiments;

/// <summary>
/// The parameters of the toy experiment of Brill 2024, arXiv:2412.07942: the defaults are the paper's setting.
/// </summary>
public sealed record ToyParameters
{
    /// <summary>Lattice dimension d; the Bethe lattice that stands for it has z = 2d neighbours. 2 … 5000.</summary>
    public int Dimension { get; init; } = 100;

    /// <summary>Occupation probability over the threshold, p/p_c, in (0, 1].</summary>
    public double OccupationRatio { get; init; } = 1;

    /// <summary>Clusters with fewer sites are counted and thrown away.</summary>
    public int MinimumSize { get; init; } = 300;

    /// <summary>Clusters are given up as soon as they have more sites, and counted.</summary>
    public int MaximumSize { get; init; } = 30_000_000;

    /// <summary>Expected number of clusters beyond the maximum size; sets how many are kept.</summary>
    public double ExpectedLarge { get; init; } = 1;

    /// <summary>Fisher exponent τ of the clusters, 5/2 in mean field; above 2, below 3.</summary>
    public double FisherExponent { get; init; } = 2.5;

    /// <summary>Fractal dimension D of a cluster, 4 in mean field.</summary>
    public double FractalDimension { get; init; } = 4;

    /// <summary>Approximation exponent c of the learner, 2 for nearest neighbour.</summary>
    public double ApproximationExponent { get; init; } = 2;

    /// <summary>The number of seeds.</summary>
    public int Seeds { get; init; } = 50;

    /// <summary>The first seed; the others follow.</summary>
    public int Seed { get; init; }

    /// <summary>The number of values of N and of 𝒟, log-spaced from 1.</summary>
    public int ScaleValues { get; init; } = 50;

    /// <summary>The largest value of N and of 𝒟.</summary>
    public double MaximumScale { get; init; } = 30_000;

    /// <summary>How N degrees of freedom are spread over the clusters.</summary>
    public Allocation Allocation { get; init; } = Allocation.Published;

    /// <summary>The other allocations and the optimal learner are run at every so many-th value.</summary>
    public int ComparisonStride { get; init; } = 7;

    /// <summary>The share of the sites of a cluster that are test sites, p_valid.</summary>
    public double TestFraction { get; init; } = 0.001;

    /// <summary>The training fraction is clipped here.</summary>
    public double MaximumTrainingFraction { get; init; } = 0.95;

    /// <summary>Test sites of the per-cluster runs.</summary>
    public int SingleTestSites { get; init; } = 40;

    /// <summary>The number of training set sizes of the per-cluster runs, log-spaced from 1.</summary>
    public int SingleValues { get; init; } = 50;

    /// <summary>The largest expected number of training sites of the per-cluster runs.</summary>
    public double SingleMaximum { get; init; } = 10_000;

    /// <summary>The largest training fraction of the per-cluster runs.</summary>
    public double SingleMaximumFraction { get; init; } = 0.1;

    /// <summary>Where the Huber loss of the scale factor's fit turns from square to linear, in units of log loss.</summary>
    public double HuberDelta { get; init; } = 1;

    /// <summary>Whether the allocation scan is left out.</summary>
    public bool SkipScan { get; init; }

    /// <summary>Random pairs (b, k_br) of the allocation scan.</summary>
    public int ScanPairs { get; init; } = 2000;

    /// <summary>Degrees of freedom N of the allocation scan.</summary>
    public double ScanDegreesOfFreedom { get; init; } = 500;

    /// <summary>The scan draws b from ± this.</summary>
    public double ScanExponentRange { get; init; } = 5.05;

    /// <summary>The scan draws k_br from 1 to the smaller of this and the number of clusters.</summary>
    public double ScanMaximumBreakRank { get; init; } = 1000;

    /// <summary>More clusters a seed than this are refused: their allocations alone would fill the memory.</summary>
    public const int MaximumClusters = 100_000;

    /// <summary>The same experiment, small enough to end in some ten seconds.</summary>
    public static ToyParameters Quick { get; } = new()
    {
        MaximumSize = 1_000_000,
        Seeds = 20,
        MaximumScale = 3000,
        ScanPairs = 600,
        ScanDegreesOfFreedom = 100,
    };

    /// <summary>Neighbours of a site of the Bethe lattice, z = 2d.</summary>
    public int Coordination => 2 * Dimension;

    /// <summary>p = (p/p_c) / (z - 1).</summary>
    public double Occupation => OccupationRatio / (Coordination - 1);

    /// <summary>Quanta exponent α = (3 - τ)/(τ - 2).</summary>
    public double QuantaExponent => (3 - FisherExponent) / (FisherExponent - 2);

    /// <summary>c/D.</summary>
    public double ClusterExponent => ApproximationExponent / FractalDimension;

    /// <summary>Clusters kept for a seed: floor(expected_large · (max/min)^(τ-2)).</summary>
    public int Clusters =>
        (int)Math.Floor(ExpectedLarge * Math.Pow((double)MaximumSize / MinimumSize, FisherExponent - 2));

    /// <summary>Test sites of a cluster: an exact number, halves rounded to even as in the published notebook.</summary>
    public int TestSites(int clusterSize) => (int)Math.Round(TestFraction * clusterSize, MidpointRounding.ToEven);

    /// <summary>The values of N and of 𝒟.</summary>
    public double[] Scales() => LogSpaced(MaximumScale, ScaleValues);

    /// <summary>The expected numbers of training sites of the per-cluster run of a cluster.</summary>
    public double[] SingleTrainingSites(int clusterSize) =>
        LogSpaced(Math.Min(SingleMaximum, SingleMaximumFraction * clusterSize), SingleValues);

    /// <summary>Whether comparisons are run at the value of that index.</summary>
    public bool IsCompared(int valueIndex) => valueIndex % ComparisonStride == 0;

    /// <summary>Checks what concerns several parameters together.</summary>
    /// <exception cref="PercolawException">They contradict each other; the message says which and what to do.</exception>
    public void Check()
    {
        if (MinimumSize > MaximumSize)
            throw new PercolawException($"minimum_size {MinimumSize} is above maximum_size {MaximumSize}; lower it");
        if (SingleTestSites + (SingleMaximumFraction * MinimumSize) > MinimumSize)
            throw new PercolawException($"single_test_sites {SingleTestSites} and single_maximum_fraction {SingleMaximumFraction} ask for more sites than minimum_size {MinimumSize}; lower one of them");
        if (SingleMaximumFraction * MinimumSize < 1)
            throw new PercolawException($"single_maximum_fraction {SingleMaximumFraction} leaves no training site in a cluster of minimum_size {MinimumSize}; raise one of them");
        if (Clusters < 1)
            throw new PercolawException("expected_large keeps no cluster at all; raise it");
        if (Clusters > MaximumClusters)
            throw new PercolawException($"expected_large {ExpectedLarge} keeps more than {MaximumClusters} clusters; lower it");
        if (MaximumTrainingFraction + TestFraction > 1)
            throw new PercolawException("maximum_training_fraction and test_fraction add up to more than 1; lower one of them");
        if (Scales().Where((scale, value) => IsCompared(value) && scale >= FitWindow.From).Count() < 2)
            throw new PercolawException($"comparison_stride {ComparisonStride} leaves fewer than two of {ScaleValues} scale_values from {FitWindow.From:0.#} on; lower it, or raise scale_values");
    }

    /// <summary>Whether the clusters drawn are those that the theory is asked for: mean field, at the threshold.</summary>
    public bool IsMeanFieldAtThreshold => FisherExponent == 2.5 && OccupationRatio == 1;

    /// <summary>Where exponents are fitted: the upper two and a half decades of the scales, beyond the first few clusters.</summary>
    public (double From, double To) FitWindow => (MaximumScale / 300, MaximumScale);

    private static double[] LogSpaced(double maximum, int count)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = count == 1 ? 1 : Math.Exp(Math.Log(maximum) * i / (count - 1));
        if (count > 1)
            values[^1] = maximum;
        return values;
    }
}
