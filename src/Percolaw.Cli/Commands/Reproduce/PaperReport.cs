using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Figures.Paper;

namespace Percolaw.Cli.Commands.Reproduce;

/// <summary>The report of a run.</summary>
internal static class PaperReport
{
    public static Report Create(PaperResult paper)
    {
        ToyParameters parameters = paper.Outcome.Parameters;
        string? marker = paper.Marker;
        KeyValuePair<string, string>[] settings =
            [.. ToySettings.Configuration.Settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Format(parameters)))];
        return new Report(
            "Neural scaling laws from percolation" + (marker is null ? "" : $" ({marker})"),
            new Provenance("percolaw reproduce", VersionAction.Version, parameters.Seed, settings))
        {
            Lead = "Every figure of A. Brill, *Neural Scaling Laws Rooted in the Data Distribution* (2024, [arXiv:2412.07942](https://arxiv.org/abs/2412.07942)), computed and measured anew: clusters of critical percolation as data, a nearest-neighbour learner, and the loss against model size and data set size, beside the theory's prediction. No parameter is fitted to the measured curves; one scale factor a cluster is fitted before, to that cluster alone.",
            Banner = marker is null ? null : $"{char.ToUpperInvariant(marker[0])}{marker[1..]}: {parameters.Seeds} seeds, clusters up to {parameters.MaximumSize:N0} sites, scales up to {parameters.MaximumScale:N0}. The paper's setting is 50 seeds, 30,000,000 sites and 30,000.",
            Summary = new Summary(paper.Judgement, paper.Verdict, [Exponents(paper), .. Scan(paper)]),
            Sections = [.. Sections(paper).Select(section => Mark(section, marker))],
        };
    }

    private static IEnumerable<Section> Sections(PaperResult paper)
    {
        ToyOutcome outcome = paper.Outcome;
        yield return new Section(
            "Data as percolation clusters",
            [
                "A data point is an occupied site of a large lattice; connected points form a cluster, and the target is continuous on a cluster and independent between clusters.",
                LatticeFigure.Create((ulong)outcome.Parameters.Seed),
                .. Trees(outcome),
                SizesFigure.Create(outcome, paper.ClusterSizes),
            ]);
        yield return new Section("Theory", [.. Theory()]);
        yield return new Section(
            "Learning one cluster",
            "On one cluster the loss falls as n^{-c/D}. The scale factor says how many training sites amount to one degree of freedom; it is fitted for each cluster and used below.",
            SingleClustersFigure.Create(outcome, paper.SingleClusters));
        yield return new Section("Measured scaling", [.. Measured(paper)]);
        yield return new Section(
            "Beyond the paper",
            BeyondFigures.SmallScales(outcome, paper.Model, paper.Data),
            BeyondFigures.Learners(outcome, paper.Model, paper.Data),
            BeyondFigures.AllocationCurves(outcome, paper.Model),
            BeyondFigures.Errors(outcome, paper.Model, paper.Data));
        yield return new Section("Towards language models", WidthFigure.Create(paper.Width));
    }

    private static IEnumerable<ReportItem> Trees(ToyOutcome outcome) => TreesFigure.Create(outcome) is { } figure ? [figure] : [];

    private static IEnumerable<ReportItem> Theory()
    {
        yield return TheoreticalModelScaling.Create();
        yield return TheoreticalDataScaling.Create();
        yield return ExponentRatios.Create();
        yield return ExponentTables.ForReport(ExponentTables.PaperRows);
    }

    private static IEnumerable<ReportItem> Measured(PaperResult paper)
    {
        yield return MeasuredFigure.Create(paper.Outcome, paper.Model, paper.Data, paper.ModelExponent, paper.DataExponent);
        if (paper.Outcome.Scan is { } scan)
            yield return ScanFigure.Create(scan, paper.Scan!, paper.Outcome.Parameters.ScanDegreesOfFreedom);
    }

    private static Section Mark(Section section, string? marker) => marker is null ? section : section with
    {
        Items = [.. section.Items.Select(item => item is FigureItem { Figure: { } figure } ? new FigureItem(figure with { Title = $"{figure.Title} ({marker})" }) : item)],
    };

    private static TableItem Exponents(PaperResult paper) => new(paper.Exponents(), "Exponents, fitted in the same way over the same window; errors by a bootstrap over seeds. They hold chance only: not the choice of the window, nor what the learner does at small scales.")
    {
        Columns =
        [
            new TableColumn("scaling", "scaling"), new TableColumn("curve", "curve"), new TableColumn("exponent", "exponent", "0.000"),
            new TableColumn("standard_error", "standard error", "0.000"), new TableColumn("n_from", "from", "0"), new TableColumn("n_to", "to", "0"),
        ],
    };

    private static IEnumerable<TableItem> Scan(PaperResult paper) => paper.ScanSummary() is not { } table ? [] :
    [
        new TableItem(table, "The allocation scan: loss at all sites on the clusters of the first seed; the noise is that of one loss.")
        {
            Columns =
            [
                new TableColumn("pair", "pair"), new TableColumn("b", "b", "0.00"), new TableColumn("k_br", "k_{br}", "0.0"),
                new TableColumn("all_sites_loss", "loss", "0.0000"), new TableColumn("noise", "noise", "0.0000"),
            ],
        },
    ];
}
