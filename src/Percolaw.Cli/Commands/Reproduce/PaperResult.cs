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

    /// <summary>
    /// Exponents and levels against the paper's formula: all within the errors is agreement, an exponent off by more than
    /// ten percent disagreement, anything else mixed.
    /// </summary>
    public Verdict Judgement
    {
        get
        {
            Agreement exponents = Worse(ModelExponent.Agreement, DataExponent.Agreement);
            if (!Outcome.Parameters.IsMeanFieldAtThreshold || exponents == Agreement.Undecided)
                return Figures.Verdict.None;
            if (exponents == Agreement.Disagrees)
                return Figures.Verdict.Disagrees;
            Agreement levels = Worse(ModelExponent.LevelAgreement, DataExponent.LevelAgreement);
            return Worse(exponents, levels) == Agreement.WithinErrors ? Figures.Verdict.Agrees : Figures.Verdict.Mixed;
        }
    }

    /// <summary>The verdict in words.</summary>
    public string Verdict
    {
        get
        {
            if (!Outcome.Parameters.IsMeanFieldAtThreshold)
                return "No verdict: the clusters drawn are those of mean field, τ = 5/2, and the theory is asked for other exponents or for the threshold.";
            string words = Worse(ModelExponent.Agreement, DataExponent.Agreement) switch
            {
                Agreement.WithinErrors => "The exponents agree with the paper's formula within two standard errors",
                Agreement.Close => "The exponents agree with the paper's formula to ten percent, but not within two standard errors",
                Agreement.Undecided => "There are too few seeds to say whether the exponents agree with the paper's formula",
                _ => "The exponents disagree with the paper's formula",
            };
            return $"{words}: {Words("model", ModelExponent)}, {Words("data", DataExponent)}. The losses themselves lie {Level("model", ModelExponent)} and {Level("data", DataExponent)} from the formula.";
        }
    }

    /// <summary>Measured beside predicted exponents.</summary>
    public Table Exponents()
    {
        var table = new Table("exponents", "scaling", "curve", "exponent", "standard_error", "n_from", "n_to");
        if (ModelExponent.Published is { } publishedModel)
            Add(table, "model", "published estimate", publishedModel);
        Add(table, "model", "all sites", ModelExponent.AllSites);
        Add(table, "model", "paper's formula", ModelExponent.Theory);
        Add(table, "model", "exact sum", ModelExponent.Exact);
        Add(table, "model", "clusters drawn", ModelExponent.Drawn);
        if (DataExponent.Published is { } publishedData)
            Add(table, "data", "published estimate", publishedData);
        Add(table, "data", "all sites", DataExponent.AllSites);
        Add(table, "data", "paper's formula", DataExponent.Theory);
        Add(table, "data", "exact sum", DataExponent.Exact);
        Add(table, "data", "clusters drawn", DataExponent.Drawn);
        return table;
    }

    /// <summary>The allocation scan in numbers; null where it was left out.</summary>
    public Table? ScanSummary()
    {
        if (Outcome.Scan is not { } scan)
            return null;
        (double exponent, double breakRank) = scan.Pairs[scan.MinimumIndex];
        return new Table("scan", "pair", "b", "k_br", "all_sites_loss", "noise")
            .Add("theory's pair", scan.TheoryPair.Exponent, scan.TheoryPair.BreakRank, scan.TheoryLoss, scan.Noise)
            .Add("optimal end point", scan.OptimalEndPair.Exponent, scan.OptimalEndPair.BreakRank, scan.OptimalEndLoss, scan.OptimalEndNoise)
            .Add("smallest loss", exponent, breakRank, scan.AllSitesLosses[scan.MinimumIndex], null);
    }

    private static Agreement Worse(Agreement first, Agreement second) => (Agreement)Math.Max((int)first, (int)second);

    private static string Words(string what, ExponentComparison comparison)
    {
        string errors = comparison.Errors(comparison.Measured) is { } distance ? string.Create(CultureInfo.InvariantCulture, $", {Math.Abs(distance):0.0} standard errors") : "";
        double relative = (comparison.Measured.Exponent / comparison.Theory.Exponent) - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{what} {comparison.Measured.Exponent:0.000} against {comparison.Theory.Exponent:0.000} ({100 * relative:+0.0;-0.0} %{errors})");
    }

    private static string Level(string what, ExponentComparison comparison)
    {
        string error = double.IsNaN(comparison.LevelError) ? "" : string.Create(CultureInfo.InvariantCulture, $" ± {100 * comparison.LevelError:0}");
        return string.Create(CultureInfo.InvariantCulture, $"{100 * (Math.Exp(comparison.Level) - 1):+0;-0}{error} % ({what})");
    }

    private static void Add(Table table, string scaling, string curve, FittedExponent fit) =>
        table.Add(scaling, curve, fit.Exponent, fit.StandardError, fit.From, fit.To);
}
