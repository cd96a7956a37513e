namespace Percolaw.Data;

/// <summary>What belongs to a cluster, written for each of its rows; any range of rows.</summary>
public static class HierarchicalColumns
{
    /// <summary>The cluster of each of the rows from a first one on, by rank from 0.</summary>
    public static void FillClusters(HierarchicalStructure structure, int start, Span<int> rows) =>
        Fill(structure, start, rows, static (_, cluster) => cluster);

    /// <summary>The number of points of the cluster of each row.</summary>
    public static void FillClusterSizes(HierarchicalStructure structure, int start, Span<int> rows) =>
        Fill(structure, start, rows, static (structure, cluster) => structure.ClusterSize(cluster));

    /// <summary>The height of the latent tree of the cluster of each row, see <see cref="HierarchicalStructure.ClusterHeights"/>.</summary>
    public static void FillHeights(HierarchicalStructure structure, int start, Span<int> rows) =>
        Fill(structure, start, rows, static (structure, cluster) => structure.ClusterHeights[cluster]);

    private static void Fill(HierarchicalStructure structure, int start, Span<int> rows, Func<HierarchicalStructure, int, int> value)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + (long)rows.Length, structure.Size, nameof(rows));
        if (rows.IsEmpty)
            return;
        ReadOnlySpan<int> starts = structure.ClusterStarts;
        int end = start + rows.Length;
        for (int cluster = structure.ClusterOf(start); cluster < structure.ClusterCount && starts[cluster] < end; cluster++)
        {
            int first = Math.Max(start, starts[cluster]), last = Math.Min(end, starts[cluster + 1]);
            rows[(first - start)..(last - start)].Fill(value(structure, cluster));
        }
    }
}
