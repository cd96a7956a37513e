using Percolaw.Formats;

namespace Percolaw.Figures.Description;

/// <summary>What the nearest neighbour learns from so many points.</summary>
public static class NeighbourErrorsFigure
{
    /// <summary>The figure; null without labels or positions.</summary>
    /// <param name="errors">Columns <c>training_points, squared_error, standard_error</c>.</param>
    public static Figure? Create(Table errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Rows.Count < 2) return null;
        Table table = DescriptionPlots.Measured("neighbours", errors, "training_points", "squared_error", "standard_error", null);
        return Figure.Create(
            "neighbour-errors",
            "Error of the nearest neighbour",
            "The mean squared difference between the label of a random test point and that of its nearest neighbour among so many random training points: twice the variance of labels where neighbours tell nothing. One standard error of the choice of test points; all points of the curve share them, and training sets are nested.",
            "Points on logarithmic axes that fall with the number of training points.",
            DescriptionPlots.Logarithmic("training points", "mean squared error", LegendPlace.None, DescriptionPlots.MeasuredAndExact(table, "")));
    }
}
