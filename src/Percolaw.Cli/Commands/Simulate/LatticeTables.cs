using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The results as flat tables.</summary>
internal static class LatticeTables
{
    /// <summary>One row for each box, probability and observable.</summary>
    public static Table Observables(IReadOnlyList<LatticeMeasurement> points)
    {
        Table table = new("observables", "length", "p", "observable", "value", "standard_error");
        foreach (LatticeMeasurement point in points)
        {
            foreach (Observable observable in point.Observables)
                table.Add(point.Box.Length, point.Probability, observable.Name, observable.Estimate.Value, observable.Estimate.StandardError);
        }
        return table;
    }

    /// <summary>One row for each box, probability and bin of sizes.</summary>
    public static Table ClusterSizes(IReadOnlyList<LatticeMeasurement> points)
    {
        Table table = new("cluster_sizes", "length", "p", "size_low", "size_high", "number_per_site", "standard_error");
        foreach (LatticeMeasurement point in points)
        {
            foreach (SizeBin bin in point.ClusterSizes)
                table.Add(point.Box.Length, point.Probability, bin.SizeLow, bin.SizeHigh, bin.NumberPerSite.Value, bin.NumberPerSite.StandardError);
        }
        return table;
    }
}
