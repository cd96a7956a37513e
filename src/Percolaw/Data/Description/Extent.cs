using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>How far clusters of like size extend.</summary>
/// <param name="SizeLow">The smallest size.</param>
/// <param name="SizeHigh">The largest size.</param>
/// <param name="Clusters">How many there are.</param>
/// <param name="MeanSize">Their mean size.</param>
/// <param name="SquaredRadius">The mean of their squared radii of gyration; its error takes them as independent and is null for a single one.</param>
/// <param name="Expected">In units of the squared edge length, what random labelled trees of these sizes are expected to have.</param>
public sealed record Extent(long SizeLow, long SizeHigh, int Clusters, double MeanSize, Estimate SquaredRadius, double Expected)
{
    private const int BinsPerOctave = 1;

    /// <summary>Clusters in bins of size by factors of two, from size 2.</summary>
    internal static IReadOnlyList<Extent> Of(IReadOnlyList<(long Size, double SquaredRadius)> clusters) =>
    [
        .. clusters.Where(cluster => cluster.Size > 1)
            .GroupBy(cluster => (int)(BinsPerOctave * Math.Log2(cluster.Size)))
            .OrderBy(bin => bin.Key)
            .Select(bin => OfBin([.. bin])),
    ];

    /// <summary>
    /// The squared radius in units of the squared edge: two points t edges apart have mean squared distance t, and the squared
    /// radius is half the mean over all pairs, a point with itself included.
    /// </summary>
    internal static double ExpectedOfTree(long size) => size < 2 ? 0 : LabelledTrees.MeanDistance(size) * (size - 1) / (2.0 * size);

    private static Extent OfBin((long Size, double SquaredRadius)[] clusters)
    {
        var moments = new SampleMoments(1);
        var expected = new Dictionary<long, double>();
        double sum = 0;
        foreach ((long size, double squaredRadius) in clusters)
        {
            moments.Add([squaredRadius]);
            if (!expected.TryGetValue(size, out double value))
                expected.Add(size, value = ExpectedOfTree(size));
            sum += value;
        }

        return new Extent(
            clusters.Min(cluster => cluster.Size), clusters.Max(cluster => cluster.Size), clusters.Length,
            clusters.Average(cluster => cluster.Size), moments.Mean(0), sum / clusters.Length);
    }
}
