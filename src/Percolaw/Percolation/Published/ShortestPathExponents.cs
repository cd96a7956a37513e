using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>d_min, the fractal dimension of the shortest path on critical clusters: l ~ r^d_min.</summary>
public static class ShortestPathExponents
{
    private const string Zhou = "Zhou, Yang, Deng & Ziff, PRE 86, 061101 (2012), arXiv:1112.3428";
    private const string Zhang = "Zhang, Hou, Fang, Hu & Deng, Physica A (2021), arXiv:2004.11289";

    private static readonly PublishedValue[] Values =
    [
        new(1.13077, 0.00002, Zhou), new(1.3756, 0.0006, Zhou), new(1.6042, 0.0005, Zhang), new(1.8137, 0.0016, Zhang),
        new(2, null, "exact, with logarithmic corrections at the upper critical dimension"),
    ];

    /// <summary>The published value; 2 from d = 6 on.</summary>
    /// <param name="dimension">d, at least 2.</param>
    public static PublishedValue Of(int dimension)
    {
        Guard.AtLeast(2, dimension);
        return dimension - 2 < Values.Length ? Values[dimension - 2] : new PublishedValue(2, null, "exact (mean field)");
    }
}
