namespace Percolaw.Data;

/// <summary>The trees of a data set, as a column of parents tells them.</summary>
internal sealed class TreeRows
{
    private readonly int[] parents;

    private TreeRows(int[] parents) => this.parents = parents;

    /// <summary>The row of each row's parent, -1 for a root.</summary>
    public ReadOnlySpan<int> Parents => parents;

    /// <summary>Reads and checks the column: every parent stands above, in the same cluster.</summary>
    /// <exception cref="PercolawException">A parent is none.</exception>
    public static TreeRows Read(DataColumn column, ClusterRuns clusters, CancellationToken cancellation)
    {
        int[] parents = IntegerRows.ToArray(column, cancellation);
        ReadOnlySpan<int> starts = clusters.Starts;
        for (int cluster = 0; cluster < clusters.Count; cluster++)
        {
            for (int row = starts[cluster]; row < starts[cluster + 1]; row++)
            {
                bool root = parents[row] == -1 && row == starts[cluster];
                if (!root && (parents[row] < starts[cluster] || parents[row] >= row))
                    throw new PercolawException($"column {column.Name} has {parents[row]} in row {row}, which is no earlier row of its cluster");
            }
        }

        return new TreeRows(parents);
    }

    /// <summary>The number of edges between two rows of a cluster.</summary>
    public int Distance(int first, int second)
    {
        int edges = 0;
        for (; first != second; edges++)
        {
            // The later row is no ancestor of the other.
            if (first > second)
                first = parents[first];
            else
                second = parents[second];
        }

        return edges;
    }

    /// <summary>The number of neighbours of each of the rows from a first one on.</summary>
    public void FillDegrees(int start, Span<int> degrees)
    {
        degrees.Clear();
        for (int row = start; row < start + degrees.Length; row++)
        {
            if (parents[row] < 0)
                continue;
            degrees[row - start]++;
            degrees[parents[row] - start]++;
        }
    }
}
