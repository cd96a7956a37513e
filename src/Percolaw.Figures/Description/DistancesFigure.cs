using Percolaw.Formats;

namespace Percolaw.Figures.Description;

/// <summary>How far points are apart, by the edges between them.</summary>
public static class DistancesFigure
{
    /// <summary>The figure; null without trees or positions.</summary>
    /// <param name="distances">Columns <c>mean_edges, squared_distance, standard_error, exact</c>.</param>
    public static Figure? Create(Table distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        if (distances.Rows.Count < 2) return null;
        Table table = DescriptionPlots.Measured("distances", distances, "mean_edges", "squared_distance", "standard_error", "exact");
        return Figure.Create(
            "distances",
            "Distance along the tree and in space",
            "The mean squared distance of points that so many edges of the tree part, over random pairs in the largest clusters; one standard error, clusters taken as independent. The line is the number of edges times the squared edge length, what a branching walk has on average: in one data set clusters deviate from it, the more the larger they are.",
            "Points on logarithmic axes that rise along a straight line.",
            DescriptionPlots.Logarithmic("edges of the tree", "mean squared distance", LegendPlace.TopLeft, DescriptionPlots.MeasuredAndExact(table, "edges × squared edge length")));
    }
}
