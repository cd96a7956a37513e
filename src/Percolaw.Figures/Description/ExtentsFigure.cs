using Percolaw.Formats;

namespace Percolaw.Figures.Description;

/// <summary>How far clusters extend, by their size.</summary>
public static class ExtentsFigure
{
    /// <summary>The figure; null without clusters of several sizes or positions.</summary>
    /// <param name="extents">Columns <c>mean_size, squared_radius, standard_error, exact</c>.</param>
    public static Figure? Create(Table extents)
    {
        ArgumentNullException.ThrowIfNull(extents);
        if (extents.Rows.Count < 2) return null;
        Table table = DescriptionPlots.Measured("extents", extents, "mean_size", "squared_radius", "standard_error", "exact");
        return Figure.Create(
            "extents",
            "Extent of clusters",
            "The mean squared radius of gyration of clusters by their size, in bins by factors of two; one standard error, where a bin has several clusters. " +
            "The line is exact for uniformly random labelled trees with orthogonal branching: it rises as √s, since clusters have fractal dimension 4.",
            "Points on logarithmic axes on a curve that becomes straight.",
            DescriptionPlots.Logarithmic("cluster size s", "squared radius of gyration", LegendPlace.TopLeft, DescriptionPlots.MeasuredAndExact(table, "exact mean")));
    }
}
