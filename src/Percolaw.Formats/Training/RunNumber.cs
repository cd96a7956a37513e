using System.Buffers;
using System.Globalization;
using System.Text;

namespace Percolaw.Formats;

/// <summary>Reads numbers of people's tables.</summary>
internal static class RunNumber
{
    private const int LongestNumber = 400;
    private static readonly SearchValues<byte> Letters = SearchValues.Create("0123456789+-.eEkKmMbBtT/"u8);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789,.+-"u8);
    private static readonly string[] Missing = ["na", "n/a", "nan", "null", "none", "-", "--"];

    /// <summary>Whether a field says that there is no value.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return true;
        if (text.Length > 4) return false;
        foreach (string word in Missing)
        {
            if (Ascii.EqualsIgnoreCase(text, word)) return true;
        }

        return false;
    }

    /// <summary>Reads a finite number.</summary>
    /// <param name="text">The field.</param>
    /// <param name="hasCommas">Whether a comma is the decimal sign.</param>
    /// <param name="value">The number.</param>
    /// <returns>The reason why it is none; null where it is one.</returns>
    public static string? Read(ReadOnlySpan<byte> text, bool hasCommas, out double value)
    {
        value = double.NaN;
        if (text.IsEmpty) return "it is empty";
        if (text.Length > LongestNumber) return NoNumber(text);
        if (hasCommas && text.Contains((byte)',')) return WithPoint(text, ref value);
        bool isPlain = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double plain);
        if (isPlain && double.IsFinite(plain)) value = plain;
        else if (!text.ContainsAnyExcept(Letters)) value = WithSuffix(text);
        if (double.IsFinite(value)) return null;
        bool isInfinite = (isPlain && double.IsInfinity(plain)) || Ascii.EqualsIgnoreCase(text.TrimStart("+-"u8), "inf"u8);
        return isInfinite ? $"{Shown(text)} is infinite" : NoNumber(text);
    }

    /// <summary>Reads a finite number above 0.</summary>
    /// <inheritdoc cref="Read"/>
    public static string? ReadPositive(ReadOnlySpan<byte> text, bool hasCommas, out double value)
    {
        if (Read(text, hasCommas, out value) is { } reason) return reason;
        return value > 0 ? null : $"{Shown(text)} is not above 0";
    }

    private static string? WithPoint(ReadOnlySpan<byte> text, ref double value)
    {
        if (text.Count((byte)',') > 1 || text.Contains((byte)'.')) return NoNumber(text);
        Span<byte> copy = stackalloc byte[text.Length];
        text.Replace(copy, (byte)',', (byte)'.');
        return Read(copy, false, out value) is null ? null : NoNumber(text);
    }

    /// <summary>70B and 1/199, as the grammar of numbers has them; NaN for anything else.</summary>
    private static double WithSuffix(ReadOnlySpan<byte> text)
    {
        int thousands = "kmbt".IndexOf((char)(text[^1] | 0x20), StringComparison.Ordinal) + 1;
        if (thousands > 0 && !text.ContainsAny("eE/"u8)) return WithExponent(text[..^1], thousands);
        // Anything else of these letters, such as a date, is told apart without the cost of an exception.
        if (!text.Contains((byte)'/') || text.Count((byte)'/') > 1) return double.NaN;
        try
        {
            return Numbers.ParseNumber(Encoding.ASCII.GetString(text));
        }
        catch (PercolawException)
        {
            return double.NaN;
        }
    }

    private static double WithExponent(ReadOnlySpan<byte> text, int thousands)
    {
        ReadOnlySpan<byte> exponent = thousands switch { 1 => "e3"u8, 2 => "e6"u8, 3 => "e9"u8, _ => "e12"u8 };
        Span<byte> whole = stackalloc byte[text.Length + exponent.Length];
        text.CopyTo(whole);
        exponent.CopyTo(whole[text.Length..]);
        return double.TryParse(whole, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
    }

    private static string NoNumber(ReadOnlySpan<byte> text)
    {
        string hint = text.Contains((byte)',') && !text.ContainsAnyExcept(Digits) ? "; write a point as decimal sign, and nothing between thousands" : "";
        return $"{Shown(text)} is no number{hint}";
    }

    private static string Shown(ReadOnlySpan<byte> text)
    {
        const int longest = 40;
        string whole = Encoding.UTF8.GetString(text[..Math.Min(text.Length, longest)]);
        return OneLine.Of($"'{whole}{(text.Length > longest ? "…" : "")}'");
    }
}
