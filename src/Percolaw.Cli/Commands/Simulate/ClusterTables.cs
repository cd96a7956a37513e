using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The results of <c>simulate cluster</c> as flat tables.</summary>
internal static class ClusterTables
{
    public static IReadOnlyList<Table> All(GrowthMeasurement measured) =>
        [Observables(measured), ClusterSizes(measured), Distances(measured), Exponents(EffectiveExponents.Of(measured))];

    public static Table Observables(GrowthMeasurement measured)
    {
        Table table = new("observables", "observable", "value", "standard_error");
        foreach (Observable observable in measured.Observables) table.Add(observable.Name, observable.Estimate.Value, observable.Estimate.StandardError);
        return table;
    }

    public static Table ClusterSizes(GrowthMeasurement measured)
    {
        Table table = new(
            "cluster_sizes", "size_low", "size_high", "number_per_site", "standard_error", "clusters", "mean_size", "probability", "probability_standard_error",
            "probability_of_size_low_or_more", "probability_of_size_low_or_more_standard_error", "radius_of_gyration_squared", "radius_of_gyration_squared_standard_error");
        foreach (GrownSizeBin bin in measured.ClusterSizes)
        {
            table.Add(
                bin.SizeLow, bin.SizeHigh, bin.NumberPerSite.Value, bin.NumberPerSite.StandardError, bin.Clusters, bin.MeanSize,
                bin.Probability.Value, bin.Probability.StandardError, bin.Tail.Value, bin.Tail.StandardError,
                bin.GyrationSquared.Value, bin.GyrationSquared.StandardError);
        }
        return table;
    }

    public static Table Distances(GrowthMeasurement measured)
    {
        Table table = new(
            "chemical_distances", "chemical_distance", "reached", "reached_standard_error", "sites", "sites_standard_error", "mass", "mass_standard_error",
            "squared_distance", "squared_distance_standard_error");
        foreach (GrownDistance distance in measured.Distances)
        {
            table.Add(
                distance.ChemicalDistance, distance.Reached.Value, distance.Reached.StandardError, distance.Sites.Value, distance.Sites.StandardError,
                distance.Mass.Value, distance.Mass.StandardError, distance.SquaredDistance.Value, distance.SquaredDistance.StandardError);
        }
        return table;
    }

    public static Table Exponents(IReadOnlyList<EffectiveExponent> exponents)
    {
        Table table = new("effective_exponents", "exponent", "from", "to", "value", "standard_error");
        foreach (EffectiveExponent exponent in exponents)
            table.Add(exponent.Exponent, exponent.From, exponent.To, exponent.Estimate.Value, exponent.Estimate.StandardError);
        return table;
    }
}
