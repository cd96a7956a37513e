using System.Collections.Immutable;

namespace Percolaw.Fitting;

/// <summary>Where the logarithms of a column lie.</summary>
/// <param name="Low">The smallest.</param>
/// <param name="Middle">The median.</param>
/// <param name="High">The largest.</param>
internal readonly record struct LogRange(double Low, double Middle, double High)
{
    /// <summary>From the smallest to the largest.</summary>
    public double Length => High - Low;

    /// <summary>Of a scale that the runs have.</summary>
    public static LogRange Of(TrainingRuns runs, Scale scale) => Of(runs.Column(scale)
        ?? throw new PercolawException($"the runs have no {ScalingLaws.Word(scale)}, which the law needs; add the column or choose another law"));

    /// <summary>Of the losses.</summary>
    public static LogRange OfLoss(TrainingRuns runs) => Of(runs.Loss);

    private static LogRange Of(ImmutableArray<double> values)
    {
        double[] logs = [.. values.Select(Math.Log).Order()];
        return new LogRange(logs[0], logs[logs.Length / 2], logs[^1]);
    }
}
