namespace Percolaw.Percolation;

/// <summary>Facts about the shape of a tree in breadth-first order, see <see cref="BetheGrowth"/>.</summary>
public static class TreeShape
{
    /// <summary>The number of sites at or below each site.</summary>
    public static int[] SubtreeSizes(ReadOnlySpan<int> parents)
    {
        var sizes = new int[parents.Length];
        SubtreeSizes(parents, sizes);
        return sizes;
    }

    /// <summary>Fills in the number of sites at or below each site.</summary>
    public static void SubtreeSizes(ReadOnlySpan<int> parents, Span<int> sizes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sizes.Length, parents.Length);
        sizes.Fill(1);
        for (int site = parents.Length - 1; site > 0; site--)
            sizes[parents[site]] += sizes[site];
    }

    /// <summary>The distance of each site from the root.</summary>
    public static int[] Depths(ReadOnlySpan<int> parents)
    {
        var depths = new int[parents.Length];
        for (int site = 1; site < parents.Length; site++)
            depths[site] = depths[parents[site]] + 1;
        return depths;
    }
}
