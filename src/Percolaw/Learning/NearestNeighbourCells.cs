namespace Percolaw.Learning;

/// <summary>
/// Nearest neighbour for one set of test and training sites: the error at the test sites, and the terms of the sums over
/// the cells, from which <see cref="CellSweep"/> makes the error at all sites. O(1) for each test or training site but
/// for the search of ancestors. One instance a thread; its memory is kept.
/// </summary>
internal sealed class NearestNeighbourCells
{
    private const int Ahead = 8, Together = 16;

    private readonly VirtualTree virtualTree = new();
    private Resolved[] path = [];
    private (int Leaf, int Depth)[] borders = [];
    private int borderCount;

    /// <summary>The squared error summed over the test sites.</summary>
    /// <param name="tree">The tree and its target.</param>
    /// <param name="testSites">In increasing order.</param>
    /// <param name="trainingSites">In increasing order, none of them a test site.</param>
    /// <param name="terms">Where the terms of the cells are added, in increasing order of their sites; null if not wanted.</param>
    public double Measure(in DepthFirstTree tree, ReadOnlySpan<int> testSites, ReadOnlySpan<int> trainingSites, CellTerms? terms)
    {
        virtualTree.Build(tree, testSites, trainingSites);
        if (path.Length < virtualTree.Count)
            path = new Resolved[virtualTree.Count + (virtualTree.Count / 2)];
        terms?.Reserve(2 * trainingSites.Length);
        if (borders.Length < trainingSites.Length)
            borders = new (int, int)[2 * trainingSites.Length];
        borderCount = 0;

        int first = terms?.Count ?? 0;
        double error = PassDown(tree, terms);
        if (terms is not null)
            FindBorders(tree, terms.All[first..]);
        return error;
    }

    /// <summary>
    /// Goes down from the root, in depth-first order. The site above is kept in a local: every step waits for the one before.
    /// </summary>
    private double PassDown(in DepthFirstTree tree, CellTerms? terms)
    {
        ReadOnlySpan<VirtualSite> sites = virtualTree.Completed;
        ReadOnlySpan<float> values = virtualTree.Values;
        ReadOnlySpan<bool> isTraining = virtualTree.IsTraining;
        ReadOnlySpan<int> commons = virtualTree.CommonDepths;
        float perStep = Shrinkage.PerStep(tree.Size);
        double error = 0;
        int open = 0, leaf = 0;
        Resolved above = new(-1, VirtualTree.Nowhere, -1);
        for (int next = sites.Length - 1; next >= 0; next--)
        {
            ref readonly VirtualSite site = ref sites[next];
            if (site.Leaf != leaf)
            {
                // The way down to the next given site leaves that to the one before at their common ancestor.
                leaf = site.Leaf;
                while (path[open - 1].Depth > commons[leaf - 1])
                    open--;
                ref Resolved top = ref path[open - 1];
                above = new(top.Depth, top.Distance, top.Nearest);
            }

            int inherited = above.Distance + site.Depth - above.Depth;
            // At equal distance the own subtree wins: the deepest common ancestor, as published.
            bool isOwn = site.Distance <= inherited;
            if (isOwn && terms is not null && above.Nearest >= 0 && above.Nearest != site.Nearest)
                terms.Add(Border(site, above, values));
            // That from above if it is nearer, without a branch.
            int nearer = (inherited - site.Distance) >> 31;
            above = new(site.Depth, site.Distance + ((inherited - site.Distance) & nearer), site.Nearest + ((above.Nearest - site.Nearest) & nearer));
            ref Resolved entry = ref path[open++];
            entry.Depth = above.Depth;
            entry.Distance = above.Distance;
            entry.Nearest = above.Nearest;
            if (!virtualTree.IsGiven(site))
                continue;
            float value = values[leaf];
            if (!isTraining[leaf])
            {
                double difference = above.Nearest < 0 ? value : value - Shrinkage.Apply(values[above.Nearest], above.Distance, perStep);
                error += difference * difference;
            }
            else
            {
                terms?.Add(new CellTerm(virtualTree.Given[leaf], 0, 0, value, value, 1));
            }
        }

        return error;
    }

    /// <summary>
    /// The edge between two cells on the way from a site to its parent in the virtual tree: the last site from which the
    /// training site below is not further than that which is nearest to the parent.
    /// </summary>
    private CellTerm Border(in VirtualSite site, in Resolved parent, ReadOnlySpan<float> values)
    {
        int depth = Math.Max(parent.Depth + 1, (site.Distance + site.Depth + parent.Depth - parent.Distance + 1) >> 1);
        borders[borderCount++] = (virtualTree.Given[site.Leaf], depth);
        return new CellTerm(
            -1, site.Distance + site.Depth - depth, parent.Distance + depth - parent.Depth, values[site.Nearest], values[parent.Nearest], -1);
    }

    /// <summary>
    /// Looks the sites of the borders up, some at once and in two steps: what one of them reads is asked for while others
    /// are looked up.
    /// </summary>
    private void FindBorders(in DepthFirstTree tree, Span<CellTerm> terms)
    {
        for (int start = 0; start < borderCount; start += Together)
            FindBorders(tree, borders.AsSpan(start, Math.Min(Together, borderCount - start)), borders.AsSpan(start, borderCount - start));

        int next = 0;
        foreach (ref CellTerm term in terms)
        {
            if (term.Sign < 0)
                term.Site = borders[next++].Leaf;
        }
    }

    /// <summary>Replaces leaves by the sites of their borders.</summary>
    private static void FindBorders(in DepthFirstTree tree, Span<(int Leaf, int Depth)> some, ReadOnlySpan<(int Leaf, int Depth)> ahead)
    {
        Span<int> blocks = stackalloc int[Together];
        for (int i = 0; i < some.Length; i++)
        {
            tree.Touch(ahead[Math.Min(i + Ahead, ahead.Length - 1)].Leaf);
            blocks[i] = tree.AncestorBlock(some[i].Leaf, some[i].Depth);
        }

        for (int i = 0; i < some.Length; i++)
            some[i].Leaf = tree.Ancestor(some[i].Leaf, some[i].Depth, blocks[i]);
    }

    /// <summary>A site of the virtual tree with the nearest of all training sites.</summary>
    private record struct Resolved(int Depth, int Distance, int Nearest);
}
