using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>A description as flat tables.</summary>
internal static class DescriptionTables
{
    public static IReadOnlyList<string> Names { get; } = ["quantities", "columns", "cluster_sizes", "degrees", "extents", "distances", "neighbour_errors"];

    public static IReadOnlyList<Table> All(DescribedFile described) =>
    [
        Quantities(described), Columns(described), ClusterSizes(described), Degrees(described), Extents(described),
        Distances(described), NeighbourErrors(described),
    ];

    /// <summary>Single numbers beside what they should be.</summary>
    public static Table Quantities(DescribedFile described)
    {
        Table table = new("quantities", "quantity", "value", "standard_error", "exact");
        foreach (DescribedQuantity quantity in DescribedQuantity.All(described))
            table.Add(quantity.Name, quantity.Value, quantity.StandardError, quantity.Exact);
        return table;
    }

    public static Table Columns(DescribedFile described)
    {
        Table table = new("columns", "column", "type", "rows", "width");
        foreach (DataColumn column in described.Arrays.Columns)
            table.Add(column.Name, TextNumbers.TypeName(column.Type), column.RowCount, column.Width);
        return table;
    }

    /// <summary>Sizes in bins by factors of two, beside the exact law.</summary>
    public static Table ClusterSizes(DescribedFile described)
    {
        Table table = new("cluster_sizes", "size_low", "size_high", "clusters", "at_least", "share_at_least", "exact_share_at_least");
        foreach (SizeShare share in SizeShare.Of(described))
            table.Add(share.SizeLow, share.SizeHigh, share.Clusters, share.AtLeast, share.Share, share.Exact);
        return table;
    }

    public static Table Degrees(DescribedFile described)
    {
        Table table = new("degrees", "degree", "points", "expected", "standard_error");
        foreach (DegreeCount count in described.Description.Degrees)
        {
            bool known = described.Hierarchy is not null;
            table.Add(count.Degree, count.Count, known ? count.Expected : null, known ? count.StandardError : null);
        }
        return table;
    }

    public static Table Extents(DescribedFile described)
    {
        Table table = new("extents", "size_low", "size_high", "mean_size", "clusters", "squared_radius", "standard_error", "exact");
        foreach (Extent extent in described.Description.Extents)
        {
            table.Add(
                extent.SizeLow, extent.SizeHigh, extent.MeanSize, extent.Clusters, extent.SquaredRadius.Value, extent.SquaredRadius.StandardError,
                SquaredEdge(described) * extent.Expected);
        }
        return table;
    }

    public static Table Distances(DescribedFile described)
    {
        Table table = new("distances", "edges_low", "edges_high", "mean_edges", "squared_distance", "standard_error", "exact");
        foreach (SpannedDistance distance in described.Description.Distances)
        {
            table.Add(
                distance.EdgesLow, distance.EdgesHigh, distance.MeanEdges, distance.SquaredDistance.Value, distance.SquaredDistance.StandardError,
                SquaredEdge(described) * distance.MeanEdges);
        }
        return table;
    }

    public static Table NeighbourErrors(DescribedFile described)
    {
        Table table = new("neighbour_errors", "training_points", "squared_error", "standard_error");
        foreach (NeighbourError error in described.Description.NeighbourErrors)
            table.Add(error.TrainingPoints, error.SquaredError.Value, error.SquaredError.StandardError);
        return table;
    }

    private static double? SquaredEdge(DescribedFile described) => described.Hierarchy is { } parameters ? Math.Pow(parameters.EdgeLength, 2) : null;
}
