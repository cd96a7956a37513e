using System.Collections.Immutable;
using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>The scales at which a loss is predicted: given by options, or what follows from them.</summary>
internal sealed class PredictionScales
{
    private const double FlopsPerParameterAndToken = 6;

    private readonly Option<ScaleValues?> parameters = Make(RunRole.Parameters, "parameters: one or a list");
    private readonly Option<ScaleValues?> tokens = Make(RunRole.Tokens, "training tokens");
    private readonly Option<ScaleValues?> flops = Make(RunRole.Flops, "training FLOPs; alone, the optimal parameters and tokens are taken");
    private readonly Option<ScaleValues?> unique = Make(RunRole.UniqueTokens, "different tokens among them [all]");

    public IEnumerable<Option> All => [parameters, tokens, flops, unique];

    /// <summary>What is given, as columns of a table.</summary>
    public IEnumerable<KeyValuePair<RunRole, string>> Columns(Invocation invocation)
    {
        (RunRole Role, Option<ScaleValues?> Option)[] all =
            [(RunRole.Parameters, parameters), (RunRole.Tokens, tokens), (RunRole.Flops, flops), (RunRole.UniqueTokens, unique)];
        return all.Where(pair => invocation.Has(pair.Option)).Select(pair => KeyValuePair.Create(pair.Role, invocation.Get(pair.Option)!.Text));
    }

    /// <summary>The rows to predict; a list of one value serves all rows.</summary>
    /// <exception cref="UsageException">Scales are missing, or lists have different lengths.</exception>
    public TrainingRuns Rows(LawFit fit, Invocation invocation)
    {
        double[]? n = Given(parameters, invocation), d = Given(tokens, invocation), c = Given(flops, invocation), u = Given(unique, invocation);
        int count = CommonLength(n, d, c, u);
        if (u is not null && !fit.Law.Scales.Contains(Scale.UniqueTokens))
            throw new UsageException($"--unique-tokens: the law {fit.Law.Name} does not know what repeated tokens are worth; data-limited does, and plan takes published constants for chinchilla");
        (n, d, c, u) = (Repeat(n, count), Repeat(d, count), Repeat(c, count), Repeat(u, count));
        if (n is not null && d is not null && c is not null)
            throw new UsageException("--params, --tokens and --flops: name two of them; the third follows from C = 6 N D");
        if (n is not null && d is not null) c = Zip(n, d, (size, data) => FlopsPerParameterAndToken * size * data);
        else if (c is not null && n is not null) d = Zip(c, n, (budget, size) => budget / FlopsPerParameterAndToken / size);
        else if (c is not null && d is not null) n = Zip(c, d, (budget, data) => budget / FlopsPerParameterAndToken / data);
        else if (c is not null && fit.Law.Scales.Contains(Scale.Parameters)) (n, d) = Optimal(fit, c);
        TrainingRuns rows = new([.. Enumerable.Repeat(1.0, count)])
        {
            Parameters = Column(n),
            Tokens = Column(d),
            Flops = Column(c),
            UniqueTokens = Column(u),
        };
        Scale[] missing = [.. fit.Law.Scales.Where(scale => rows.Column(scale) is null)];
        return missing.Length == 0 ? rows : throw new UsageException(
            $"the law {fit.Law.Name} needs {string.Join(" and ", missing.Select(scale => FitFile.Word(scale).Replace('_', ' ')))}: name {string.Join(" and ", missing.Select(OptionFor))}");
    }

    private static (double[] Parameters, double[] Tokens) Optimal(LawFit fit, double[] budgets)
    {
        double[] values = [.. fit.Coefficients.Select(coefficient => coefficient.Value)];
        double[] At(string name) => [.. budgets.Select(budget => fit.Law.DerivedAt(budget).FirstOrDefault(quantity => quantity.Name == name)?.Value(values)
            ?? throw new UsageException($"--flops alone: the law {fit.Law.Name} has no optimal allocation; name --params or --tokens too"))];
        return (At("optimal_parameters"), At("optimal_tokens"));
    }

    private static Option<ScaleValues?> Make(RunRole role, string description) =>
        Options.Optional(RunColumns.OptionName(role), $"{description}; with --backtest, the column", "LIST|COL", ScaleValues.Kind);

    private static double[]? Given(Option<ScaleValues?> option, Invocation invocation) =>
        invocation.Get(option) is { } values ? [.. values.In(option.Name)] : null;

    private static int CommonLength(params double[]?[] lists)
    {
        int[] lengths = [.. lists.OfType<double[]>().Select(list => list.Length).Where(length => length > 1).Distinct()];
        return lengths.Length switch
        {
            0 => 1,
            1 => lengths[0],
            _ => throw new UsageException($"lists of scales have {string.Join(" and ", lengths.Order())} values; give as many for each, or one"),
        };
    }

    private static double[]? Repeat(double[]? list, int count) => list is { Length: 1 } ? [.. Enumerable.Repeat(list[0], count)] : list;

    private static double[] Zip(double[] first, double[] second, Func<double, double, double> of) => [.. first.Zip(second, of)];

    private static ImmutableArray<double>? Column(double[]? values) => values is null ? null : [.. values];

    private static string OptionFor(Scale scale) => scale switch
    {
        Scale.Parameters => "--params",
        Scale.Tokens => "--tokens",
        Scale.Flops => "--flops",
        _ => "--unique-tokens",
    };
}
