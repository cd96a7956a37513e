using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Figures.Paper;
using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>Prints critical exponents and the regimes that follow, with sources.</summary>
internal sealed class ExponentsCommand : IProgramCommand
{
    private readonly Option<IReadOnlyList<long>> dimensions = Options.WholeNumbers("--dimension", "lattice dimensions d", "2..8", Dimensions);
    private readonly Option<IReadOnlyList<double>> learners = Options.Numbers(
        "--c", "approximation exponents c: 2, 4, 6 for a piecewise constant, linear, quadratic learner", "2,4,6", Learners);

    private readonly Option<ExponentEdition> edition = Edition();
    private readonly Option<string?> measured = new("--measured")
    {
        Description = "tau and D as percolaw estimate exponents measured them: its JSON or run folder; without FILE, they are measured now",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public string Name => "exponents";

    public string Description => "critical exponents by dimension, and which of them decides";

    public string Example => """
        percolaw theory exponents                             # the paper's table: d = 2 … 8, c = 2, 4, 6
        percolaw theory exponents --dimension 3 --c 2 --edition later
        percolaw theory exponents --format csv > exponents.csv
        percolaw theory exponents --report exponents.html     # with the figure of the ratios
        percolaw theory exponents --measured m.json --report measured.html    # with error bars
        """;

    /// <summary>The dimensions that the theory's commands accept.</summary>
    public static Interval Dimensions => Interval.Between(2, 1_000_000);

    /// <summary>The approximation exponents that the theory's commands accept.</summary>
    public static Interval Learners => Interval.Above(0);

    public static Option<ExponentEdition> Edition() =>
        Options.Choice("--edition", "whose critical exponents: the paper's, or later published ones", ExponentEdition.Paper);

    public void Declare(Command command)
    {
        foreach (Option option in Parameters) command.Add(option);
        command.AddOutput();
        command.AddThreads();
        command.AddReport();
        command.AddForce("overwrite the report");
    }

    public int Run(Invocation invocation)
    {
        if (invocation.Report is { } report) invocation.RefuseExisting(report);
        IReadOnlyList<ExponentRow> rows = invocation.Has(measured) ? Measured(invocation) : Published(invocation, Chosen(invocation));
        if (invocation.Format == OutputFormat.Table) ExponentsForPeople.Print(invocation, rows);
        else invocation.Print(ExponentsFlat.Table(rows));
        if (invocation.Report is { } path) WriteReport(invocation, path, rows);
        return ExitCode.Done;
    }

    private IEnumerable<Option> Parameters => [dimensions, learners, edition, measured];

    private IEnumerable<int> Chosen(Invocation invocation) => invocation.Get(dimensions).Distinct().Select(dimension => (int)dimension);

    private IReadOnlyList<ExponentRow> Published(Invocation invocation, IEnumerable<int> of) =>
        ExponentTable.Create(of, invocation.Get(learners).Distinct(), invocation.Get(edition));

    // From a file, those of its dimensions that the user wants.
    private IReadOnlyList<ExponentRow> Measured(Invocation invocation)
    {
        IReadOnlyList<CriticalExponents> found = invocation.Get(measured) is { } path
            ? [.. MeasuredFile.Read(path).Where(critical => !invocation.Has(dimensions) || Chosen(invocation).Contains(critical.Dimension))]
            : MeasuredHere.Run(invocation, Chosen(invocation));
        if (found.Count == 0) throw new PercolawException("none of the dimensions wanted was measured");
        return [.. found.SelectMany(critical => invocation.Get(learners).Distinct().Select(c => new ExponentRow(critical, c)))];
    }

    private void WriteReport(Invocation invocation, string path, IReadOnlyList<ExponentRow> rows) => TheoryReport.Write(
        invocation, path, "percolaw theory exponents", "Critical exponents and regimes", Parameters,
        invocation.Has(measured)
            ? MeasuredRatios.Create(rows, Published(invocation, rows.Select(row => row.Critical.Dimension).Distinct()))
            : ExponentRatios.Create(rows),
        ExponentTables.ForReport(rows));
}
