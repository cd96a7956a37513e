using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Percolation;

/// <summary>The radius of gyration of grown clusters against their size.</summary>
public static class GyrationFigure
{
    // The spread of fewer is no error.
    private const int LeastClusters = 5;

    /// <summary>The figure; null with fewer than three bins of sizes above 1.</summary>
    public static Figure? Create(GrowthMeasurement measured, IReadOnlyList<EffectiveExponent> exponents)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(exponents);
        Table table = Radii(measured);
        if (table.Rows.Count < 3) return null;
        CriticalExponents? published = GrowthPanels.Published(measured, exponents);
        IEnumerable<Layer> law = published is null ? [] : GrowthPanels.Law(table, 1 / published.FractalDimension.Value, 1000, "published D");
        string second = published is null ? "" : string.Create(CultureInfo.InvariantCulture, $" At the threshold it grows as s^{"{1/D}"}; dotted: the published D = {published.FractalDimension.Value:0.####} ({published.FractalDimension.Source}), drawn through s = 1000. (b) The slope within a factor of four of s, as an effective D; broken line: published.");
        return Figure.Create(
            "radius-of-gyration",
            "Radius of gyration",
            $"{(published is null ? "" : "(a) ")}The root of the mean squared radius of gyration of the clusters in a bin of sizes (with five or more), in units of the distance between neighbours, with one standard error.{second}",
            "Points on logarithmic axes that rise with the size along a straight line.",
            GrowthPanels.Beside(
                GrowthPanels.Logarithmic(
                    "cluster size s", "radius of gyration", "(a) radii", LegendPlace.TopLeft, [.. law, .. GrowthPanels.Points(table, "measured", Palette.Blue)]),
                exponents, "fractal_dimension",
                () => GrowthPanels.Exponent(exponents, "fractal_dimension", "cluster size s", "effective D", "(b) effective exponent", published?.FractalDimension.Value)));
    }

    private static Table Radii(GrowthMeasurement measured)
    {
        Table table = new("radius_of_gyration", "x", "value", "low", "high");
        foreach (GrownSizeBin bin in measured.ClusterSizes)
        {
            if (!(bin.GyrationSquared.Value > 0) || bin.Clusters < LeastClusters) continue;
            double radius = Math.Sqrt(bin.GyrationSquared.Value), error = (bin.GyrationSquared.StandardError ?? 0) / (2 * radius);
            table.Add(bin.MeanSize, radius, radius - error, radius + error);
        }
        return table;
    }
}
