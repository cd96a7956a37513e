using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>
/// Critical exponents of percolation on lattices of dimension d ≥ 2. From d = 7 on, and at d = 6 up to logarithms, they are
/// those of mean field (Aizenman and Newman 1984; Hara and Slade 1990): τ = 5/2, D = 4.
/// </summary>
/// <param name="Dimension">d, at least 2.</param>
/// <param name="FisherExponent">τ: n_s ~ s^-τ at the threshold; between 2 and 3.</param>
/// <param name="FractalDimension">D of a critical cluster.</param>
/// <param name="CorrelationLengthExponent">ν: ξ ~ abs(p-p_c)^-ν.</param>
public sealed record CriticalExponents(
    int Dimension, PublishedValue FisherExponent, PublishedValue FractalDimension, PublishedValue CorrelationLengthExponent)
{
    private const string Stauffer = "Stauffer & Aharony, Introduction to Percolation Theory, 1994";
    private const string MertensMoore = "Mertens & Moore, PRE 98, 022120 (2018), arXiv:1806.08067";
    private const string Wang = "Wang, Zhou, Zhang, Garoni & Deng, PRE 87, 052107 (2013), arXiv:1302.0421";
    private const string Zhang = "Zhang, Hou, Fang, Hu & Deng, Physica A (2021), arXiv:2004.11289";
    private const string Xun = "Xun, Hao & Ziff, arXiv:2308.15719";
    private const string Exact = "exact (Nienhuis 1982; Smirnov & Werner 2001)";
    private const string MeanField = "exact (mean field; Aizenman & Newman 1984; Hara & Slade 1990)";
    private const string UpperCritical = "exact, with logarithmic corrections at the upper critical dimension (Essam, Gaunt & Guttmann 1978)";

    // At d = 6 the published 2.487 is an effective value: the truth is 5/2 with a logarithm.
    private static readonly PublishedValue[] PaperFisher =
    [
        new(187.0 / 91, null, Stauffer), new(2.1892, null, MertensMoore), new(2.3142, 0.0005, MertensMoore),
        new(2.419, 0.001, MertensMoore), new(2.487, null, MertensMoore + " (effective value: exactly 5/2 with a logarithm)"),
    ];

    private static readonly PublishedValue[] PaperFractal =
        [new(91.0 / 48, null, Stauffer), new(2.53, null, Stauffer), new(3.06, null, Stauffer), new(3.54, null, Stauffer), new(4, null, Stauffer)];

    private static readonly PublishedValue[] LaterFisher =
    [
        new(187.0 / 91, null, Exact), new(2.18906, 0.00008, "τ = 1 + d/D; D: " + Wang), new(2.3138, 0.0003, "τ = 1 + d/D; D: " + Zhang),
        new(2.4177, 0.0003, Xun), new(2.5, null, UpperCritical),
    ];

    private static readonly PublishedValue[] LaterFractal =
        [new(91.0 / 48, null, Exact), new(2.52295, 0.00015, Wang), new(3.0446, 0.0007, Zhang), new(3.5260, 0.0014, Zhang), new(4, null, UpperCritical)];

    private static readonly PublishedValue[] CorrelationLength =
        [new(4.0 / 3, null, Exact), new(0.8764, 0.0012, Wang), new(0.6845, 0.0023, Zhang), new(0.5737, 0.0033, Zhang), new(0.5, null, UpperCritical)];

    /// <summary>α = (3-τ)/(τ-2), the quanta exponent.</summary>
    public double QuantaExponent => (3 - FisherExponent.Value) / (FisherExponent.Value - 2);

    /// <summary>a = α/(1+α) = 3 - τ.</summary>
    public double DataExponent => 3 - FisherExponent.Value;

    /// <summary>One standard error of α, that of τ over (τ-2)²; null where τ has none.</summary>
    public double? QuantaExponentError => FisherExponent.StandardError / ((FisherExponent.Value - 2) * (FisherExponent.Value - 2));

    /// <summary>σ = 1/(ν D), the cut-off: s_ξ ~ abs(p-p_c)^(-1/σ). Hyperscaling for d ≤ 6, 1/2 above.</summary>
    public double CutOffExponent => 1 / (CorrelationLengthExponent.Value * FractalDimension.Value);

    /// <summary>The exponents of a dimension.</summary>
    /// <param name="dimension">d, at least 2. Percolation in one dimension has no threshold below p = 1.</param>
    /// <param name="edition">The paper's values, or later ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 2.</exception>
    public static CriticalExponents Of(int dimension, ExponentEdition edition = ExponentEdition.Paper)
    {
        Guard.AtLeast(2, dimension);
        if (dimension > 6)
            return MeanFieldOf(dimension);
        int row = dimension - 2;
        return edition switch
        {
            ExponentEdition.Paper => new CriticalExponents(dimension, PaperFisher[row], PaperFractal[row], CorrelationLength[row]),
            ExponentEdition.Later => new CriticalExponents(dimension, LaterFisher[row], LaterFractal[row], CorrelationLength[row]),
            _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, "is not an edition."),
        };
    }

    private static CriticalExponents MeanFieldOf(int dimension) =>
        new(dimension, new(2.5, null, MeanField), new(4, null, MeanField), new(0.5, null, MeanField));
}
