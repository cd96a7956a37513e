using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Figures.Percolation;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Estimates;

/// <summary>The reports of <c>estimate</c>: the numbers, and every fit with its residuals.</summary>
internal static class EstimateReport
{
    private const string Errors =
        "The statistical part is one standard error within the chosen form and range. The systematic part is what neighbouring ranges and other "
        + "correction exponents change. The difference from the published value is in standard errors of both together.";

    public static Report Thresholds(IReadOnlyList<LatticeEstimate> estimates, Provenance provenance) =>
        new("Percolation thresholds, measured", provenance)
        {
            Lead = "Thresholds of hypercubic lattices with their uncertainty, beside the published values.",
            Sections = [new Section("Estimates", Numbers(estimates)), .. Fits(estimates)],
        };

    public static Report Exponents(IReadOnlyList<LatticeEstimate> estimates, Table laws, Provenance provenance) =>
        new("Critical exponents, measured", provenance)
        {
            Lead = "Critical exponents of percolation on hypercubic lattices with their uncertainty, beside the published values.",
            Sections =
            [
                new Section("Estimates", Numbers(estimates)),
                .. Fits(estimates),
                new Section("Laws of sizes", new TableItem(laws,
                    "Laws fitted by maximum likelihood to the same sizes as the first one of each dimension, from which τ is. A positive logarithm of the "
                    + "likelihood ratio speaks for that one; its value over its standard deviation and the p-value are those of Vuong's test.")),
            ],
        };

    private static ReportItem[] Numbers(IReadOnlyList<LatticeEstimate> estimates) =>
    [
        new TableItem(Values(estimates), Errors),
        new TableItem(Sources(estimates), "How each was measured, and whose value it is compared with."),
    ];

    private static Table Values(IReadOnlyList<LatticeEstimate> estimates)
    {
        Table table = new("values", "d", "kind", "name", "estimate", "statistical", "systematic", "published", "difference", "chi2");
        foreach ((int dimension, PercolationKind kind, CriticalEstimate of) in estimates)
        {
            table.Add(
                dimension, Names.ToChoice(kind.ToString()), of.Name + (of.Accepted ? "" : " (no range fits)"), MeasuredText.Of(of.Value, of.StandardError),
                of.StatisticalError, of.SystematicError,
                of.Published is { } published ? MeasuredText.Of(published.Value, published.StandardError) : null,
                of.Difference is { } difference ? Math.Round(difference, 1) : null,
                of.ChiSquare is { } chiSquare ? FormattableString.Invariant($"{chiSquare.Value:0.0}/{chiSquare.DegreesOfFreedom}") : null);
        }
        return table;
    }

    private static Table Sources(IReadOnlyList<LatticeEstimate> estimates)
    {
        Table table = new("sources", "d", "name", "method", "source");
        foreach ((int dimension, _, CriticalEstimate of) in estimates) table.Add(dimension, of.Name, of.Method, of.Published?.Source);
        return table;
    }

    private static IEnumerable<Section> Fits(IReadOnlyList<LatticeEstimate> estimates) => estimates
        .Where(estimate => estimate.Estimate.Picture is not null)
        .GroupBy(estimate => (estimate.Dimension, estimate.Kind))
        .Select(group => new Section($"Fits: {Names.ToChoice(group.Key.Kind.ToString())}s, d = {group.Key.Dimension}", [.. group.Select(estimate =>
            (ReportItem)FitFigure.Create($"{estimate.Estimate.Name.Replace('_', '-')}-{Names.ToChoice(estimate.Kind.ToString())}-{estimate.Dimension}", estimate.Estimate))]));
}
