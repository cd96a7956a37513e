using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Percolation;

/// <summary>The sizes of grown clusters.</summary>
public static class GrownSizesFigure
{
    /// <summary>The figure; null where all clusters were stopped.</summary>
    public static Figure? Create(GrowthMeasurement measured, IReadOnlyList<EffectiveExponent> exponents)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(exponents);
        if (measured.ClusterSizes.Count == 0) return null;
        CriticalExponents? published = GrowthPanels.Published(measured, exponents);
        Table table = new("grown_cluster_sizes", "x", "value", "low", "high");
        foreach (GrownSizeBin bin in measured.ClusterSizes)
            table.Add((double)bin.SizeLow, bin.Tail.Value, bin.Tail.Value - bin.Tail.StandardError, bin.Tail.Value + bin.Tail.StandardError);
        IEnumerable<Layer> law = published is null ? [] : GrowthPanels.Law(table, 2 - published.FisherExponent.Value, 1000, "published τ");
        string second = published is null ? "" : string.Create(CultureInfo.InvariantCulture, $" At the threshold it falls as s^{"{2-τ}"}; dotted: the published τ = {published.FisherExponent.Value:0.####} ({published.FisherExponent.Source}), drawn through s = 1000. (b) The slope within a factor of four of s, as an effective τ; it approaches τ, the broken line, for large s.");
        return Figure.Create(
            "cluster-sizes",
            "Clusters by size",
            $"{(published is null ? "" : "(a) ")}The probability that the cluster of a random {(measured.Parameters.Kind == PercolationKind.Site ? "occupied " : "")}site has s sites or more, with one standard error; {Stopped(measured)}.{second}",
            "Points on logarithmic axes that fall with the size, along a straight line at the threshold.",
            GrowthPanels.Beside(
                GrowthPanels.Logarithmic(
                    "cluster size s", "probability of s sites or more", "(a) sizes", LegendPlace.BottomLeft, [.. law, .. GrowthPanels.Points(table, "measured", Palette.Blue)]),
                exponents, "tau",
                () => GrowthPanels.Exponent(exponents, "tau", "cluster size s", "effective τ", "(b) effective exponent", published?.FisherExponent.Value)));
    }

    private static string Stopped(GrowthMeasurement measured) => measured.Total.Stopped == 0
        ? "no cluster was stopped"
        : string.Create(CultureInfo.InvariantCulture, $"{measured.Total.Stopped} of {measured.Total.Clusters} clusters were stopped beyond {measured.Parameters.MaximumSize} sites and count as larger");
}
