namespace Percolaw.Data;

/// <summary>Points put together by cluster, the largest cluster first, equal ones in the order of founding.</summary>
internal static class ClusterOrder
{
    private const int Ahead = 32;

    /// <summary>The first row of each cluster, and the number of rows at the end.</summary>
    /// <param name="clusters">The cluster of each point, numbered in the order of founding.</param>
    /// <param name="count">The number of clusters.</param>
    /// <param name="rows">Filled with the points: row by row, within a cluster in the order of coming.</param>
    public static int[] Sort(ReadOnlySpan<int> clusters, int count, Span<int> rows)
    {
        int[] next = Sizes(clusters, count);
        int[] starts = Starts(next);
        for (int point = 0; point < clusters.Length; point++)
        {
            if (point + Ahead < clusters.Length)
                Prefetch.Read(ref next[clusters[point + Ahead]]);
            rows[next[clusters[point]]++] = point;
        }

        return starts;
    }

    private static int[] Sizes(ReadOnlySpan<int> clusters, int count)
    {
        int[] sizes = new int[count];
        for (int point = 0; point < clusters.Length; point++)
        {
            if (point + Ahead < clusters.Length)
                Prefetch.Read(ref sizes[clusters[point + Ahead]]);
            sizes[clusters[point]]++;
        }

        return sizes;
    }

    /// <summary>The starts by rank, by counting sort; sizes are replaced by the start of the same cluster.</summary>
    private static int[] Starts(Span<int> sizes)
    {
        int largest = 0;
        foreach (int size in sizes)
            largest = Math.Max(largest, size);

        int[] counts = new int[largest + 1], firstRows = new int[largest + 1];
        foreach (int size in sizes)
            counts[size]++;
        int[] starts = new int[sizes.Length + 1];
        int rank = 0, row = 0;
        for (int size = largest; size > 0; size--)
        {
            firstRows[size] = row;
            for (int i = counts[size]; i > 0; i--, row += size)
                starts[rank++] = row;
        }

        starts[rank] = row;
        for (int cluster = 0; cluster < sizes.Length; cluster++)
        {
            int size = sizes[cluster];
            sizes[cluster] = firstRows[size];
            firstRows[size] += size;
        }

        return starts;
    }
}
