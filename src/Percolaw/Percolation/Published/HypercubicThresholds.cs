using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>Percolation thresholds of the hypercubic lattices, in which a site has 2d nearest neighbours.</summary>
public static class HypercubicThresholds
{
    private const string Xu = "Xu, Wang, Lv & Deng, Front. Phys. 9, 113 (2014)";
    private const string MertensMoore = "Mertens & Moore, PRE 98, 022120 (2018), arXiv:1806.08067, Table II";

    private static readonly PublishedValue[] Site =
    [
        new(1, null, "exact"),
        new(0.59274605079210, 2e-14, "Jacobsen, J. Phys. A 48, 454003 (2015)"),
        new(0.31160768, 1.5e-7, Xu),
        new(0.19688561, 3e-8, MertensMoore),
        new(0.14079633, 4e-8, MertensMoore),
        new(0.109016661, 8e-9, MertensMoore),
        new(0.088951121, 1e-9, MertensMoore),
        new(0.075210128, 1e-9, MertensMoore),
        new(0.0652095348, 6e-10, MertensMoore),
        new(0.0575929488, 4e-10, MertensMoore),
        new(0.0515896843, 2e-10, MertensMoore),
        new(0.0467309755, 1e-10, MertensMoore),
        new(0.04271507960, 1e-10, MertensMoore),
    ];

    private static readonly PublishedValue[] Bond =
    [
        new(1, null, "exact"),
        new(0.5, null, "exact (Kesten 1980)"),
        new(0.24881185, 1e-7, Xu),
        new(0.16013122, 6e-8, MertensMoore),
        new(0.11817145, 3e-8, MertensMoore),
        new(0.09420165, 2e-8, MertensMoore),
        new(0.078675230, 2e-9, MertensMoore),
        new(0.0677084181, 3e-10, MertensMoore),
        new(0.0594960034, 1e-10, MertensMoore),
        new(0.0530925842, 2e-10, MertensMoore),
        new(0.04794968373, 8e-11, MertensMoore),
        new(0.04372385825, 1e-10, MertensMoore),
        new(0.04018761703, 6e-11, MertensMoore),
    ];

    /// <summary>p_c; null above d = 13, where none is tabled (it lies a little above 1/(2d-1)).</summary>
    /// <param name="kind">Sites or bonds.</param>
    /// <param name="dimension">d, at least 1.</param>
    public static PublishedValue? Of(PercolationKind kind, int dimension)
    {
        Guard.AtLeast(1, dimension);
        PublishedValue[] table = kind == PercolationKind.Site ? Site : Bond;
        return dimension <= table.Length ? table[dimension - 1] : null;
    }
}
