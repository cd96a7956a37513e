using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Percolation;

/// <summary>A picture of a configuration, or of a corner of it, with one colour a cluster.</summary>
public static class ConfigurationFigure
{
    private const int FlatSide = 160, CubeSide = 14;

    // The labels of a larger configuration are not worth their memory.
    private const long MostSites = 1 << 24;

    /// <summary>The figure of a box at the probability nearest to the threshold; null unless it has two or three dimensions.</summary>
    public static Figure? Create(LatticeParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Dimension is < 2 or > 3) return null;
        // The largest square, of which a corner is shown, but the smallest cube: of that one sees the outside only.
        LatticeBox[] boxes = [.. parameters.Lengths.Order().Select(parameters.Box).Where(candidate => candidate.SiteCount <= MostSites)];
        if (boxes.Length == 0) return null;
        LatticeBox box = boxes[parameters.Dimension == 2 ? ^1 : 0];
        double p = LatticeCurves.NearestToThreshold(parameters);
        int[] clusters = LatticeExperiment.DrawClusters(parameters, box, p);
        int side = Math.Min(box.Length, parameters.Dimension == 2 ? FlatSide : CubeSide);
        View view = parameters.Dimension == 2
            ? new ClusterPicture(ClusterPicture.RunsOf(clusters, box.Length, side), side)
            : new Voxels(Corner("configuration", clusters, box, side), side) { Width = 420 };
        string part = side < box.Length ? $"A corner of {side} sites along an edge, cut out" : "All of it";
        string boundary = parameters.Boundary == Boundary.Periodic ? " Clusters that leave at one face come back at the opposite one." : "";
        return Figure.Create(
            "configuration",
            "A configuration",
            string.Create(CultureInfo.InvariantCulture, $"The first sample of L = {box.Length} at p = {p:0.######}: the largest cluster {(parameters.Dimension == 2 ? "of the whole box" : "that is seen")} is blue, others are pale, single sites grey. {part}.{boundary}"),
            "A picture of sites coloured by cluster.",
            view);
    }

    /// <summary>The occupied sites of a corner of a cubic box, and the ranks of their clusters.</summary>
    internal static Table Corner(string name, int[] clusters, LatticeBox box, int side)
    {
        Table sites = new(name, "x", "y", "z", "cluster");
        for (int z = 0; z < side; z++)
        {
            for (int y = 0; y < side; y++)
            {
                for (int x = 0; x < side; x++)
                {
                    int cluster = clusters[x + (y * box.Stride(1)) + (z * box.Stride(2))];
                    if (cluster >= 0) sites.Add(x, y, z, cluster);
                }
            }
        }
        return sites;
    }
}
