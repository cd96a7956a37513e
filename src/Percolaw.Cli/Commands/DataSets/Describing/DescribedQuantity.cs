using Percolaw.Data;
using Percolaw.Statistics;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>A single number of a description.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Value">The number.</param>
/// <param name="StandardError">Its error where it has one.</param>
/// <param name="Exact">What it should be, or is expected to be; null where that is not known.</param>
/// <param name="Deviation">How far it may lie from that, one standard deviation; null where its own error says so.</param>
internal sealed record DescribedQuantity(string Name, double Value, double? StandardError, double? Exact, double? Deviation = null)
{
    public static IReadOnlyList<DescribedQuantity> All(DescribedFile described)
    {
        DataSetDescription found = described.Description;
        List<DescribedQuantity> quantities = [new("points", found.RowCount, null, null)];
        if (found.Dimension is { } dimension) quantities.Add(new("dimension", dimension, null, null));
        if (found.Clusters is { } clusters) AddClusters(quantities, described, clusters);
        if (found.Labels is { } labels)
        {
            bool known = described.Hierarchy is not null;
            Add(quantities, "label_mean", labels.Mean, known ? 0 : null);
            Add(quantities, "label_mean_square", labels.MeanSquare, known ? 1 : null);
        }
        if (found.Edges is { } edges)
        {
            quantities.Add(new("squared_edge", edges.SquaredLength, null, described.SquaredEdge));
            quantities.Add(new("edge_spread", edges.Spread, null, null));
        }
        if (found.Isotropy is { } isotropy) Add(quantities, "isotropy", isotropy, 1);
        if (found.NeighbourErrors.Count > 0) Add(quantities, "nearest_neighbour_error", found.NeighbourErrors[^1].SquaredError, null);
        return quantities;
    }

    private static void AddClusters(List<DescribedQuantity> quantities, DescribedFile described, ClusterRuns clusters)
    {
        (double? expected, double? deviation) = (null, null);
        if (described.Hierarchy is { } parameters)
        {
            double trials = parameters.Size - 1, q = parameters.CreateProbability;
            (expected, deviation) = (1 + (trials * q), Math.Sqrt(trials * q * (1 - q)));
        }
        long singles = clusters.Sizes.LongCount(size => size == 1);
        Estimate share = Estimate.OfShare(singles / (double)clusters.Count, clusters.Count);
        quantities.Add(new("clusters", clusters.Count, null, expected, deviation));
        quantities.Add(new("largest_cluster", clusters.Sizes.Max(), null, null));
        quantities.Add(new("single_point_share", share.Value, clusters.Count > 1 ? share.StandardError : null, described.ExactExponent is { } exponent ? 1 - YuleSimonLaw.Tail(exponent, 2) : null));
        if (described.Description.Sizes is { } sizes && described.Hierarchy is { CreateProbability: > 0 and < 1 })
            quantities.Add(new("fisher_exponent", sizes.Values[0], sizes.Error(0), described.ExactExponent));
    }

    private static void Add(List<DescribedQuantity> quantities, string name, Estimate estimate, double? exact) =>
        quantities.Add(new(name, estimate.Value, estimate.StandardError, exact));
}
