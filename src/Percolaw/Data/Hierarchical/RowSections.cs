namespace Percolaw.Data;

/// <summary>Consecutive rows that one task works on.</summary>
/// <param name="Start">The first row.</param>
/// <param name="End">The row behind the last.</param>
/// <param name="Cluster">The cluster of the first row.</param>
internal readonly record struct RowSection(int Start, int End, int Cluster);

/// <summary>Rows cut into sections; the cuts decide who does what, never what comes out.</summary>
internal static class RowSections
{
    /// <summary>Whole clusters, together at least so many rows, but for the last section.</summary>
    public static List<RowSection> OfClusters(ReadOnlySpan<int> starts, int rows)
    {
        List<RowSection> sections = [];
        for (int cluster = 0, first = 0; cluster < starts.Length - 1; cluster++)
        {
            if (starts[cluster + 1] - starts[first] < rows && cluster < starts.Length - 2)
                continue;
            sections.Add(new RowSection(starts[first], starts[cluster + 1], first));
            first = cluster + 1;
        }

        return sections;
    }

    /// <summary>
    /// The rows of a range: whole clusters, together some <paramref name="rows"/> rows, and parts of at most so many rows of
    /// clusters that are larger or that the range cuts. A section is one or the other.
    /// </summary>
    public static List<RowSection> OfRows(ReadOnlySpan<int> starts, int cluster, int start, int end, int rows)
    {
        List<RowSection> sections = [];
        for (int row = start; row < end;)
        {
            int first = cluster, from = row;
            if (starts[cluster] < row || starts[cluster + 1] > end || starts[cluster + 1] - starts[cluster] > rows)
            {
                int clusterEnd = Math.Min(end, starts[cluster + 1]);
                for (; row < clusterEnd; row = Math.Min(clusterEnd, row + rows))
                    sections.Add(new RowSection(row, Math.Min(clusterEnd, row + rows), first));
                cluster++;
                continue;
            }

            while (cluster < starts.Length - 1 && starts[cluster + 1] <= end && (cluster == first || starts[cluster + 1] - from <= rows))
                row = starts[++cluster];
            sections.Add(new RowSection(from, row, first));
        }

        return sections;
    }
}
