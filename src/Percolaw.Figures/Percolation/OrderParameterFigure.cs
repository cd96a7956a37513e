using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Figures.Percolation;

/// <summary>Order parameter and susceptibility against the occupation probability.</summary>
public static class OrderParameterFigure
{
    /// <summary>The figure; null with fewer than three probabilities.</summary>
    public static Figure? Create(LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(points);
        if (!LatticeCurves.Possible(parameters)) return null;
        Table strength = LatticeCurves.Table("strength", points, "percolation_strength");
        Table size = LatticeCurves.Table("mean_size", points, "mean_cluster_size_without_largest");
        return Figure.Create(
            "order-parameter",
            "Order parameter and susceptibility",
            "(a) The share of all sites that are in the largest cluster: it rises at p_{c}, the sharper the larger the box. (b) The mean size of the cluster of an occupied site, the largest cluster left out: it peaks near p_{c}, the higher the larger the box. One standard error; where it is smaller than the point it is hidden.",
            "Two panels against the occupation probability, one line for each length: a rising step, and a peak.",
            Panels.Beside(
                Panel(parameters, strength, Axis.Linear("share of the largest cluster") with { Min = 0 }, "(a) percolation strength", LegendPlace.TopLeft),
                Panel(parameters, size, Axis.Log("mean cluster size"), "(b) without the largest", LegendPlace.None)));
    }

    private static Plot Panel(LatticeParameters parameters, Table table, Axis axis, string title, LegendPlace legend) => new(
        Axis.Linear("occupation probability p"), axis, [.. LatticeCurves.ThresholdRule(parameters), .. LatticeCurves.Layers(table)])
    {
        Title = title,
        Width = 280,
        Height = 260,
        Legend = legend,
    };
}
