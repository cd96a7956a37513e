using System.Runtime.CompilerServices;

namespace Percolaw.Numerics;

/// <summary>Argument checks whose message gives the value and the bound. NaN fails every one of them.</summary>
internal static class Guard
{
    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw OutOfRange(name, value, "a finite number above 0");

    /// <summary>A finite number of at least <paramref name="bound"/>.</summary>
    public static double AtLeast(double bound, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= bound && double.IsFinite(value)
            ? value
            : throw OutOfRange(name, value, FormattableString.Invariant($"a finite number of at least {bound}"));

    /// <summary>An integer of at least <paramref name="bound"/>.</summary>
    public static long AtLeast(long bound, long value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= bound ? value : throw OutOfRange(name, value, FormattableString.Invariant($"at least {bound}"));

    /// <summary>Two lengths that have to agree.</summary>
    public static void SameLength(int length, int expected, string name)
    {
        if (length != expected)
            throw new ArgumentException(FormattableString.Invariant($"has {length} elements; expected {expected}."), name);
    }

    private static ArgumentOutOfRangeException OutOfRange(string name, object value, string bound) =>
        new(name, value, FormattableString.Invariant($"is {value}; must be {bound}."));
}
