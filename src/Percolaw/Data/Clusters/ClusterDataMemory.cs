using Percolaw.Numerics;
using Percolaw.Percolation;

namespace Percolaw.Data;

/// <summary>
/// What a data set of clusters needs in memory, before any is taken. Before the clusters are drawn the number of sites is
/// random, with heavy tails (<see cref="ClusterDataSites"/>); once they are drawn, which needs little memory, it is known.
/// </summary>
public static class ClusterDataMemory
{
    private const long Overhead = 2_000_000;

    // Row, attempt and key while drawing.
    private const long BytesPerCluster = 16;

    // Parent, depth and target; the direction on a lattice.
    private const long BytesPerSite = 12, BytesPerLatticeSite = 13;

    // What a thread needs for each site of the cluster that it grows: depths; or parents, places and directions.
    private const long WorkBytes = 4, LatticeWorkBytes = 9;

    // Lists that are doubled, with the links of the tree beside keys and coordinates.
    private const double GrowthFactor = 1.5;

    // Trees of s sites are hardly higher than this many times s^(d_min/D).
    private const double HeightFactor = 6;

    /// <summary>The most bytes that <see cref="ClusterDataSet.Create(ClusterDataDraw, int, CancellationToken)"/> takes, positions left out.</summary>
    /// <param name="draw">The clusters.</param>
    /// <param name="threads">At least 1: each grows one cluster at a time.</param>
    public static long Predict(ClusterDataDraw draw, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(draw);
        Guard.AtLeast(1, threads);
        // The clusters that threads may be at together: the first and largest.
        int together = draw.ClusterStarts[Math.Min(threads, draw.ClusterCount)];
        return Sum(draw.Parameters, draw.Size, together, threads);
    }

    /// <summary>
    /// The same before the clusters are drawn: more than that by chance for one seed of 10,000 at most
    /// (<see cref="ClusterDataSites.Most"/>), mostly much less.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="threads">At least 1.</param>
    public static long Predict(ClusterDataParameters parameters, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Guard.AtLeast(1, threads);
        long most = ClusterDataSites.Most(parameters);
        return Sum(parameters, most, Math.Min(most, threads * (long)parameters.MaximumSize), threads);
    }

    /// <summary>The bytes that reading positions takes beside the data set, in blocks of so many rows.</summary>
    /// <param name="draw">The clusters.</param>
    /// <param name="rows">The number of rows of a block.</param>
    /// <param name="bytesPerNumber">4 or 8.</param>
    /// <param name="threads">At least 1.</param>
    public static long PredictBlock(ClusterDataDraw draw, int rows, int bytesPerNumber, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ClusterDataParameters parameters = draw.Parameters;
        double block = (double)rows * parameters.Dimension * bytesPerNumber, height = Height(parameters, draw.ClusterSize(0));
        // The rows that later ones start from; or for each thread the sites above the present one, and the axes.
        double kept = parameters.IsTree
            ? height * parameters.Dimension * bytesPerNumber
            : threads * ((2 * height * sizeof(int)) + ((double)sizeof(double) * parameters.Dimension)) * parameters.Axes;
        double workspaces = 4.0 * sizeof(double) * threads * parameters.Dimension;
        return (long)(block + kept + workspaces);
    }

    private static long Sum(ClusterDataParameters parameters, long sites, long together, int threads)
    {
        long result = Overhead + (BytesPerCluster * parameters.Clusters);
        if (parameters.IsTree)
            return result + (BytesPerSite * sites) + (WorkBytes * together);
        long growth = ClusterGrowth.EstimateMemory(parameters.MakeLattice(), parameters.Kind, parameters.OccupationProbability, parameters.MaximumSize);
        return result + (BytesPerLatticeSite * sites) + (LatticeWorkBytes * together) + (threads * (long)(GrowthFactor * growth));
    }

    private static double Height(ClusterDataParameters parameters, int size)
    {
        double exponent = parameters.IsTree ? 0.5
            : parameters.Axes == 1 ? 1 : ShortestPathExponents.Of(parameters.Axes).Value / parameters.FractalDimension;
        return Math.Min(size, HeightFactor * Math.Pow(size, exponent));
    }
}
