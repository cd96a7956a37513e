using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>A site of a cubic lattice and the cluster it belongs to.</summary>
public readonly record struct CubicSite(int X, int Y, int Z, int Cluster);

/// <summary>
/// A configuration of site percolation on a small cubic lattice with free boundaries, its clusters found by
/// breadth-first search: for pictures.
/// </summary>
public static class CubicConfiguration
{
    private static readonly (int X, int Y, int Z)[] Steps = [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)];

    /// <summary>
    /// The occupied sites of a random configuration. The same stream with a larger p occupies more sites, never others.
    /// </summary>
    /// <param name="stream">One uniform number a site.</param>
    /// <param name="length">Sites along an edge, 1 … 100.</param>
    /// <param name="probability">Occupation probability p in [0, 1].</param>
    /// <returns>Clusters are numbered by size: 0 is the largest.</returns>
    public static IReadOnlyList<CubicSite> Draw(ref RandomStream stream, int length, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 100);
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be in [0, 1]");

        var occupied = new bool[length, length, length];
        for (int x = 0; x < length; x++)
        {
            for (int y = 0; y < length; y++)
            {
                for (int z = 0; z < length; z++)
                    occupied[x, y, z] = stream.NextUniform() < probability;
            }
        }

        return [.. FindClusters(occupied).OrderByDescending(cluster => cluster.Count).SelectMany((cluster, index) => cluster.Select(site => new CubicSite(site.X, site.Y, site.Z, index)))];
    }

    private static List<List<(int X, int Y, int Z)>> FindClusters(bool[,,] unvisited)
    {
        var clusters = new List<List<(int X, int Y, int Z)>>();
        int length = unvisited.GetLength(0);
        for (int index = 0; index < unvisited.Length; index++)
        {
            (int X, int Y, int Z) root = (index / length / length, index / length % length, index % length);
            if (unvisited[root.X, root.Y, root.Z])
                clusters.Add(Visit(unvisited, root));
        }

        return clusters;
    }

    private static List<(int X, int Y, int Z)> Visit(bool[,,] unvisited, (int X, int Y, int Z) root)
    {
        int length = unvisited.GetLength(0);
        var cluster = new List<(int X, int Y, int Z)> { root };
        unvisited[root.X, root.Y, root.Z] = false;
        for (int i = 0; i < cluster.Count; i++)
        {
            foreach ((int X, int Y, int Z) step in Steps)
            {
                (int X, int Y, int Z) site = (cluster[i].X + step.X, cluster[i].Y + step.Y, cluster[i].Z + step.Z);
                bool inside = Math.Min(site.X, Math.Min(site.Y, site.Z)) >= 0 && Math.Max(site.X, Math.Max(site.Y, site.Z)) < length;
                if (!inside || !unvisited[site.X, site.Y, site.Z])
                    continue;
                unvisited[site.X, site.Y, site.Z] = false;
                cluster.Add(site);
            }
        }

        return cluster;
    }
}
