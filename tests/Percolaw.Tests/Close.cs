namespace Percolaw.Tests;

/// <summary>Comparison by relative deviation, which Shouldly lacks.</summary>
internal static class Close
{
    /// <summary>Fails unless |actual - expected| ≤ tolerance · |expected|.</summary>
    public static void ShouldBeRelatively(this double actual, double expected, double tolerance, string? message = null) =>
        (Math.Abs(actual - expected) <= tolerance * Math.Abs(expected)).ShouldBeTrue(
            FormattableString.Invariant($"{actual:R} deviates from {expected:R} by {(actual - expected) / expected:E2} relative, allowed {tolerance:E1}. {message}"));
}
