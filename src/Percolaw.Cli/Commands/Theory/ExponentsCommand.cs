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

    public string Name => "exponents";

    public string Description => "critical exponents by dimension, and which of them decides";

    public string Example => """
        percolaw theory exponents                             # the paper's table: d = 2 … 8, c = 2, 4, 6
        percolaw theory exponents --dimension 3 --c 2 --edition later
        percolaw theory exponents --format csv > exponents.csv
        percolaw theory exponents --report exponents.html     # with the figure of the ratios
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
        command.AddReport();
        command.AddForce("overwrite the report");
    }

    public int Run(Invocation invocation)
    {
        if (invocation.Report is { } report) invocation.RefuseExisting(report);
        IReadOnlyList<ExponentRow> rows = ExponentTable.Create(
            invocation.Get(dimensions).Distinct().Select(dimension => (int)dimension), invocation.Get(learners).Distinct(), invocation.Get(edition));
        if (invocation.Format == OutputFormat.Table) ExponentsForPeople.Print(invocation, rows);
        else invocation.Print(ExponentsFlat.Table(rows));
        if (invocation.Report is { } path) WriteReport(invocation, path, rows);
        return ExitCode.Done;
    }

    private IEnumerable<Option> Parameters => [dimensions, learners, edition];

    private void WriteReport(Invocation invocation, string path, IReadOnlyList<ExponentRow> rows) => TheoryReport.Write(
        invocation, path, "percolaw theory exponents", "Critical exponents and regimes", Parameters,
        ExponentRatios.Create(rows),
        ExponentTables.ForReport(rows));
}
