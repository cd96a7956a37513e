using Percolaw.Formats;

namespace Percolaw.Figures.Description;

/// <summary>How many neighbours points have in their tree.</summary>
public static class DegreesFigure
{
    /// <summary>The figure; null without large clusters.</summary>
    /// <param name="degrees">Columns <c>degree, points, expected, standard_error</c>.</param>
    public static Figure? Create(Table degrees)
    {
        ArgumentNullException.ThrowIfNull(degrees);
        if (degrees.Rows.Count == 0) return null;
        Table source = new("degree_counts", "degree", "points", "standard_error", "expected");
        foreach (object?[] row in degrees.Rows)
            source.Add(row[degrees.IndexOf("degree")], row[degrees.IndexOf("points")], row[degrees.IndexOf("standard_error")], row[degrees.IndexOf("expected")]);
        Table table = DescriptionPlots.Measured("degrees", source, "degree", "points", "standard_error", "expected");
        bool known = degrees.Rows.Any(row => row[degrees.IndexOf("expected")] is not null);
        return Figure.Create(
            "degrees",
            "Neighbours in the tree",
            "The number of points with so many neighbours in the tree of their cluster, in clusters of 100 points and more; 12 stands for 12 and more." +
            (known ? " The line is what uniformly random labelled trees have, 1 + Poisson(1) for large ones, with one standard error." : ""),
            "Points that fall with the number of neighbours, on a line.",
            new Plot(Axis.Linear("neighbours in the tree"), Axis.Log("points"), [.. DescriptionPlots.MeasuredAndExact(table, "random labelled trees")])
            {
                Width = 420,
                Height = 300,
                Legend = LegendPlace.TopRight,
            });
    }
}
