using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Figures.Paper;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Reproduce;

/// <summary>What a run gives: the merged outcome, its tables, and how it compares with theory.</summary>
internal sealed class PaperResult
{
    public PaperResult(ToyOutcome outcome, string? marker)
    {
        Outcome = outcome;
        Marker = marker;
        Model = ToyTables.ModelScaling(outcome);
        Data = ToyTables.DataScaling(outcome);
        ClusterSizes = ToyTables.ClusterSizes(outcome);
        SingleClusters = ToyTables.SingleClusters(outcome);
        Scan = outcome.Scan is null ? null : ToyTables.AllocationScan(outcome.Scan);
        Width = ToyTables.WidthFit();
        ModelExponent = ExponentComparison.OfModel(outcome);
        DataExponent = ExponentComparison.OfData(outcome);
    }

    public ToyOutcome Outcome { get; }

    /// <summary>What tells this run from the paper's; null where nothing does.</summary>
    public string? Marker { get; }

    public Table Model { get; }

    public Table Data { get; }

    public Table ClusterSizes { get; }

    public Table SingleClusters { get; }

    public Table? Scan { get; }

    public Table Width { get; }

    public ExponentComparison ModelExponent { get; }

    public ExponentComparison DataExponent { get; }

    /// <summary>All tables that are written as files.</summary>
    public IReadOnlyList<Table> Tables =>
    [
        Model, Data, ToyTables.Clusters(Outcome), ClusterSizes, SingleClusters, Width, .. Scan is null ? [] : new[] { Scan },
        TheoreticalModelScaling.Tabulate(), TheoreticalDataScaling.Tabulate(),
        ExponentTables.CriticalExponents(ExponentTables.PaperRows), ExponentTables.Ratios(ExponentTables.PaperRows),
    ];

    /// <summary>The worse of the two exponents decides.</summary>
    public Verdict Judgement => (Agreement)Math.Max((int)ModelExponent.Agreement, (int)DataExponent.Agreement) switch
    {
        Agreement.WithinErrors => Figures.Verdict.Agrees,
        Agreement.Close => Figures.Verdict.Mixed,
        _ => Figures.Verdict.Disagrees,
    };

    /// <summary>The verdict in a sentence.</summary>
    public string Verdict
    {
        get
        {
            string words = Judgement switch
            {
                Figures.Verdict.Agrees => "Measurement and theory agree within two standard errors",
                Figures.Verdict.Mixed => "Measurement and theory agree to ten percent, but not within the statistical errors",
                _ => "Measurement and theory disagree by more than ten percent",
            };
            return string.Create(CultureInfo.InvariantCulture, $"{words}: {Words("model", ModelExponent)}, {Words("data", DataExponent)}. In the same window the losses themselves lie {Level(Model):+0;-0} % (model) and {Level(Data):+0;-0} % (data) from the paper's formula.");
        }
    }

    /// <summary>Measured beside predicted exponents.</summary>
    public Table Exponents()
    {
        var table = new Table("exponents", "curve", "exponent", "standard_error", "n_from", "n_to");
        Add(table, "model, published estimate", ModelExponent.Measured);
        Add(table, "model, all sites", ModelExponent.AllSites);
        Add(table, "model, paper's formula", ModelExponent.Theory);
        Add(table, "model, exact sum", ModelExponent.Exact);
        Add(table, "model, clusters drawn", ModelExponent.Drawn);
        Add(table, "data, published estimate", DataExponent.Measured);
        Add(table, "data, all sites", DataExponent.AllSites);
        Add(table, "data, paper's formula", DataExponent.Theory);
        Add(table, "data, exact sum", DataExponent.Exact);
        Add(table, "data, clusters drawn", DataExponent.Drawn);
        return table;
    }

    /// <summary>The allocation scan in numbers; null where it was left out.</summary>
    public Table? ScanSummary()
    {
        if (Outcome.Scan is not { } scan)
            return null;
        (double exponent, double breakRank) = scan.Pairs[scan.MinimumIndex];
        return new Table("scan", "pair", "b", "k_br", "loss", "noise")
            .Add("theory's pair", scan.TheoryPair.Exponent, scan.TheoryPair.BreakRank, scan.TheoryLoss, scan.Noise)
            .Add("smallest loss", exponent, breakRank, scan.AllSitesLosses[scan.MinimumIndex], scan.Noise);
    }

    /// <summary>The geometric mean of measured over predicted loss in the window of the fit, minus 1, in percent.</summary>
    private double Level(Table curve)
    {
        int scale = curve.IndexOf("n"), measured = curve.IndexOf("all_sites_median"), predicted = curve.IndexOf("theory");
        double from = ToyOutcome.FitWindow(Outcome.Parameters).From;
        double mean = curve.Rows.Where(row => (double)row[scale]! >= from).Average(row => Math.Log((double)row[measured]! / (double)row[predicted]!));
        return 100 * (Math.Exp(mean) - 1);
    }

    private static string Words(string what, ExponentComparison comparison)
    {
        string errors = comparison.DifferenceInErrors is { } distance ? string.Create(CultureInfo.InvariantCulture, $", {Math.Abs(distance):0.0} standard errors") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{what} exponent {comparison.AllSites.Exponent:0.000} against {comparison.Theory.Exponent:0.000} predicted ({100 * comparison.RelativeDifference:+0.0;-0.0} %{errors})");
    }

    private static void Add(Table table, string curve, FittedExponent fit) =>
        table.Add(curve, fit.Exponent, fit.StandardError, fit.From, fit.To);
}
