using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Figures.Description;

/// <summary>The largest clusters seen along all axes but two.</summary>
public static class PlaneFigure
{
    private const int Side = 420;

    /// <summary>The figure; null without points.</summary>
    public static Figure? Create(IReadOnlyList<PlanePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0) return null;
        Layer[] layers = [.. points.GroupBy(point => point.Cluster).OrderByDescending(cluster => cluster.Key).Select(cluster => Layer(cluster.Key, cluster))];
        return Figure.Create(
            "plane",
            "The largest clusters in a plane",
            "Points of the largest clusters, at most 400 of each, evenly spaced in the order of rows, in the plane of the first two coordinates; colours are clusters, the largest in blue.",
            "A cloud of points in a few colours, each colour scattered around its own centre.",
            new Plot(Axis.Linear("first coordinate"), Axis.Linear("second coordinate"), layers) { Width = Side, Height = Side, Legend = LegendPlace.None });
    }

    private static Points Layer(int cluster, IEnumerable<PlanePoint> points)
    {
        Table table = new($"plane_{cluster}", "x", "y");
        foreach (PlanePoint point in points) table.Add(point.X, point.Y);
        return new Points(table, "x", "y") { Size = 8, Colour = Palette.Series[cluster % Palette.Series.Count] };
    }
}
