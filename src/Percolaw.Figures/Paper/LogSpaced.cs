namespace Percolaw.Figures.Paper;

/// <summary>Scales at equal steps of their logarithm.</summary>
internal static class LogSpaced
{
    /// <summary>From 1 to a last value, both included.</summary>
    /// <param name="last">Above 1.</param>
    /// <param name="count">At least 2.</param>
    public static double[] From1To(double last, int count) =>
        [.. Enumerable.Range(0, count).Select(i => i == count - 1 ? last : Math.Pow(last, i / (count - 1.0)))];
}
