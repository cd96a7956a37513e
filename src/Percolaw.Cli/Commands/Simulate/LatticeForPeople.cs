using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The results on a terminal: every observable of one point, or the main ones of many.</summary>
internal static class LatticeForPeople
{
    private static readonly string[] Main =
        ["percolation_strength", "mean_cluster_size_without_largest", "clusters_per_site", "wrapping_given", "spanning", "correlation_length"];

    public static void Say(Invocation invocation, LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points)
    {
        foreach (string line in WrappedText.Lines(Heading(parameters, points))) invocation.Say(line);
        invocation.Say("");
        invocation.Print(points.Count == 1 ? One(points[0]) : Many(points));
        invocation.Say("");
        foreach (string line in WrappedText.Lines(
            "In brackets one standard error in units of the last digits, of statistics alone: a finite box has effects that it does not hold."))
            invocation.Say(line);
    }

    /// <summary>What was run, in a sentence or two.</summary>
    public static string Heading(LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points)
    {
        string what = parameters.Kind == PercolationKind.Site ? "Site" : "Bond";
        string boundary = parameters.Boundary == Boundary.Periodic ? "periodic" : "free";
        string lengths = string.Join(", ", parameters.Lengths);
        string samples = parameters.Sweep ? "sweeps" : "configurations";
        string p = parameters.Probabilities.Count == 1 ? $" at p = {TextTable.Number(parameters.Probabilities[0])}" : "";
        return $"{what} percolation on the {parameters.Lattice} lattice, d = {parameters.Dimension}, L = {lengths}, {boundary}{p}; "
            + $"{points[0].Samples} {samples}{(points.Count > 1 ? " for each length" + (parameters.Sweep ? "" : " and p") : "")}.{Threshold(parameters)}";
    }

    private static string Threshold(LatticeParameters parameters) => parameters.MakeLattice().Threshold(parameters.Kind) is { } known
        ? $" p_c = {MeasuredText.Of(known.Value, known.StandardError)} ({known.Source})."
        : "";

    private static Table One(LatticeMeasurement point)
    {
        Table table = new("observables", "observable", "value");
        foreach (Observable observable in point.Observables) table.Add(observable.Name, Text(observable.Estimate));
        return table;
    }

    private static Table Many(IReadOnlyList<LatticeMeasurement> points)
    {
        string[] names = [.. Main.Where(name => points.Any(point => point.Find(name) is not null))];
        Table table = new("observables", ["length", "p", .. names]);
        foreach (LatticeMeasurement point in points)
            table.Add([point.Box.Length, point.Probability, .. names.Select(name => point.Find(name) is { } estimate ? Text(estimate) : null)]);
        return table;
    }

    private static string Text(Estimate estimate) => MeasuredText.Of(estimate.Value, estimate.StandardError);
}
