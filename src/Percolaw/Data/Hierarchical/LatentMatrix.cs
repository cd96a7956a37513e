using Percolaw.Numerics;

namespace Percolaw.Data;

/// <summary>
/// The latents above each point as a sparse matrix in rows (CSR): a row for each point, a column for each latent. Latents are
/// numbered without gaps: latent m of cluster k (by rank, from 0) has column m - k - 1, so that a cluster's columns follow
/// each other. The number of entries is the sum of the depths: some log n a point where clusters are many, but some √n
/// where there is one; ask before memory is taken.
/// </summary>
/// <param name="structure">The trees and latents.</param>
public sealed class LatentMatrix(HierarchicalStructure structure)
{
    private readonly LatentWalk walk = new();
    private readonly List<int> ancestors = [];

    /// <summary>The number of rows.</summary>
    public int RowCount => structure.Size;

    /// <summary>The number of columns.</summary>
    public int ColumnCount => structure.LatentCount;

    /// <summary>The number of latents above each of the rows from a first one on: its entries.</summary>
    public void FillDepths(int start, Span<int> depths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + (long)depths.Length, structure.Size, nameof(depths));
        int end = start + depths.Length;
        if (depths.IsEmpty)
            return;
        int[] filled = new int[depths.Length];
        ReadOnlySpan<int> starts = structure.ClusterStarts;
        for (int cluster = structure.ClusterOf(start); cluster < structure.ClusterCount && starts[cluster] < end; cluster++)
        {
            int first = Math.Max(start, starts[cluster]), last = Math.Min(end, starts[cluster + 1]);
            var visitor = new DepthCount(filled, start, structure.ClusterHeights[cluster]);
            walk.Run(structure.LatentParents, starts[cluster], starts[cluster + 1], first, last, ref visitor);
        }

        filled.CopyTo(depths);
    }

    /// <summary>The number of entries of the whole matrix.</summary>
    public long CountEntries()
    {
        const int BlockRows = 1 << 16;
        int[] depths = new int[Math.Min(BlockRows, structure.Size)];
        long sum = 0;
        for (int start = 0; start < structure.Size; start += BlockRows)
        {
            Span<int> block = depths.AsSpan(0, Math.Min(BlockRows, structure.Size - start));
            FillDepths(start, block);
            foreach (int depth in block)
                sum += depth;
        }

        return sum;
    }

    /// <summary>The columns of a row's entries in increasing order; all of them carry 1, or the latent's value.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">Room for as many as the row's depth.</param>
    /// <returns>The depth of the row.</returns>
    public int FillColumns(int row, Span<int> columns)
    {
        int cluster = structure.ClusterOf(row);
        LatentWalk.FindAncestors(structure.LatentParents, structure.ClusterStarts[cluster], structure.ClusterStarts[cluster + 1], row, ancestors);
        for (int i = 0; i < ancestors.Count; i++)
            columns[i] = ancestors[i] - cluster - 1;
        columns[..ancestors.Count].Sort();
        return ancestors.Count;
    }

    /// <summary>The number that each latent carries, column by column; see <see cref="HierarchicalLabels"/>.</summary>
    public void FillColumnValues(Span<float> values)
    {
        Guard.SameLength(values.Length, ColumnCount, nameof(values));
        float[] named = new float[structure.Size];
        HierarchicalLabels.FillLatentValues(structure, 0, named);
        ReadOnlySpan<int> starts = structure.ClusterStarts;
        for (int cluster = 0; cluster < structure.ClusterCount; cluster++)
            named.AsSpan(starts[cluster] + 1, structure.ClusterSize(cluster) - 1).CopyTo(values[(starts[cluster] - cluster)..]);
    }

    private struct DepthCount(int[] depths, int start, int height) : ILatentVisitor
    {
        private readonly int[] pending = new int[height];
        private int depth;

        public void Split(int latent, int level) => pending[level] = ++depth;

        public readonly void Visit(int row) => depths[row - start] = depth;

        public void Resume(int level) => depth = pending[level];
    }
}
