using System.Text.Json.Nodes;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The results of <c>simulate cluster</c> as JSON.</summary>
internal static class ClusterJson
{
    public static JsonObject Create(GrowthMeasurement measured)
    {
        GrowthParameters parameters = measured.Parameters;
        double? threshold = parameters.MakeLattice().Threshold(parameters.Kind)?.Value;
        JsonObject json = new JsonSummary()
            .Add("lattice", parameters.Lattice)
            .Add("dimension", parameters.Dimension)
            .Add("kind", Names.ToChoice(parameters.Kind.ToString()))
            .Add("max_size", parameters.MaximumSize)
            .Add("seed", parameters.Seed)
            .Add("threshold", threshold)
            .ToJson();
        JsonObject point = new JsonSummary()
            .Add("p", parameters.Probability)
            .Add("p_over_pc", parameters.Probability / threshold)
            .Add("clusters", measured.Total.Clusters)
            .Add("clusters_stopped", measured.Total.Stopped)
            .ToJson();
        point.Add("observables", LatticeJson.Observables(measured.Observables));
        point.Add("cluster_sizes", JsonText.ToArray(ClusterTables.ClusterSizes(measured)));
        point.Add("chemical_distances", JsonText.ToArray(ClusterTables.Distances(measured)));
        point.Add("effective_exponents", JsonText.ToArray(ClusterTables.Exponents(EffectiveExponents.Of(measured))));
        json.Add("results", new JsonArray(point));
        return json;
    }
}
