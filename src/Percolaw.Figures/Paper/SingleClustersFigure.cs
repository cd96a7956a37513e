using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Statistics;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's figure of scaling on single clusters, with the fitted scale factors.</summary>
public static class SingleClustersFigure
{
    /// <summary>The figure.</summary>
    public static Figure Create(ToyOutcome outcome, Table table)
    {
        double[] factors = [.. outcome.Seeds.SelectMany(seed => seed.ScaleFactors)];
        QuantileBand band = Quantiles.Band(factors);
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Loss against the expected number of training sites on {outcome.Seeds[0].SingleClusters.Length} clusters of the first seed. Dots: the published estimate with {outcome.Parameters.SingleTestSites} test sites; coloured line: tested at all sites that are not for training. Black: the fit, 1 and then (n/scale)^{"{-c/D}"}, with one free parameter, the scale factor. Left free, **the exponent** of the losses at all sites beyond the scale factor is {string.Join(", ", Exponents(outcome))} on these clusters, {outcome.Parameters.ClusterExponent:0.###} is the theory's. At one expected training site the loss is {string.Join(", ", outcome.Seeds[0].SingleClusters.Select(single => single.AllSitesLoss[0].ToString("0.0", CultureInfo.InvariantCulture)))}; above 1 it is worse than predicting 0, because the shrinkage is too weak for large distances. Over all {factors.Length:N0} clusters the scale factor has the median {band.Median:0.00} (16 to 84 %: {band.Lower:0.00} … {band.Upper:0.00}).
            """);
        return Figure.Create(
            "single-clusters",
            "Scaling on single clusters",
            caption,
            "Panels of loss against training sites on logarithmic axes, measured and fitted.",
            Panels.Facets(table, "rank", 2, match => Panel(outcome, table, match)));
    }

    /// <summary>The exponent of each cluster shown, fitted beyond its scale factor.</summary>
    private static IEnumerable<string> Exponents(ToyOutcome outcome) => outcome.Seeds[0].SingleClusters
        .Where(single => single.TrainingSites.Count(sites => sites >= single.ScaleFactor) >= 2)
        .Select(single => LogLogSlope.Fit(single.TrainingSites, single.AllSitesLoss, single.ScaleFactor).Exponent.ToString("0.00", CultureInfo.InvariantCulture));

    private static Plot Panel(ToyOutcome outcome, Table table, Match match)
    {
        ToySingleCluster single = outcome.Seeds[0].SingleClusters.Single(cluster => cluster.Rank == Convert.ToInt32(match.Value, CultureInfo.InvariantCulture));
        bool first = single.Rank == outcome.Seeds[0].SingleClusters[0].Rank;
        return new Plot(
            Axis.Log("expected training sites"),
            Axis.Log("loss"),
            new Points(table, "training_sites", "loss") { Where = match, Label = "test sites", Size = 12, Colour = Palette.Blue },
            new Line(table, "training_sites", "all_sites_loss") { Where = match, Label = "all sites", Width = 1.6, Colour = Palette.Vermilion },
            new Line(table, "training_sites", "fit") { Where = match, Label = "fit", Colour = Palette.Ink, Width = 1.4 })
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"rank {single.Rank}: {single.Cluster.Size:N0} sites, scale factor {single.ScaleFactor:0.0}"),
            Width = 270,
            Height = 200,
            Legend = first ? LegendPlace.BottomLeft : LegendPlace.None,
        };
    }
}
