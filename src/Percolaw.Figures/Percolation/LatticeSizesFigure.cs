using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Percolation;

/// <summary>The numbers of clusters by size.</summary>
public static class LatticeSizesFigure
{
    /// <summary>The figure, at the probability nearest to the threshold; null where the run has no sizes.</summary>
    public static Figure? Create(LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(points);
        double p = LatticeCurves.NearestToThreshold(parameters);
        LatticeMeasurement[] chosen = [.. points.Where(point => point.Probability == p && point.ClusterSizes.Count > 0)];
        if (chosen.Length == 0) return null;
        Table table = Density(chosen);
        CriticalExponents? exponents = LatticeCurves.Exponents(parameters);
        string law = exponents is null ? "" : string.Create(CultureInfo.InvariantCulture, $" The dotted line is the published power law s^{"{-τ}"} with τ = {exponents.FisherExponent.Value:0.####} ({exponents.FisherExponent.Source}), drawn through the sizes near 30: at the threshold the points should run along it, below the size at which the box cuts them off.");
        return Figure.Create(
            "cluster-sizes",
            "Clusters by size",
            string.Create(CultureInfo.InvariantCulture, $"Clusters of s sites per site of the lattice at p = {p:0.######}, for each bin of sizes over its width, with one standard error.{law}"),
            "Points on logarithmic axes that fall along a straight line and are cut off at the size of the largest clusters.",
            new Plot(
                Axis.Log("cluster size s"),
                Axis.Log("clusters of size s per site"),
                [.. Law(table, exponents), .. Layers(table)])
            {
                Legend = LegendPlace.BottomLeft,
            });
    }

    private static IEnumerable<Layer> Layers(Table table)
    {
        yield return new ErrorBars(table, "size", "low", "high") { Series = "length", SeriesLabel = "L = {0}" };
        yield return new Points(table, "size", "number") { Series = "length", SeriesLabel = "L = {0}", Size = 22 };
    }

    private static IEnumerable<Layer> Law(Table table, CriticalExponents? exponents)
    {
        object?[]? anchor = table.Rows.Where(row => (double)row[1]! <= 32).LastOrDefault();
        if (exponents is null || anchor is null) yield break;
        (double size, double number) = ((double)anchor[1]!, (double)anchor[2]!);
        double largest = table.Rows.Max(row => (double)row[1]!);
        Table line = new("power_law", "size", "number");
        foreach (double s in (double[])[1, size, largest]) line.Add(s, number * Math.Pow(s / size, -exponents.FisherExponent.Value));
        yield return new Line(line, "size", "number") { Label = "published τ", Colour = Palette.Ink, Dash = Dash.Dotted, Width = 1.4 };
    }

    private static Table Density(IEnumerable<LatticeMeasurement> points)
    {
        Table table = new("cluster_sizes", "length", "size", "number", "low", "high");
        foreach (LatticeMeasurement point in points)
        {
            foreach (SizeBin bin in point.ClusterSizes)
            {
                double width = bin.SizeHigh - bin.SizeLow + 1;
                (double value, double low, double high) = LatticeCurves.Scaled(bin.NumberPerSite, 1 / width);
                table.Add(point.Box.Length, Math.Sqrt((double)bin.SizeLow * bin.SizeHigh), value, low, high);
            }
        }
        return table;
    }
}
