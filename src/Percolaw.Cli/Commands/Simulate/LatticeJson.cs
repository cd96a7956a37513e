using System.Text.Json.Nodes;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Statistics;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The results as JSON: what was run, and one object for each box and probability.</summary>
internal static class LatticeJson
{
    public static JsonObject Create(LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points)
    {
        JsonObject json = new JsonSummary()
            .Add("lattice", parameters.Lattice)
            .Add("dimension", parameters.Dimension)
            .Add("kind", Names.ToChoice(parameters.Kind.ToString()))
            .Add("boundary", Names.ToChoice(parameters.Boundary.ToString()))
            .Add("sweep", parameters.Sweep)
            .Add("samples", parameters.Samples)
            .Add("seed", parameters.Seed)
            .Add("threshold", parameters.MakeLattice().Threshold(parameters.Kind)?.Value)
            .ToJson();
        json.Add("results", new JsonArray([.. points.Select(Point)]));
        return json;
    }

    /// <summary>An object of name → value and error.</summary>
    public static JsonObject Observables(IEnumerable<Observable> observables)
    {
        JsonObject json = [];
        foreach (Observable observable in observables) json.Add(observable.Name, Measured(observable.Estimate).ToJson());
        return json;
    }

    /// <summary><c>value</c> and <c>standard_error</c>.</summary>
    public static JsonSummary Measured(Estimate estimate) => new JsonSummary().Add("value", estimate.Value).Add("standard_error", estimate.StandardError);

    /// <summary>The bins of sizes.</summary>
    public static JsonArray Sizes(IEnumerable<SizeBin> bins) => new([.. bins.Select(bin => new JsonSummary()
        .Add("size_low", bin.SizeLow)
        .Add("size_high", bin.SizeHigh)
        .Add("number_per_site", bin.NumberPerSite.Value)
        .Add("standard_error", bin.NumberPerSite.StandardError)
        .ToJson())]);

    private static JsonObject Point(LatticeMeasurement point)
    {
        JsonObject json = new JsonSummary().Add("length", point.Box.Length).Add("p", point.Probability).Add("samples", point.Samples).ToJson();
        json.Add("observables", Observables(point.Observables));
        if (point.ClusterSizes.Count > 0) json.Add("cluster_sizes", Sizes(point.ClusterSizes));
        return json;
    }
}
