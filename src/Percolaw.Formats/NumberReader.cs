using System.Globalization;

namespace Percolaw.Formats;

/// <summary>Reads one number from a part of a text, and says in errors where in the whole text it stopped.</summary>
internal readonly ref struct NumberReader
{
    private const int LongestText = 100_000;
    private const int LongestQuote = 60;
    private const string Hint = "write numbers like 70e9, 70B, 1.4T or 1/199";
    private readonly string whole;
    private readonly int start;
    private readonly int end;

    public NumberReader(string text)
        : this(text, 0, (text ?? throw new ArgumentNullException(nameof(text))).Length)
    {
    }

    public NumberReader(string whole, int start, int end)
    {
        if (whole.Length > LongestText) throw new PercolawException($"a value of {whole.Length} characters is too long");
        while (start < end && char.IsWhiteSpace(whole[start])) start++;
        while (end > start && char.IsWhiteSpace(whole[end - 1])) end--;
        (this.whole, this.start, this.end) = (whole, start, end);
    }

    private ReadOnlySpan<char> Text => whole.AsSpan(start, end - start);

    public double Number()
    {
        int slash = Text.IndexOf('/');
        if (slash < 0) return Finite(Decimal(start, end));
        double divisor = Finite(Decimal(start + slash + 1, end));
        if (divisor == 0) throw Fail("division by 0");
        return Checked(Finite(Decimal(start, start + slash)) / divisor);
    }

    public long Integer()
    {
        int slash = Text.IndexOf('/');
        if (slash < 0) return Whole(Exact(Decimal(start, end)));
        decimal divisor = Exact(Decimal(start + slash + 1, end));
        if (divisor == 0) throw Fail("division by 0");
        return Whole(Exact(Decimal(start, start + slash)) / divisor);
    }

    /// <summary>Checks the grammar of sign, digits, exponent or suffix, and gives it back as C# writes it.</summary>
    private string Decimal(int from, int to)
    {
        int at = from;
        if (at < to && whole[at] is '+' or '-') at++;
        int digits = Digits(ref at, to);
        if (at < to && whole[at] == '.')
        {
            at++;
            digits += Digits(ref at, to);
        }
        if (digits == 0) throw Unexpected(at, to);
        int mantissaEnd = at;
        string exponent = Exponent(ref at, to);
        if (at < to) throw Unexpected(at, to);
        return string.Concat(whole.AsSpan(from, mantissaEnd - from), exponent);
    }

    private string Exponent(ref int at, int to)
    {
        if (at >= to) return "";
        int thousands = "kmbt".IndexOf(char.ToLowerInvariant(whole[at]), StringComparison.Ordinal);
        if (thousands >= 0)
        {
            at++;
            return "e" + 3 * (thousands + 1);
        }
        if (whole[at] is not ('e' or 'E')) return "";
        int from = at++;
        if (at < to && whole[at] is '+' or '-') at++;
        if (Digits(ref at, to) == 0) throw Unexpected(at, to);
        return whole[from..at];
    }

    private int Digits(ref int at, int to)
    {
        int from = at;
        while (at < to && char.IsAsciiDigit(whole[at])) at++;
        return at - from;
    }

    private double Finite(string text)
    {
        double value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        bool underflow = value == 0 && text.AsSpan().IndexOfAnyInRange('1', '9') is int digit and >= 0
            && digit < (uint)text.AsSpan().IndexOfAny('e', 'E');
        return underflow ? throw Fail("too small for a number of 64 bits") : Checked(value);
    }

    private double Checked(double value) =>
        double.IsFinite(value) ? value : throw Fail("too large for a number of 64 bits");

    private decimal Exact(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw Fail("too large for a whole number of 64 bits");

    private long Whole(decimal value)
    {
        if (value != decimal.Truncate(value)) throw Fail("not a whole number");
        return value is >= long.MinValue and <= long.MaxValue ? (long)value : throw Fail("too large for a whole number of 64 bits");
    }

    private PercolawException Unexpected(int at, int to)
    {
        if (start == end) return new PercolawException($"a number is missing at position {start + 1}; {Hint}");
        string what = at < to ? $"unexpected '{whole[at]}' at position {at + 1}" : $"it ends too early at position {at + 1}";
        string subject = end - start == whole.Length ? $"'{Text}' is not a number"
            : $"'{(whole.Length <= LongestQuote ? whole : Text)}' cannot be read";
        return new PercolawException($"{subject}: {what}; {Hint}");
    }

    private PercolawException Fail(string reason) => new($"'{Text}' at position {start + 1}: {reason}");
}
