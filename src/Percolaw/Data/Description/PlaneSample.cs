namespace Percolaw.Data;

/// <summary>A point seen along all but two axes.</summary>
/// <param name="Cluster">The rank of its cluster by size, from 0.</param>
/// <param name="X">The first coordinate.</param>
/// <param name="Y">The second coordinate.</param>
public readonly record struct PlanePoint(int Cluster, double X, double Y);

/// <summary>Points of the largest clusters, evenly spaced in each, for a picture.</summary>
internal sealed class PlaneSample
{
    private const int MostClusters = 8;
    private const int MostPointsOfCluster = 400;

    private readonly List<(int Rank, int Row)> points = [];

    /// <summary>Chooses the points.</summary>
    public PlaneSample(ClusterRuns clusters, int mostRows)
    {
        int[] largest = [.. Enumerable.Range(0, clusters.Count).OrderByDescending(cluster => clusters.Sizes[cluster]).Take(MostClusters)];
        for (int rank = 0; rank < largest.Length; rank++)
        {
            int start = clusters.Starts[largest[rank]], size = (int)clusters.Sizes[largest[rank]];
            int count = Math.Min(size, Math.Min(MostPointsOfCluster, Math.Max(1, mostRows / MostClusters)));
            for (int i = 0; i < count; i++)
                points.Add((rank, start + (int)((long)i * size / count)));
        }
    }

    /// <summary>The rows that have to be kept.</summary>
    public IEnumerable<int> Rows => points.Select(point => point.Row);

    /// <summary>The points, the largest cluster first.</summary>
    public IReadOnlyList<PlanePoint> Points(KeptRows kept) =>
        [.. points.Select(point => new PlanePoint(point.Rank, kept.Row(point.Row)[0], kept.Row(point.Row)[1]))];
}
