using System.Globalization;

namespace Percolaw.Figures;

/// <summary>Numbers as people read them, in one way for legends, labels and the tables of a report.</summary>
public static class NumberText
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>
    /// A cell as text: integers with thin spaces between thousands, other numbers to four significant digits,
    /// very large and very small ones as a power of ten, nothing as an en dash.
    /// </summary>
    /// <param name="cell">A table's cell.</param>
    /// <param name="digits">Significant digits, 1 to 15.</param>
    public static string Of(object? cell, int digits = 4) => cell switch
    {
        null => "–",
        bool flag => flag ? "yes" : "no",
        long number => Integer(number),
        double number => Real(number, digits),
        _ => cell.ToString() ?? "",
    };

    /// <summary>A power of ten: <c>10⁻³</c>, with 1 and 10 written plainly.</summary>
    /// <param name="exponent">The exponent.</param>
    public static string PowerOfTen(int exponent) => exponent switch
    {
        0 => "1",
        1 => "10",
        _ => "10" + Superscript(exponent),
    };

    private static string Integer(long number) =>
        Math.Abs((double)number) < 10_000
            ? number.ToString(CultureInfo.InvariantCulture).Replace('-', '−')
            : number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u2009').Replace('-', '−');

    private static string Real(double number, int digits)
    {
        if (!double.IsFinite(number))
            return "–";
        if (number == 0)
            return "0";
        string rounded = number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int split = rounded.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(rounded.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is < -4 or >= 7)
            return $"{TrimZeros(rounded[..split]).Replace('-', '−')} × {PowerOfTen(exponent)}";
        int decimals = Math.Max(0, digits - 1 - exponent);
        decimal value = Math.Round((decimal)number, Math.Min(decimals, 28));
        string text = TrimZeros(value.ToString(Math.Abs(value) < 10_000 ? "F" + decimals : "#,0.##", CultureInfo.InvariantCulture));
        return text.Replace(',', '\u2009').Replace('-', '−');
    }

    private static string TrimZeros(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static string Superscript(int exponent) =>
        string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : Superscripts[c - '0']));
}
