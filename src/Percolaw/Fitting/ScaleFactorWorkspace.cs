using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>Scratch memory of <see cref="ScaleFactorFit"/>. Not for two threads at a time; results do not depend on what it held before.</summary>
public sealed class ScaleFactorWorkspace
{
    private double[] logSites = [];
    private double[] logLosses = [];
    private double[] breaks = [];

    internal ScaleFactorObjective Prepare(ReadOnlySpan<double> trainingSites, ReadOnlySpan<double> losses, double clusterExponent, double delta)
    {
        Guard.SameLength(losses.Length, trainingSites.Length, nameof(losses));
        if (logSites.Length < losses.Length)
            (logSites, logLosses, breaks) = (new double[losses.Length], new double[losses.Length], new double[3 * losses.Length]);
        int count = 0;
        for (int i = 0; i < losses.Length; i++)
        {
            RequirePositive(trainingSites[i], i, nameof(trainingSites));
            if (double.IsNaN(losses[i]))
                continue;
            RequirePositive(losses[i], i, nameof(losses));
            logSites[count] = Math.Log(trainingSites[i]);
            logLosses[count++] = Math.Log(losses[i]);
        }
        if (count == 0)
            throw new ArgumentException("has no loss that could be fitted.", nameof(losses));
        return new ScaleFactorObjective(logSites.AsSpan(0, count), logLosses.AsSpan(0, count), clusterExponent, delta);
    }

    internal ReadOnlySpan<double> Breaks(ScaleFactorObjective objective)
    {
        Span<double> found = breaks.AsSpan(0, objective.Breaks(breaks));
        found.Sort();
        return found;
    }

    private static void RequirePositive(double value, int index, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentException(FormattableString.Invariant($"has {value} at index {index}; must be finite and above 0."), name);
    }
}
