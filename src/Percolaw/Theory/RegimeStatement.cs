namespace Percolaw.Theory;

/// <summary>Where p lies, as far as scaling laws go.</summary>
public enum PercolationPhase
{
    /// <summary>p &lt; p_c and the cut-off s_ξ is below the smallest cluster counted: no power law.</summary>
    FarBelowThreshold,

    /// <summary>p &lt; p_c: the largest clusters are missing, so the power law starts late.</summary>
    BelowThreshold,

    /// <summary>p = p_c: clusters of all sizes.</summary>
    AtThreshold,

    /// <summary>p &gt; p_c: one infinite cluster dominates.</summary>
    AboveThreshold,
}

/// <summary>Which exponents hold on a d-dimensional lattice at p/p_c for a learner with approximation exponent c, in numbers and words.</summary>
/// <remarks>Made by <see cref="Regimes.Describe"/>. A number that has no meaning in the phase, or is not known, is null.</remarks>
public sealed record RegimeStatement
{
    internal RegimeStatement(ExponentRow exponents, double occupationRatio, PercolationPhase phase, string sentence) =>
        (Exponents, OccupationRatio, Phase, Sentence) = (exponents, occupationRatio, phase, sentence);

    /// <summary>The exponents at p_c, with sources.</summary>
    public ExponentRow Exponents { get; }

    /// <summary>p/p_c.</summary>
    public double OccupationRatio { get; }

    /// <summary>Where p lies.</summary>
    public PercolationPhase Phase { get; }

    /// <summary>What follows, in words.</summary>
    public string Sentence { get; }

    /// <summary>The exponent of model scaling at large scale; null where there is no power law.</summary>
    public double? ModelExponent { get; internal init; }

    /// <summary>The exponent of data scaling at large scale; null where there is no power law.</summary>
    public double? DataExponent { get; internal init; }

    /// <summary>c/d, the exponent of both above p_c while training sites are further apart than the correlation length.</summary>
    public double? CoarseExponent { get; internal init; }

    /// <summary>s_ξ, known for d ≥ 7 from the Bethe lattice with z = 2d (an approximation for the lattice); infinite at p_c.</summary>
    public double? CutOff { get; internal init; }

    /// <summary>abs(p/p_c-1)^(-1/σ): s_ξ in units of an amplitude of the lattice, which has to be measured.</summary>
    public double? CutOffOverAmplitude { get; internal init; }

    /// <summary>abs(p/p_c-1)^-ν: the correlation length in units of an amplitude of the lattice, which has to be measured.</summary>
    public double? CorrelationLengthOverAmplitude { get; internal init; }

    /// <summary>k_ξ ≈ K (s_ξ/s_min)^-(τ-2): below p_c the loss stays near 1 until about this N.</summary>
    public double? CrossoverRank { get; internal init; }
}
