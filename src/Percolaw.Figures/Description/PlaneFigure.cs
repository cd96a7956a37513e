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
        Table table = new("plane", "x", "y", "cluster");
        foreach (PlanePoint point in points) table.Add(point.X, point.Y, point.Cluster);
        return Figure.Create(
            "plane",
            "The largest clusters in a plane",
            "Points of the largest clusters, at most 400 of each, evenly spaced in the order of rows, in the plane of the first two coordinates; colours are clusters, the largest in blue.",
            "A cloud of points in a few colours, each colour scattered around its own centre.",
            new Plot(Axis.Linear("first coordinate"), Axis.Linear("second coordinate"), new Points(table, "x", "y") { Series = "cluster", Size = 8 })
            {
                Width = Side,
                Height = Side,
                Legend = LegendPlace.None,
            });
    }
}
