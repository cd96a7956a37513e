using System.Globalization;

namespace Percolaw.Formats;

/// <summary>Reads a rule for FLOPs.</summary>
internal sealed class FlopsRuleReader(string text)
{
    private const double LeastCoefficient = 6, MostCoefficient = 100;
    private const string Hint = "write 6ND, and after it any of +embeddings, -embeddings, +head, -head, +attention:CONTEXT";
    private readonly string text = text ?? throw new ArgumentNullException(nameof(text));
    private int at;

    public FlopsRule Read()
    {
        if (text.Length > 200) throw new PercolawException($"a rule for FLOPs of {text.Length} characters is too long; {Hint}");
        FlopsRule rule = new(text.Trim()) { Coefficient = Coefficient() };
        HashSet<string> words = [];
        for (SkipSpaces(); at < text.Length; SkipSpaces())
        {
            if (text[at] is not ('+' or '-')) throw Unexpected();
            int sign = text[at++] == '+' ? 1 : -1;
            SkipSpaces();
            int from = at;
            while (at < text.Length && char.IsAsciiLetter(text[at])) at++;
            string word = text[from..at].ToLowerInvariant();
            rule = Term(rule, sign, word, from);
            if (!words.Add(word)) throw Fail(from, $"'{word}' is there twice");
        }

        return rule;
    }

    private FlopsRule Term(FlopsRule rule, int sign, string word, int from) => (word, sign) switch
    {
        ("embeddings", _) => rule with { Embeddings = sign },
        ("head", _) => rule with { Head = sign },
        ("attention", 1) => rule with { Attention = true, ContextLength = Context() },
        ("attention", _) => throw Fail(from, "attention can only be added"),
        _ => throw Fail(from, "a word is missing or not known"),
    };

    private double Coefficient()
    {
        SkipSpaces();
        int from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        bool isNumber = double.TryParse(text.AsSpan(from, at - from), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        if (!isNumber || !text.AsSpan(at).StartsWith("ND", StringComparison.OrdinalIgnoreCase)) throw Unexpected();
        if (value is not (>= LeastCoefficient and <= MostCoefficient))
            throw Fail(from, $"a training takes {LeastCoefficient} to {MostCoefficient} operations for each parameter and token (2ND is a forward pass alone)");
        at += 2;
        return value;
    }

    private double? Context()
    {
        if (at >= text.Length || text[at] != ':') return null;
        int from = ++at;
        while (at < text.Length && text[at] is not ('+' or '-' or ' ')) at++;
        double length = Numbers.ParseNumber(text[from..at]);
        return length >= 1 ? length : throw Fail(from, "a context has at least 1 token");
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] == ' ') at++;
    }

    private PercolawException Unexpected() => Fail(at, at < text.Length ? $"unexpected '{text[at]}'" : "it ends too early");

    private PercolawException Fail(int position, string reason) =>
        new(OneLine.Of($"'{text}' is no rule for FLOPs: at position {position + 1}, {reason}") + $"; {Hint}");
}
