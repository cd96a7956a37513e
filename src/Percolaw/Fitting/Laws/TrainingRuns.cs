using System.Collections.Immutable;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// A table of training runs, one row for each trained model. Immutable. A column that the table lacks is null; all others
/// have a finite number above 0 in every row.
/// </summary>
public sealed class TrainingRuns
{
    /// <summary>Makes a table.</summary>
    /// <param name="loss">The final loss of every run, above 0.</param>
    /// <exception cref="PercolawException">A loss is not a finite number above 0.</exception>
    public TrainingRuns(ImmutableArray<double> loss)
    {
        Loss = loss.IsDefault ? [] : loss;
        Check(Loss, "loss", Loss.Length);
    }

    /// <summary>The number of rows.</summary>
    public int Count => Loss.Length;

    /// <summary>The loss of every run.</summary>
    public ImmutableArray<double> Loss { get; }

    /// <summary>N; null if not known.</summary>
    public ImmutableArray<double>? Parameters { get; init => field = Checked(value, "parameters"); }

    /// <summary>D; null if not known.</summary>
    public ImmutableArray<double>? Tokens { get; init => field = Checked(value, "tokens"); }

    /// <summary>C; null if not known.</summary>
    public ImmutableArray<double>? Flops { get; init => field = Checked(value, "FLOPs"); }

    /// <summary>U; null where all tokens are different.</summary>
    public ImmutableArray<double>? UniqueTokens { get; init => field = Checked(value, "unique tokens"); }

    /// <summary>How much a row counts, relative to others; null for all the same. A weight of 2 is the row written twice.</summary>
    public ImmutableArray<double>? Weights { get; init => field = Checked(value, "weight"); }

    /// <summary>Standard errors of the losses, in units of the loss; see <see cref="WeightedByStandardErrors"/>.</summary>
    public ImmutableArray<double>? StandardErrors { get; init => field = Checked(value, "standard error"); }

    /// <summary>Which runs belong together (a model's, say): any integers; null if each stands alone.</summary>
    public ImmutableArray<int>? Groups { get; init => field = SameLength(value, "group"); }

    /// <summary>Whether there is more than one group.</summary>
    public bool HasGroups => Groups is { } groups && groups.Any(group => group != groups[0]);

    /// <summary>The line of the file that each row came from; null if they come from no file.</summary>
    public ImmutableArray<int>? Lines { get; init => field = SameLength(value, "line"); }

    /// <summary>A scale's column; null if the table lacks it. Where U is not given, all tokens are different: U = D.</summary>
    public ImmutableArray<double>? Column(Scale scale) => scale switch
    {
        Scale.Parameters => Parameters,
        Scale.Tokens => Tokens,
        Scale.Flops => Flops,
        Scale.UniqueTokens => UniqueTokens ?? Tokens,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "is not a scale."),
    };

    /// <summary>The rows with these indices, in this order; an index may come more than once.</summary>
    public TrainingRuns Subset(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new TrainingRuns([.. rows.Select(row => Loss[row])])
        {
            Parameters = Pick(Parameters, rows),
            Tokens = Pick(Tokens, rows),
            Flops = Pick(Flops, rows),
            UniqueTokens = Pick(UniqueTokens, rows),
            Weights = Pick(Weights, rows),
            StandardErrors = Pick(StandardErrors, rows),
            Groups = Pick(Groups, rows),
            Lines = Pick(Lines, rows),
        };
    }

    /// <summary>The rows whose index fulfils a condition.</summary>
    public TrainingRuns Where(Func<int, bool> condition) => Subset([.. Enumerable.Range(0, Count).Where(condition)]);

    /// <summary>
    /// The same runs with weights (loss/standard error)², times the weights they had, with mean 1: the weights of least
    /// squares on logarithms for independent errors of these sizes.
    /// </summary>
    /// <exception cref="PercolawException">The table has no standard errors.</exception>
    public TrainingRuns WeightedByStandardErrors()
    {
        ImmutableArray<double> errors = StandardErrors
            ?? throw new PercolawException("the runs have no standard errors to weight by; add a column or leave the weights out");
        double[] logWeights = [.. Loss.Select((loss, i) => (2 * (Math.Log(loss) - Math.Log(errors[i]))) + Math.Log(Weights?[i] ?? 1))];
        double largest = logWeights.DefaultIfEmpty().Max();
        double mean = logWeights.Select(weight => Math.Exp(weight - largest)).DefaultIfEmpty(1).Average();
        TrainingRuns copy = Subset([.. Enumerable.Range(0, Count)]);
        // Weights that underflow would be 0, which a weight must not be.
        return copy.With([.. logWeights.Select(weight => Math.Max(1e-300, Math.Exp(weight - largest) / mean))]);
    }

    private TrainingRuns With(ImmutableArray<double> weights) => new(Loss)
    {
        Parameters = Parameters,
        Tokens = Tokens,
        Flops = Flops,
        UniqueTokens = UniqueTokens,
        Weights = weights,
        StandardErrors = StandardErrors,
        Groups = Groups,
        Lines = Lines,
    };

    private static ImmutableArray<T>? Pick<T>(ImmutableArray<T>? column, IReadOnlyList<int> rows) =>
        column is { } values ? [.. rows.Select(row => values[row])] : null;

    private ImmutableArray<double>? Checked(ImmutableArray<double>? column, string name)
    {
        if (column is { } values) Check(values, name, Count);
        return column;
    }

    private ImmutableArray<int>? SameLength(ImmutableArray<int>? column, string name)
    {
        if (column is { } values) Guard.SameLength(values.Length, Count, name);
        return column;
    }

    private static void Check(ImmutableArray<double> values, string name, int count)
    {
        Guard.SameLength(values.Length, count, name);
        for (int row = 0; row < values.Length; row++)
        {
            if (!(values[row] > 0 && double.IsFinite(values[row])))
                throw new PercolawException(FormattableString.Invariant($"run {row + 1} has {name} {values[row]}; it must be a finite number above 0"));
        }
    }
}
