using System.Runtime.Intrinsics;

namespace Percolaw.Percolation;

/// <summary>
/// Facts about the shape of a tree: the parent of each site, which comes before it (the root, the first, is its own), or
/// the depths of its sites in depth-first order, see <see cref="BetheGrowth"/>.
/// </summary>
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

    /// <summary>The depth of the deepest site.</summary>
    public static int Height(ReadOnlySpan<int> depths)
    {
        int lanes = Vector512<int>.Count, whole = depths.Length - (depths.Length % lanes);
        Vector512<int> most = Vector512<int>.Zero;
        for (int site = 0; site < whole; site += lanes)
            most = Vector512.Max(most, Vector512.Create(depths[site..]));
        int height = 0;
        for (int lane = 0; lane < lanes; lane++)
            height = Math.Max(height, most[lane]);
        foreach (int depth in depths[whole..])
            height = Math.Max(height, depth);
        return height;
    }

    /// <summary>The parent of each site, from the depths in depth-first order; the root is its own.</summary>
    public static int[] Parents(ReadOnlySpan<int> depths)
    {
        var parents = new int[depths.Length];
        var last = new List<int> { 0 };
        for (int site = 1; site < depths.Length; site++)
        {
            int depth = depths[site];
            parents[site] = last[depth - 1];
            if (depth == last.Count)
                last.Add(site);
            else
                last[depth] = site;
        }

        return parents;
    }
}
