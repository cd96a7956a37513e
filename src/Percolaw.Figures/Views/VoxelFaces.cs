using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>The visible sides of cubes, from far to near.</summary>
internal static class VoxelFaces
{
    public static IEnumerable<VoxelFace> Of(Table sites, IsometricProjection projection)
    {
        Dictionary<(int X, int Y, int Z), string> colours = Colours(sites);
        string top = projection.Outline((0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1));
        string left = projection.Outline((0, 1, 0), (1, 1, 0), (1, 1, 1), (0, 1, 1));
        string right = projection.Outline((1, 0, 0), (1, 1, 0), (1, 1, 1), (1, 0, 1));
        foreach (((int x, int y, int z), string colour) in colours.OrderBy(site => site.Key.X + site.Key.Y + site.Key.Z).ThenBy(site => site.Key))
        {
            (double px, double py) = projection.Place(x, y, z);
            (px, py) = (Math.Round(px, 2), Math.Round(py, 2));
            string edge = Shade(colour, 0.45);
            // A side with an occupied neighbour is inside.
            if (!colours.ContainsKey((x, y + 1, z)))
                yield return new VoxelFace(px, py, left, Shade(colour, 0.82), edge);
            if (!colours.ContainsKey((x + 1, y, z)))
                yield return new VoxelFace(px, py, right, Shade(colour, 0.64), edge);
            if (!colours.ContainsKey((x, y, z + 1)))
                yield return new VoxelFace(px, py, top, colour, edge);
        }
    }

    private static Dictionary<(int X, int Y, int Z), string> Colours(Table sites)
    {
        (int x, int y, int z, int cluster) = (sites.IndexOf("x"), sites.IndexOf("y"), sites.IndexOf("z"), sites.IndexOf("cluster"));
        Dictionary<object, string> byCluster = [];
        foreach ((IGrouping<object, object?[]> group, int rank) in sites.Rows.GroupBy(row => row[cluster] ?? "none")
            .OrderByDescending(group => group.Count()).Select((group, rank) => (group, rank)))
            byCluster[group.Key] = ClusterColours.Of(rank, group.Count());
        int own = sites.Columns.Contains("colour") ? sites.IndexOf("colour") : -1;
        Dictionary<(int X, int Y, int Z), string> colours = [];
        foreach (object?[] row in sites.Rows)
            colours[(Coordinate(row[x]), Coordinate(row[y]), Coordinate(row[z]))] = own < 0 ? byCluster[row[cluster] ?? "none"] : (string)row[own]!;
        return colours;
    }

    private static int Coordinate(object? cell) =>
        cell is long number ? (int)number : throw new ArgumentException("The coordinates of voxels must be integers.");

    private static string Shade(string colour, double factor)
    {
        Span<byte> bytes = stackalloc byte[3];
        Convert.FromHexString(colour.AsSpan(1), bytes, out _, out _);
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(bytes[i] * factor);
        return $"#{Convert.ToHexStringLower(bytes)}";
    }
}
