using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>What <c>compare</c> is asked for.</summary>
/// <param name="Laws">Only these laws; empty for all.</param>
/// <param name="Scale">Only laws in this scale; null for all.</param>
/// <param name="Share">The share of the largest runs that only judge; null for none.</param>
/// <param name="TrainingColumn">The column that says which runs are fitted to; null for none.</param>
/// <param name="By">The columns that divide the table into curves.</param>
/// <param name="Options">How laws are compared.</param>
/// <param name="Seed">Of the simulations that breaks are tested by.</param>
internal sealed record CompareSettings(
    IReadOnlyList<string> Laws, Scale? Scale, double? Share, string? TrainingColumn, ImmutableArray<string> By, ComparisonOptions Options, ulong Seed)
{
    /// <summary>The columns of texts that are needed.</summary>
    public ImmutableArray<string> KeptColumns => TrainingColumn is { } training ? [.. By, training] : By;
}

/// <summary>The options of <c>compare</c>, without those that say how a table is read.</summary>
internal sealed class CompareOptions
{
    private const string Automatic = "auto";

    private static readonly ValueKind<double> ShareKind = ValueKinds.Number(Interval.Inside(0, 1));

    private static readonly ValueKind<HoldOutChoice> HoldOutKind = new(
        "auto or a share between 0 and 1",
        text => text.Trim() == Automatic ? new HoldOutChoice(null) : new HoldOutChoice(ShareKind.Parse(text)),
        choice => choice.Share is { } share ? ShareKind.Format(share) : Automatic,
        choice => JsonValue.Create(choice.Share is { } share ? ShareKind.Format(share) : Automatic),
        []);

    private static readonly ValueKind<ColumnNames> ColumnsKind = new(
        "names of columns separated by commas",
        text => new ColumnNames([.. text.Split(',').Select(name => name.Trim())]).Checked(text),
        columns => string.Join(",", columns.Names),
        columns => JsonText.ToNode(columns.Names),
        []);

    private readonly Option<IReadOnlyList<string>> laws = Options.Names("--laws", "only these laws", [.. ScalingLaws.All.Select(law => law.Name)]);
    private readonly Option<string?> scale = Options.OptionalWord("--scale", "only laws in this one scale", "SCALE", [.. ((Scale[])[Scale.Parameters, Scale.Tokens, Scale.Flops]).Select(FitFile.Word)]);
    private readonly Option<HoldOutChoice> holdOut = Options.Make("--holdout", "auto (cut-offs judge and choose), or the share of the largest runs that only judge", "auto|SHARE", HoldOutKind, new HoldOutChoice(null));
    private readonly Option<string?> training = Options.Path("--training-column", "a column with 1 for runs to fit and 0 for runs that only judge", "COL");
    private readonly Option<ColumnNames?> by = Curves();
    private readonly Option<double> horizon = Options.Number("--horizon", "how many times beyond the runs the choice looks", new ComparisonOptions().Horizon, Interval.Above(1));
    private readonly Option<long> cutOffs = Options.WholeNumber("--cut-offs", "the largest number of cut-offs", new ComparisonOptions().CutOffs, Interval.Between(1, 100));
    private readonly Option<Objective> objective = Options.Make("--objective", "what is minimised: huber:DELTA, least-squares, least-absolute or asymmetric:DELTA,ABOVE", "OBJ", LawOptions.ObjectiveKind, Objective.Huber(1e-3));

    /// <summary>What laws are fitted by.</summary>
    public Option ObjectiveOption => objective;

    public IEnumerable<Option> All => [laws, scale, holdOut, training, by, horizon, cutOffs, objective];

    /// <summary>What was asked for.</summary>
    /// <exception cref="UsageException">Options contradict each other.</exception>
    public CompareSettings Settings(Invocation invocation)
    {
        double? share = invocation.Get(holdOut).Share;
        string? column = invocation.Get(training);
        if (share is not null && column is not null) throw new UsageException("--holdout and --training-column both say which runs only judge; name one of them");
        Scale? chosen = invocation.Get(scale) is { } word ? Enum.GetValues<Scale>().Single(known => FitFile.Word(known) == word) : null;
        return new CompareSettings(
            invocation.Get(laws),
            chosen,
            share,
            column,
            invocation.Get(by)?.Names ?? [],
            new ComparisonOptions
            {
                CutOffs = (int)invocation.Get(cutOffs),
                Horizon = invocation.Get(horizon),
                Fit = new FitOptions { Objective = invocation.Get(objective), Threads = invocation.Threads, Cancellation = invocation.Cancellation },
            },
            invocation.Seed);
    }

    private static Option<ColumnNames?> Curves()
    {
        Option<ColumnNames?> option = Options.Optional("--by", "columns that divide the table into curves, each compared alone", "COL[,COL]", ColumnsKind);
        option.Aliases.Add("--curves");
        return option;
    }

    private sealed record HoldOutChoice(double? Share);

    private sealed record ColumnNames(ImmutableArray<string> Names)
    {
        public ColumnNames Checked(string text)
        {
            if (Names.Any(name => name.Length == 0)) throw new PercolawException($"'{text}' has an empty name");
            return Names.Distinct().Count() == Names.Length ? this : throw new PercolawException($"'{text}' has a name twice");
        }
    }
}
