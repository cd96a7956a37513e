namespace Percolaw.Formats;

/// <summary>Reads a condition: comparisons with <c>and</c>, <c>&amp;</c> or a comma between them.</summary>
internal sealed class RunConditionReader(string text)
{
    private const int LongestText = 10_000;
    private const string Hint = "write conditions like flops<1e21 and status='done'";
    private int at;

    /// <summary>Reads the condition.</summary>
    /// <exception cref="PercolawException">The text is none; the message says where.</exception>
    public IReadOnlyList<RunComparison> Read()
    {
        if (text.Length > LongestText) throw new PercolawException($"a condition of {text.Length} characters is too long; {Hint}");
        List<RunComparison> all = [];
        do all.Add(Comparison());
        while (Continues());
        return all;
    }

    private RunComparison Comparison()
    {
        string name = Name();
        int signAt = at;
        string sign = Sign();
        SkipSpaces();
        int valueAt = at;
        if (Quoted() is { } quoted) return Checked(new RunComparison(name, sign, double.NaN, quoted), signAt);
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && "&,<>=!'\"".IndexOf(text[at], StringComparison.Ordinal) < 0) at++;
        if (at == valueAt) throw Fail(at, "a number or a text is missing");
        string value = text[valueAt..at];
        return Checked(new RunComparison(name, sign, Number(value), value), signAt);
    }

    private RunComparison Checked(RunComparison comparison, int signAt)
    {
        bool isOrdering = comparison.Sign is not ("=" or "!=");
        return isOrdering && double.IsNaN(comparison.Number)
            ? throw Fail(signAt, $"'{comparison.Text}' is no number, and a text can only be = or !=")
            : comparison;
    }

    private string Name()
    {
        SkipSpaces();
        int from = at;
        if (Quoted() is { } quoted)
        {
            SkipSpaces();
            return quoted;
        }

        while (at < text.Length && "&,<>=!'\"".IndexOf(text[at], StringComparison.Ordinal) < 0) at++;
        string name = text[from..at].Trim();
        return name.Length > 0 ? name : throw Fail(from, "the name of a column is missing");
    }

    private string Sign()
    {
        foreach (string sign in (string[])["<=", ">=", "!=", "==", "<", ">", "="])
        {
            if (!text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal)) continue;
            at += sign.Length;
            return sign == "==" ? "=" : sign;
        }

        throw Fail(at, "one of <, <=, >, >=, =, != is missing");
    }

    /// <summary>Whether another comparison follows.</summary>
    private bool Continues()
    {
        SkipSpaces();
        if (at >= text.Length) return false;
        foreach (string word in (string[])["&&", "&", ","])
        {
            if (!text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)) continue;
            at += word.Length;
            return true;
        }

        bool isAnd = text.AsSpan(at).StartsWith("and", StringComparison.OrdinalIgnoreCase)
            && at + 3 < text.Length && !char.IsLetterOrDigit(text[at + 3]) && text[at + 3] != '_';
        if (!isAnd) throw Fail(at, "'and' is missing (there is no 'or'; text with spaces stands in quotation marks)");
        at += 3;
        return true;
    }

    /// <summary>What stands in quotation marks here; null where nothing does.</summary>
    private string? Quoted()
    {
        if (at >= text.Length || text[at] is not ('\'' or '"')) return null;
        int end = text.IndexOf(text[at], at + 1);
        if (end < 0) throw Fail(at, "the quotation mark is never closed");
        string inside = text[(at + 1)..end];
        at = end + 1;
        return inside;
    }

    private static double Number(string value)
    {
        try
        {
            return Numbers.ParseNumber(value);
        }
        catch (PercolawException)
        {
            return double.NaN;
        }
    }

    private void SkipSpaces()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    private PercolawException Fail(int position, string reason) =>
        new(OneLine.Of($"the condition '{text}' cannot be read: at position {position + 1}, {OneLine.Of(reason)}") + $"; {Hint}");
}
