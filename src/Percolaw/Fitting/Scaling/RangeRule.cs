using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>An estimate from the points of a range.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Error">One standard error, statistical.</param>
/// <param name="PValue">How well the form fits there.</param>
public readonly record struct RangeEstimate(double Value, double Error, double PValue);

/// <summary>What the rule chose.</summary>
/// <param name="Index">The range.</param>
/// <param name="Accepted">False where no range fits: the last one was taken, and the spread says little.</param>
/// <param name="Spread">The largest change of the estimate over the two ranges after it, or where there is none, to the one before: the systematic part.</param>
public readonly record struct RangeChoice(int Index, bool Accepted, double Spread);

/// <summary>
/// The rule by which a range is chosen: the widest one in which the form fits with a p-value above 0.05 and from which the
/// next narrower one moves the estimate by no more than one standard error.
/// </summary>
public static class RangeRule
{
    /// <summary>A fit with a p-value up to here is rejected.</summary>
    public const double LeastPValue = 0.05;

    /// <summary>Chooses a range.</summary>
    /// <param name="ranges">From the widest to the narrowest, at least one: each leaves out more of the small scales.</param>
    /// <returns>Where no range passes, the best fitting one of the narrower half, not accepted.</returns>
    public static RangeChoice Choose(IReadOnlyList<RangeEstimate> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        Guard.AtLeast(1, ranges.Count, nameof(ranges));
        for (int i = 0; i < ranges.Count; i++)
        {
            if (ranges[i].PValue > LeastPValue && IsStable(ranges, i)) return new RangeChoice(i, true, Spread(ranges, i));
        }
        int best = Enumerable.Range(ranges.Count / 2, ranges.Count - (ranges.Count / 2)).MaxBy(i => ranges[i].PValue);
        return new RangeChoice(best, false, Spread(ranges, best));
    }

    // The estimates of two ranges share the points of the narrower one: the error of that one bounds what chance can do.
    private static bool IsStable(IReadOnlyList<RangeEstimate> ranges, int i) =>
        i == ranges.Count - 1 || Math.Abs(ranges[i + 1].Value - ranges[i].Value) <= ranges[i + 1].Error;

    private static double Spread(IReadOnlyList<RangeEstimate> ranges, int chosen)
    {
        IEnumerable<RangeEstimate> others = chosen < ranges.Count - 1 ? ranges.Skip(chosen + 1).Take(2) : ranges.SkipLast(1).TakeLast(1);
        return others.Select(range => Math.Abs(range.Value - ranges[chosen].Value)).DefaultIfEmpty(0).Max();
    }
}
