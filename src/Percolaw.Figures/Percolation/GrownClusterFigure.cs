using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Percolation;

/// <summary>A picture of one grown cluster, coloured by chemical distance.</summary>
public static class GrownClusterFigure
{
    private const int Candidates = 400, FlatSites = 20_000, SpatialSites = 3_000, LeastSites = 20;

    // From the origin outwards: dark to light, told apart under colour blindness and in grey (viridis).
    private static readonly string[] Colours = ["#440154", "#482878", "#3e4a89", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"];

    /// <summary>The figure; null in one dimension, or where all of the first clusters are tiny or were stopped.</summary>
    public static Figure? Create(GrowthParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Dimension < 2) return null;
        bool flat = parameters.Dimension == 2;
        ClusterGrowth growth = new(parameters.MakeLattice(), parameters.Kind, Math.Min(parameters.MaximumSize, flat ? FlatSites : SpatialSites));
        if (Largest(parameters, growth) is not { } chosen) return null;
        List<(int X, int Y, int Z, int Distance)> sites = Sites(parameters, growth, chosen.Cluster);
        int side = Math.Max(sites.Max(site => Math.Max(site.X, Math.Max(site.Y, site.Z))) + 1, 1);
        View view = flat
            ? new ClusterPicture(Runs(sites, chosen.Height), side)
            : new Voxels(Cubes(sites, chosen.Height), side) { Width = 460 };
        string projection = parameters.Dimension > 3 ? $" It has {parameters.Dimension} dimensions: what is seen is its projection on three of them." : "";
        string sheared = parameters.Lattice == "triangular" ? " The axes, in truth at 60°, are drawn at right angles." : "";
        return Figure.Create(
            "cluster",
            "A cluster",
            string.Create(CultureInfo.InvariantCulture, $"Cluster {chosen.Cluster} of the run, the largest of the first {Math.Min(Candidates, parameters.Clusters)} with at most {growth.MaximumSize} sites: {chosen.Size} sites. Colour is the chemical distance from the origin, the length of the shortest path within the cluster, from 0 (dark) to {chosen.Height} (light).{projection}{sheared}"),
            "A picture of a ramified cluster, dark near its origin and light at its ends.",
            view);
    }

    private static (ulong Cluster, long Size, int Height)? Largest(GrowthParameters parameters, ClusterGrowth growth)
    {
        (ulong Cluster, long Size, int Height)? best = null;
        for (ulong cluster = 0; cluster < Candidates && cluster < (ulong)parameters.Clusters; cluster++)
        {
            GrownClusterSummary grown = growth.Grow(parameters.Seed, cluster, parameters.Probability);
            if (!grown.Censored && grown.Size >= LeastSites && grown.Size > (best?.Size ?? 0)) best = (cluster, grown.Size, grown.Height);
        }
        return best;
    }

    /// <summary>The sites with coordinates from 0, the axis with the largest extent first; of sites with one projection the nearest to the origin.</summary>
    private static List<(int X, int Y, int Z, int Distance)> Sites(GrowthParameters parameters, ClusterGrowth growth, ulong cluster)
    {
        int axes = Math.Min(parameters.Dimension, 3);
        Dictionary<(int X, int Y, int Z), int> sites = [];
        growth.Grow(parameters.Seed, cluster, parameters.Probability, (distance, coordinates) =>
        {
            for (int i = 0; i < coordinates.Length; i += growth.CoordinateStride)
                sites.TryAdd((coordinates[i], coordinates[i + 1], axes < 3 ? 0 : coordinates[i + 2]), distance);
        });
        (int x, int y, int z) = (sites.Keys.Min(site => site.X), sites.Keys.Min(site => site.Y), sites.Keys.Min(site => site.Z));
        return [.. sites.Select(site => (site.Key.X - x, site.Key.Y - y, site.Key.Z - z, site.Value))];
    }

    private static int Shade(int distance, int height) => Math.Min(Colours.Length - 1, distance * Colours.Length / Math.Max(1, height));

    private static Table Runs(List<(int X, int Y, int Z, int Distance)> sites, int height)
    {
        Table runs = new("cluster", "y", "x_low", "x_high", "colour");
        foreach (var row in sites.GroupBy(site => site.Y).OrderBy(row => row.Key))
        {
            (int low, int high, int shade) = (0, -1, -1);
            foreach ((int x, _, _, int distance) in row.OrderBy(site => site.X))
            {
                int here = Shade(distance, height);
                if (x == high && here == shade)
                {
                    high++;
                    continue;
                }
                if (shade >= 0) runs.Add(row.Key, low, high, Colours[shade]);
                (low, high, shade) = (x, x + 1, here);
            }
            runs.Add(row.Key, low, high, Colours[shade]);
        }
        return runs;
    }

    private static Table Cubes(List<(int X, int Y, int Z, int Distance)> sites, int height)
    {
        Table cubes = new("cluster", "x", "y", "z", "cluster", "colour");
        foreach ((int x, int y, int z, int distance) in sites) cubes.Add(x, y, z, 0, Colours[Shade(distance, height)]);
        return cubes;
    }
}
