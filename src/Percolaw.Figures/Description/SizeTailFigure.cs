using Percolaw.Formats;

namespace Percolaw.Figures.Description;

/// <summary>The sizes of a data set's clusters.</summary>
public static class SizeTailFigure
{
    /// <summary>The figure; null where there is one cluster or none.</summary>
    /// <param name="sizes">Columns <c>size_low, at_least, share_at_least, exact_share_at_least</c>.</param>
    /// <param name="law">What the exact curve is, a sentence; null where there is none.</param>
    public static Figure? Create(Table sizes, string? law)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Rows.Count < 2) return null;
        Table table = DescriptionPlots.Measured("sizes", sizes, "size_low", "share_at_least", null, "exact_share_at_least");
        return Figure.Create(
            "cluster-sizes",
            "Clusters by size",
            $"The share of clusters that have s points or more.{(law is null ? "" : " " + law)} The last points are few clusters: they scatter.",
            "Points on logarithmic axes that fall along a straight line.",
            DescriptionPlots.Logarithmic("cluster size s", "share of clusters of s points or more", LegendPlace.BottomLeft, DescriptionPlots.MeasuredAndExact(table, "exact law")));
    }
}
