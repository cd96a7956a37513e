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
        // Before the point an error has no place of its own, and beside a value far below it brackets mislead.
        bool apart = decimals is < 0 or > 15 || Math.Abs(value) < 1e-6 * error || (Math.Abs(value) <= error && decimals > 9);
        if (apart) return WithSign(value, error);
        long digits = (long)Math.Round(error * Math.Pow(10, decimals));
        return $"{value.ToString("F" + decimals, CultureInfo.InvariantCulture)}({digits})";
    }

    /// <summary>Both rounded to the second digit of the error: 212700 ± 5800.</summary>
    private static string WithSign(double value, double error)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(error)) - 1);
        bool large = unit >= 1;
        return $"{TextTable.Number(large ? Math.Round(value / unit) * unit : value)} ± {TextTable.Number(Math.Round(error / unit) * unit)}";
    }
}
