using System.Globalization;

namespace Percolaw.Cli.Framework;

/// <summary>A number with its standard error in units of the last digits, as people print it: <c>2.3138(3)</c>.</summary>
internal static class MeasuredText
{
    /// <summary>The number with its error, which gets two digits where it begins with 1: 0.00012 is (12). Without an error, six digits.</summary>
    public static string Of(double value, double? standardError)
    {
        if (standardError is not { } error || !(error > 0) || !double.IsFinite(value)) return TextTable.Number(value);
        int decimals = (int)-Math.Floor(Math.Log10(error));
        if (Math.Round(error * Math.Pow(10, decimals), 6) is > 1 and < 2) decimals++;
        // Beyond that a table does not help any more, and before the point an error has no place of its own.
        if (decimals is < 0 or > 15 || Math.Abs(value) < 1e-6 * error || (Math.Abs(value) <= error && decimals > 9)) return $"{TextTable.Number(value)} ± {TextTable.Number(error)}";
        long digits = (long)Math.Round(error * Math.Pow(10, decimals));
        return $"{value.ToString("F" + decimals, CultureInfo.InvariantCulture)}({digits})";
    }
}
