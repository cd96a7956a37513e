using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Figures.Percolation;

/// <summary>Mass and distance of grown clusters against chemical distance, the length of the shortest path within the cluster.</summary>
public static class ShortestPathFigure
{
    // The mean over fewer is that of a few large clusters, and their spread no error.
    private const double LeastClusters = 10;

    /// <summary>The figure; null where clusters were stopped, or end, within three steps.</summary>
    public static Figure? Create(GrowthMeasurement measured, IReadOnlyList<EffectiveExponent> exponents)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(exponents);
        if (measured.Distances.Count < 3) return null;
        Table mass = Table("mass_by_distance", measured, distance => distance.Mass), reached = Table("reached_by_distance", measured, distance => distance.Reached);
        Table squares = Table("squared_distance", measured, distance => distance.SquaredDistance);
        Plot first = GrowthPanels.Logarithmic(
            "chemical distance l", "sites up to l; share reaching l", "(a) mass", LegendPlace.Top,
            [.. GrowthPanels.Points(mass, "mean sites up to l", Palette.Blue), .. GrowthPanels.Points(reached, "share of clusters reaching l", Palette.Vermilion)]);
        Plot second = GrowthPanels.Logarithmic(
            "chemical distance l", "mean squared distance", "(b) distance", LegendPlace.TopLeft, [.. GrowthPanels.Points(squares, "measured", Palette.Blue)]);
        const string name = "shortest_path_dimension";
        View[] third = exponents.Any(exponent => exponent.Exponent == name)
            ? [GrowthPanels.Exponent(exponents, name, "chemical distance l", "effective d_min", "(c) effective exponent", null)]
            : [];
        return Figure.Create(
            "shortest-paths",
            "Shortest paths",
            "Against the chemical distance l, the number of steps of the shortest path in the cluster: (a) the mean number of sites within l of the origin, over all clusters, and the share of clusters that reach l; (b) the mean squared Euclidean distance from the origin of the sites at l, which at the threshold grows as l to the power 2/d_{min}; one standard error. Distances beyond which a cluster was stopped, or that fewer than ten clusters reach, are left out."
                + (third.Length > 0 ? " (c) The slope of (b) within a factor of four of l, as an effective d_{min}." : ""),
            "Panels on logarithmic axes: mass and distance rise with the chemical distance, the share of clusters falls.",
            new Panels(2, [first, second, .. third]));
    }

    private static Table Table(string name, GrowthMeasurement measured, Func<GrownDistance, Percolaw.Statistics.Estimate> select)
    {
        Table table = new(name, "x", "value", "low", "high");
        foreach (GrownDistance distance in measured.Distances.Where(distance => distance.Reached.Value * measured.Total.Clusters >= LeastClusters))
        {
            Percolaw.Statistics.Estimate found = select(distance);
            double error = found.StandardError ?? 0;
            table.Add((double)distance.ChemicalDistance, found.Value, found.Value - error, found.Value + error);
        }
        return table;
    }
}
