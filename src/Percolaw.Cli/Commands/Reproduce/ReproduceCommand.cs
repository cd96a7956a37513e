using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Runs;

namespace Percolaw.Cli.Commands.Reproduce;

/// <summary>The paper: every figure and table, measured against theory, in one report.</summary>
internal sealed class ReproduceCommand() : RunCommand<ToyParameters, ToyTaskResult>(ToySettings.Configuration)
{
    public const string Summary = "the paper: every figure and table, measured against theory";

    private const string Folder = "runs/reproduce", QuickFolder = "runs/reproduce-quick";

    private readonly Option<bool> quick = Framework.Options.Flag("--quick", "the same, small enough to end in about ten seconds");

    public override string Name => "reproduce";

    public override string Description => Summary;

    public override string Example => """
        percolaw reproduce --quick

        runs a small version of the experiment in about ten seconds; then open
        runs/reproduce-quick/report.html. Without --quick it is the paper's own size.

        percolaw reproduce --print-config > paper.yaml
        percolaw reproduce --config paper.yaml --out runs/mine

        writes all settings with comments, and runs what you made of them.
        """;

    protected override int Revision => 4;

    protected override string TaskWord => "tasks";

    protected override string DefaultFolderHelp => $"{Folder}, with --quick {QuickFolder}";

    protected override string DefaultFolder(Invocation invocation) => invocation.Get(quick) ? QuickFolder : Folder;

    protected override ToyParameters Start(Invocation invocation) => invocation.Get(quick) ? ToyParameters.Quick : base.Start(invocation);

    protected override bool IsOption(Setting<ToyParameters> setting) => ToySettings.Options.Contains(setting.Name);

    protected override void DeclareMore(Command command)
    {
        command.Add(quick);
        command.AddOutput("exponents", "scan");
    }

    protected override ulong SeedOf(ToyParameters parameters) => (ulong)parameters.Seed;

    protected override IExperiment<ToyTaskResult> Create(ToyParameters parameters) => new ToyExperiment(parameters);

    protected override void Publish(RunResult<ToyParameters, ToyTaskResult> result, Invocation invocation)
    {
        var paper = new PaperResult(new ToyOutcome(result.Parameters, result.Results), Marker(result.Parameters));
        foreach (Table table in paper.Tables)
            result.Folder.WriteTable(table);
        result.Folder.WriteSummary(PaperSummary.Create(paper));
        ReportFiles.Write(result.Folder, PaperReport.Create(paper), invocation);
        Say(result, paper, invocation);
    }

    /// <summary>What tells these parameters from the paper's, whatever seed; null where nothing does.</summary>
    private static string? Marker(ToyParameters parameters)
    {
        ToyParameters other = parameters with { Seed = 0 };
        if (other == new ToyParameters())
            return null;
        return other == ToyParameters.Quick ? "quick run" : "not the paper's setting";
    }

    private static void Say(RunResult<ToyParameters, ToyTaskResult> result, PaperResult paper, Invocation invocation)
    {
        invocation.Print([.. new[] { paper.Exponents(), paper.ScanSummary() }.OfType<Table>()]);
        invocation.Say("");
        foreach (string line in WrappedText.Lines(paper.Verdict))
            invocation.Say(line);
        if (paper.Marker is { } marker)
            invocation.Say($"{char.ToUpperInvariant(marker[0])}{marker[1..]}: compare with the full run before you quote it.");
        string time = result.Folder.State == RunState.Complete ? "Results of an earlier run" : ProgressText.Duration(result.Elapsed);
        invocation.Say($"{time} for {paper.Outcome.Seeds.Count} seeds, {paper.Outcome.Seeds.Sum(seed => seed.Survey.Sites) / 1e6:0.#} million sites in clusters");
        invocation.Say($"report: {result.Folder.PathOf("report.html")}");
    }
}
