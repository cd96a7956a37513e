using System.Globalization;

namespace Percolaw.Formats;

/// <summary>
/// The one grammar of numbers, for options and configuration files alike: <c>70e9</c>, <c>70B</c>, <c>1.4T</c>,
/// <c>1e+06</c>, <c>1/199</c>; lists <c>2,4,6</c>, ranges <c>2..8</c> in steps of 1, <c>0.1..0.9:17</c> for 17 values
/// with both ends. K, M, B and T are thousand, million, billion and trillion, in either case.
/// </summary>
public static class Numbers
{
    /// <summary>The most values that a list may have.</summary>
    public const int LongestList = 10_000;

    /// <summary>Reads one number.</summary>
    /// <exception cref="PercolawException">The text is no finite number; the message says where.</exception>
    public static double ParseNumber(string text) => new NumberReader(text).Number();

    /// <summary>Reads one whole number, which may be written <c>3e7</c>.</summary>
    /// <exception cref="PercolawException">The text is no whole number, or beyond 64 bits.</exception>
    public static long ParseInteger(string text) => new NumberReader(text).Integer();

    /// <summary>Reads a list of numbers and ranges.</summary>
    /// <exception cref="PercolawException">The text is no such list, or longer than <see cref="LongestList"/>.</exception>
    public static IReadOnlyList<double> ParseNumbers(string text) => ListReader.Numbers(text);

    /// <summary>Reads a list of whole numbers and ranges.</summary>
    /// <exception cref="PercolawException">The text is no such list, or longer than <see cref="LongestList"/>.</exception>
    public static IReadOnlyList<long> ParseIntegers(string text) => ListReader.Integers(text);

    /// <summary>The shortest text that reads back to the same number.</summary>
    public static string Format(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    /// <summary>The digits of a whole number.</summary>
    public static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A list that reads back to the same numbers.</summary>
    public static string Format(IEnumerable<double> values) => string.Join(",", values.Select(Format));

    /// <summary>A list that reads back to the same whole numbers.</summary>
    public static string Format(IEnumerable<long> values) => string.Join(",", values.Select(Format));
}
