namespace Percolaw.Fitting;

/// <summary>
/// The paper's step from the theory to language models (Brill 2024, section on language models): degrees of freedom N grow
/// like the width, N ∝ d_model ∝ P^index with P the parameters, so that L ~ P^(-index·min(α, c/D)). That N grows like the
/// width is an assumption, not a result; an index of 1 is the other simple assumption, N ∝ P.
/// </summary>
/// <param name="Index">Of N in P.</param>
public sealed record WidthBridge(double Index)
{
    /// <summary>By the widths of the Chinchilla models.</summary>
    public static WidthBridge OfWidths() => new(WidthFit.Published().Index);

    /// <summary>The other simple assumption: every parameter is a degree of freedom.</summary>
    public static WidthBridge OfParameters() => new(1);

    /// <summary>The exponent of L in P that the theory predicts.</summary>
    /// <param name="alpha">Quanta exponent α, above 0.</param>
    /// <param name="clusterExponent">c/D, above 0.</param>
    public double Exponent(double alpha, double clusterExponent) => Index * Math.Min(alpha, clusterExponent);

    /// <summary>The exponent of L in the data set size: min(α/(1+α), c/D).</summary>
    public static double DataExponent(double alpha, double clusterExponent) => Math.Min(alpha / (1 + alpha), clusterExponent);

    /// <summary>min(α, c/D) that a fitted exponent in P implies.</summary>
    public double Implied(double fitted) => fitted / Index;

    /// <summary>
    /// The token exponents that the theory allows beside a fitted exponent in P. With x = min(α, c/D): where quanta decide
    /// (α = x) it is x/(1+x); where manifolds do (c/D = x, α anything above) it lies between that and x, and below 1 as α/(1+α) is.
    /// </summary>
    public (double Low, double High) TokenExponents(double fitted)
    {
        double implied = Math.Max(0, Implied(fitted));
        return (implied / (1 + implied), Math.Min(1, implied));
    }
}
