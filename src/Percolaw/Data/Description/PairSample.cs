using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>How far apart points are that so many edges part.</summary>
/// <param name="EdgesLow">The smallest number of edges.</param>
/// <param name="EdgesHigh">The largest number of edges.</param>
/// <param name="MeanEdges">Their mean over the pairs.</param>
/// <param name="SquaredDistance">The mean squared distance; its error takes clusters as independent and is null where there is one.</param>
public sealed record SpannedDistance(int EdgesLow, int EdgesHigh, double MeanEdges, Estimate SquaredDistance);

/// <summary>Pairs of points of the largest clusters, drawn at random.</summary>
internal sealed class PairSample
{
    private const int MostClusters = 200;
    private const int MostPairsPerCluster = 400;
    private const int LeastClusterSize = 10;

    private readonly List<(int Cluster, int First, int Second)> pairs = [];

    /// <summary>Draws them.</summary>
    /// <param name="clusters">Contiguous clusters.</param>
    /// <param name="mostRows">The most different rows that may be kept.</param>
    /// <param name="seed">Of the random numbers.</param>
    public PairSample(ClusterRuns clusters, int mostRows, ulong seed)
    {
        int[] largest = [.. Enumerable.Range(0, clusters.Count).Where(cluster => clusters.Sizes[cluster] >= LeastClusterSize)
            .OrderByDescending(cluster => clusters.Sizes[cluster]).Take(MostClusters)];
        int perCluster = Math.Clamp(mostRows / 2 / Math.Max(1, largest.Length), 1, MostPairsPerCluster);
        foreach (int cluster in largest)
        {
            var stream = new RandomStream(seed, StreamPurpose.DescriptionPairs, (ulong)cluster);
            int start = clusters.Starts[cluster], size = (int)clusters.Sizes[cluster];
            for (int pair = 0; pair < perCluster; pair++)
            {
                int first = stream.NextIndex(size), other = stream.NextIndex(size - 1);
                pairs.Add((cluster, start + first, start + (other < first ? other : other + 1)));
            }
        }
    }

    /// <summary>The rows that have to be kept.</summary>
    public IEnumerable<int> Rows => pairs.SelectMany(pair => new[] { pair.First, pair.Second });

    /// <summary>Mean squared distances in bins of edges by factors of √2.</summary>
    public IReadOnlyList<SpannedDistance> Distances(TreeRows trees, KeptRows kept) =>
    [
        .. pairs.Select(pair => (pair.Cluster, Edges: trees.Distance(pair.First, pair.Second), Squared: kept.SquaredDistance(pair.First, pair.Second)))
            .GroupBy(pair => (int)Math.Round(2 * Math.Log2(pair.Edges)))
            .OrderBy(bin => bin.Key)
            .Select(bin => OfBin([.. bin])),
    ];

    /// <summary>Clusters are the samples: the pairs of one share its edges.</summary>
    private static SpannedDistance OfBin((int Cluster, int Edges, double Squared)[] bin)
    {
        var moments = new SampleMoments(2);
        foreach (IGrouping<int, (int Cluster, int Edges, double Squared)> cluster in bin.GroupBy(pair => pair.Cluster))
            moments.Add([cluster.Count(), cluster.Sum(pair => pair.Squared)]);
        return new SpannedDistance(bin.Min(pair => pair.Edges), bin.Max(pair => pair.Edges), bin.Average(pair => pair.Edges), moments.Ratio(1, 0));
    }
}
