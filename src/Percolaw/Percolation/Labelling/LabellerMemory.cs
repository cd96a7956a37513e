namespace Percolaw.Percolation;

/// <summary>What labelling takes of memory.</summary>
internal static class LabellerMemory
{
    /// <summary>The bytes at most.</summary>
    public static long Most(LatticeBox box, PercolationKind kind)
    {
        ArgumentNullException.ThrowIfNull(box);
        long planes = kind == PercolationKind.Bond ? box.Lattice.StepCount : 1;
        long clusters = box.SiteCount;
        return (planes * box.SiteCount / 8) + (box.SiteCount * 3 / 16) + (box.SiteCount * 4) + (clusters * (ClusterSums.BytesOf(box, true) + 9 + (4 * box.Dimension)));
    }
}
