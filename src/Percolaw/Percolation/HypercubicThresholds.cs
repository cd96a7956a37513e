using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>Site percolation thresholds of the hypercubic lattices, in which a site has 2d nearest neighbours.</summary>
public static class HypercubicThresholds
{
    private const string MertensMoore = "Mertens & Moore, PRE 98, 022120 (2018), arXiv:1806.08067, Table II";

    private static readonly PublishedValue[] Site =
    [
        new(0.59274605079210, 2e-14, "Jacobsen, J. Phys. A 48, 454003 (2015)"),
        new(0.31160768, 1.5e-7, "Xu, Wang, Lv & Deng, Front. Phys. 9, 113 (2014)"),
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

    /// <summary>p_c for sites; null above d = 13, where none is tabled (it lies a little above 1/(2d-1)).</summary>
    /// <param name="dimension">d, at least 2.</param>
    public static PublishedValue? SiteThreshold(int dimension)
    {
        Guard.AtLeast(2, dimension);
        return dimension - 2 < Site.Length ? Site[dimension - 2] : null;
    }
}
