using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>The clusters of a data set, as a column of cluster numbers tells them.</summary>
public sealed class ClusterRuns
{
    private readonly List<int> starts;

    private ClusterRuns(List<int> starts, List<long> sizes, bool contiguous, int rowCount)
    {
        this.starts = starts;
        Sizes = sizes;
        Contiguous = contiguous;
        RowCount = rowCount;
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The number of clusters.</summary>
    public int Count => Sizes.Count;

    /// <summary>The size of each cluster, in the order in which they first occur.</summary>
    public IReadOnlyList<long> Sizes { get; }

    /// <summary>Whether the rows of every cluster follow each other.</summary>
    public bool Contiguous { get; }

    /// <summary>The first row of each cluster and at the end the number of rows; only where they are contiguous.</summary>
    public ReadOnlySpan<int> Starts => CollectionsMarshal.AsSpan(starts);

    /// <summary>Reads the column.</summary>
    /// <param name="clusterIds">Whole numbers of any value.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ClusterRuns Read(DataColumn clusterIds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(clusterIds);
        var ranks = new Dictionary<long, int>();
        List<int> starts = [];
        List<long> sizes = [];
        bool contiguous = true;
        int row = 0, current = -1;
        long last = 0;
        foreach (long id in IntegerRows.Of(clusterIds, cancellation))
        {
            if (current < 0 || id != last)
            {
                bool known = ranks.TryGetValue(id, out int rank);
                contiguous &= !known;
                current = known ? rank : sizes.Count;
                if (!known)
                {
                    ranks.Add(id, current);
                    starts.Add(row);
                    sizes.Add(0);
                }
            }

            last = id;
            sizes[current]++;
            row++;
        }

        starts.Add(row);
        return new ClusterRuns(starts, sizes, contiguous, row);
    }
}
