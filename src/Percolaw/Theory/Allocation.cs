namespace Percolaw.Theory;

/// <summary>How N degrees of freedom are spread over K clusters; see <see cref="Allocations"/>.</summary>
public enum Allocation
{
    /// <summary>
    /// The paper's continuous formula, cut at k_br and not renormalised: Σ n_k differs from N
    /// (2.04 N at N = 1, 1.17 N at N = 30000 for α = 1, c/D = 1/2, K = 316).
    /// </summary>
    Published,

    /// <summary>The published shape, scaled so that Σ n_k = N over the K clusters.</summary>
    Normalised,

    /// <summary>The allocation of smallest loss: it ends near n = (1+c/D)^(D/c) instead of 1, and Σ n_k = N.</summary>
    Optimal,
}
