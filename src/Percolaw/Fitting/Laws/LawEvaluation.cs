using System.Collections.Immutable;

namespace Percolaw.Fitting;

/// <summary>A law at the rows of a table.</summary>
public static class LawEvaluation
{
    /// <summary>The law's losses.</summary>
    /// <param name="law">The law.</param>
    /// <param name="fitted">Its coefficients in fitted form.</param>
    /// <param name="rows">The scales; losses do not matter.</param>
    public static double[] Losses(IScalingLaw law, IReadOnlyList<double> fitted, TrainingRuns rows) =>
        [.. LogLosses(law, [.. fitted], LogColumns.Of(law, rows)).Select(Math.Exp)];

    /// <summary>Coefficients in their own units.</summary>
    /// <param name="law">The law.</param>
    /// <param name="fitted">Its coefficients in fitted form.</param>
    public static double[] Values(IScalingLaw law, IReadOnlyList<double> fitted)
    {
        ArgumentNullException.ThrowIfNull(law);
        return [.. law.Coefficients.Select((coefficient, i) => coefficient.FromFitted(fitted[i]))];
    }

    /// <summary>ln of the law's losses.</summary>
    internal static double[] LogLosses(IScalingLaw law, ReadOnlySpan<double> fitted, LogColumns columns)
    {
        double[] logLoss = new double[columns.PaddedCount];
        law.Evaluate(columns.Block(0, logLoss.Length), fitted, logLoss, []);
        return logLoss[..columns.Count];
    }
}

/// <summary>Natural logarithms of the scales that a law needs, padded to whole vectors with copies of the last row.</summary>
internal sealed class LogColumns
{
    private readonly double[]?[] columns = new double[]?[4];

    private LogColumns(int count) => Count = count;

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>Rows with the padding.</summary>
    public int PaddedCount => Lanes.Padded(Count);

    /// <summary>Takes the logarithms.</summary>
    /// <exception cref="PercolawException">The runs lack a scale.</exception>
    public static LogColumns Of(IScalingLaw law, TrainingRuns runs)
    {
        LogColumns result = new(runs.Count);
        foreach (Scale scale in law.Scales)
        {
            ImmutableArray<double> values = runs.Column(scale)
                ?? throw new PercolawException($"the runs have no {ScalingLaws.Word(scale)}, which the law {law.Name} needs; add the column or choose another law");
            result.columns[(int)scale] = Logarithms(values);
        }
        return result;
    }

    /// <summary>Some rows: both numbers are multiples of 8.</summary>
    public ScaleBlock Block(int first, int count) => new()
    {
        LogParameters = Part(Scale.Parameters, first, count),
        LogTokens = Part(Scale.Tokens, first, count),
        LogFlops = Part(Scale.Flops, first, count),
        LogUniqueTokens = Part(Scale.UniqueTokens, first, count),
    };

    /// <summary>Natural logarithms, padded with copies of the last.</summary>
    internal static double[] Logarithms(ImmutableArray<double> values)
    {
        double[] logs = new double[Lanes.Padded(values.Length)];
        for (int i = 0; i < logs.Length; i++)
            logs[i] = Math.Log(values[Math.Min(i, values.Length - 1)]);
        return logs;
    }

    private ReadOnlySpan<double> Part(Scale scale, int first, int count) =>
        columns[(int)scale] is { } column ? column.AsSpan(first, count) : [];
}
