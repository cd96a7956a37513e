using Percolaw.Figures;
using Percolaw.Figures.Percolation;
using Percolaw.Formats;

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

    private static TableItem Numbers(IReadOnlyList<LatticeEstimate> estimates) => new(EstimateTables.Estimates(estimates), Errors)
    {
        Columns =
        [
            new TableColumn("dimension", "d", "0"), new TableColumn("kind", "kind"), new TableColumn("name", "name"), new TableColumn("value", "estimate", "G7"),
            new TableColumn("statistical_error", "statistical", "0.0E0"), new TableColumn("systematic_error", "systematic", "0.0E0"),
            new TableColumn("published", "published", "G7"), new TableColumn("difference_in_standard_errors", "difference", "0.0"),
            new TableColumn("chi_squared", "χ²", "0.0"), new TableColumn("degrees_of_freedom", "of", "0"), new TableColumn("method", "method"),
            new TableColumn("source", "source"),
        ],
    };

    private static IEnumerable<Section> Fits(IReadOnlyList<LatticeEstimate> estimates) => estimates
        .Where(estimate => estimate.Estimate.Picture is not null)
        .GroupBy(estimate => (estimate.Dimension, estimate.Kind))
        .Select(group => new Section($"Fits: {Names.ToChoice(group.Key.Kind.ToString())}s, d = {group.Key.Dimension}", [.. group.Select(estimate =>
            (ReportItem)FitFigure.Create($"{estimate.Estimate.Name.Replace('_', '-')}-{Names.ToChoice(estimate.Kind.ToString())}-{estimate.Dimension}", estimate.Estimate))]));
}
