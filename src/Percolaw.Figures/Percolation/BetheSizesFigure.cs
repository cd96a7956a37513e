using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Figures.Percolation;

/// <summary>Cluster sizes of the Bethe lattice with the exact distribution drawn through them.</summary>
public static class BetheSizesFigure
{
    /// <summary>The figure.</summary>
    public static Figure Create(BetheMeasurement measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        Table table = Density(measured);
        string agreement = measured.Agrees ? "Agreement" : "Disagreement";
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            The probability that a random occupied site is in a cluster of s sites, for each bin of sizes over its width, with the exact distribution (Otter 1949; Fisher and Essam 1961); on the right over the exact one, with one standard error. **{agreement}:** χ² = {measured.Comparison.Value:0.0} with {measured.Comparison.DegreesOfFreedom} degrees of freedom.
            """);
        return Figure.Create(
            "bethe-cluster-sizes",
            "Cluster sizes on the Bethe lattice",
            caption,
            "Left, on logarithmic axes, points on the exact curve, which falls as a power of the size; right, the ratio of both around 1 with error bars.",
            Panels.Beside(
                new Plot(
                    Axis.Log("cluster size s"),
                    Axis.Log("probability of size s"),
                    new Line(table, "size", "exact") { Label = "exact", Colour = Palette.Ink, Width = 1.4 },
                    new Points(table, "size", "density") { Label = "measured", Size = 22, Colour = Palette.Blue })
                {
                    Width = 280,
                    Height = 280,
                    Legend = LegendPlace.BottomLeft,
                },
                new Plot(
                    Axis.Log("cluster size s"),
                    Axis.Linear("measured / exact") with { Min = 0.8, Max = 1.2 },
                    Rule.Horizontal(1),
                    new ErrorBars(table, "size", "ratio_low", "ratio_high") { Colour = Palette.Blue },
                    new Points(table, "size", "ratio") { Size = 22, Colour = Palette.Blue })
                {
                    Width = 280,
                    Height = 280,
                    Legend = LegendPlace.None,
                }));
    }

    private static Table Density(BetheMeasurement measured)
    {
        Table table = new("bethe_cluster_sizes", "size", "density", "exact", "ratio", "ratio_low", "ratio_high");
        foreach (CheckedSizeBin bin in measured.ClusterSizes)
        {
            double width = bin.SizeHigh - bin.SizeLow + 1, exact = bin.ExactProbability;
            double ratio = bin.Probability.Value / exact, error = bin.Probability.StandardError!.Value / exact;
            bool shown = error < 0.2;
            table.Add(
                Math.Sqrt((double)bin.SizeLow * bin.SizeHigh), bin.Probability.Value / width, exact / width,
                shown ? ratio : null, shown ? ratio - error : null, shown ? ratio + error : null);
        }
        return table;
    }
}
