using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Figures;
using Percolaw.Figures.Paper;
using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>Prints a scaling law at some scales.</summary>
internal sealed class CurveCommand(CurveKind kind) : IProgramCommand
{
    // Up to here a double has every whole number: a rank stays exact.
    private const double MostClusters = 1e15;

    private readonly Option<double> alpha = Options.Number("--alpha", "alpha, the quanta exponent", 1, Interval.Between(1e-6, 1e6));
    private readonly Option<double> clusterExponent = Options.Number("--c-over-d", "c/D, the exponent on one cluster", 0.5, Interval.Between(1e-6, 1e6));

    private readonly Option<IReadOnlyList<double>> at =
        Options.Numbers("--at", kind.Scale, "1,10,100,1e3,1e4,1e5,1e6,1e7,1e8", Interval.Above(0));

    private readonly Option<long?> clusters = Options.OptionalWholeNumber(
        "--clusters", "a finite number of clusters; implies --method exact [infinitely many]", Interval.Between(1, MostClusters));

    private readonly Option<CurveMethod> method = Options.Choice("--method", "how the sum over clusters is done", CurveMethod.Integral);
    private readonly Option<bool> raw = Options.Flag("--raw", "the loss as the formula gives it, not normalised to 1 at n = 1");

    public string Name => kind.Name;

    public string Description => kind.Description;

    public string Example => kind.Example;

    public void Declare(Command command)
    {
        foreach (Option option in Parameters) command.Add(option);
        command.AddOutput();
        command.AddReport();
        command.AddForce("overwrite the report");
    }

    public int Run(Invocation invocation)
    {
        ScalingCurve curve = Curve(invocation);
        if (invocation.Report is { } report) invocation.RefuseExisting(report);
        IReadOnlyList<double> scales = invocation.Get(at);
        Table table = CurveTable.Make($"{kind.Name}_scaling", curve, scales, invocation.Get(raw));
        invocation.Print(table);
        invocation.Say("");
        foreach (string line in WrappedText.Lines(AsymptoteWords.Of(curve, kind.QuantaLimit))) invocation.Say(line);
        if (CurveTable.HasUnderflow(table)) invocation.Warn("a loss below 5e-324, the smallest number of 64 bits, is written as 0");
        if (invocation.Report is { } path) WriteReport(invocation, path, CurveAndAsymptote.Create(curve, scales));
        return ExitCode.Done;
    }

    private IEnumerable<Option> Parameters => [alpha, clusterExponent, at, clusters, method, raw];

    private ScalingCurve Curve(Invocation invocation)
    {
        (double quanta, double cluster) = (invocation.Get(alpha), invocation.Get(clusterExponent));
        long? count = invocation.Get(clusters);
        bool integral = invocation.Get(method) == CurveMethod.Integral;
        if (count is not null && integral && invocation.Has(method))
            throw new UsageException("--clusters needs --method exact: the integral formulas are for infinitely many clusters");
        return integral && count is null ? kind.Integral(quanta, cluster) : kind.Exact(quanta, cluster, count);
    }

    private void WriteReport(Invocation invocation, string path, Figure figure) =>
        TheoryReport.Write(invocation, path, $"percolaw theory {kind.Name}", figure.Title, Parameters, figure);
}
