using System.Globalization;
using System.Text;

namespace Percolaw.Formats;

/// <summary>
/// Reads the constants in NumPy's headers: texts, whole numbers, True and False, tuples and lists (both as lists), dictionaries
/// with texts as keys. Nothing is evaluated.
/// </summary>
internal sealed class PythonLiteral
{
    private const int Deepest = 8;
    private readonly string text;
    private int at;

    private PythonLiteral(string text) => this.text = text;

    /// <summary>The value of a text: a string, long, bool, list or dictionary.</summary>
    /// <exception cref="FormatException">The text is no such constant; the message says where.</exception>
    public static object Parse(string text)
    {
        PythonLiteral reader = new(text);
        object value = reader.Value(0);
        reader.SkipSpaces();
        return reader.at == text.Length ? value : throw reader.Unexpected();
    }

    private object Value(int depth)
    {
        if (depth > Deepest) throw Unexpected();
        SkipSpaces();
        return Next switch
        {
            '\'' or '"' => Text(),
            '(' => List(')', depth),
            '[' => List(']', depth),
            '{' => Dictionary(depth),
            '-' or (>= '0' and <= '9') => Number(),
            _ when Take("True") => true,
            _ when Take("False") => false,
            _ => throw Unexpected(),
        };
    }

    private char Next => at < text.Length ? text[at] : '\0';

    private string Text()
    {
        char quote = text[at++];
        StringBuilder letters = new();
        while (Next != quote)
        {
            if (at >= text.Length || (Next == '\\' && ++at >= text.Length)) throw Unexpected();
            letters.Append(text[at++]);
        }

        at++;
        return letters.ToString();
    }

    private long Number()
    {
        int start = at++;
        while (char.IsAsciiDigit(Next)) at++;
        if (!long.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)) throw Unexpected();
        Take("L"); // of Python 2
        return number;
    }

    private List<object> List(char end, int depth)
    {
        List<object> values = [];
        at++;
        while (!Closes(end))
        {
            values.Add(Value(depth + 1));
            Separator(end);
        }

        return values;
    }

    private Dictionary<string, object> Dictionary(int depth)
    {
        Dictionary<string, object> values = [];
        at++;
        while (!Closes('}'))
        {
            if (Next is not ('\'' or '"')) throw Unexpected();
            string key = Text();
            SkipSpaces();
            if (!Take(":") || !values.TryAdd(key, Value(depth + 1))) throw Unexpected();
            Separator('}');
        }

        return values;
    }

    private bool Closes(char end)
    {
        SkipSpaces();
        if (Next != end) return false;
        at++;
        return true;
    }

    private void Separator(char end)
    {
        SkipSpaces();
        if (!Take(",") && Next != end) throw Unexpected();
    }

    private bool Take(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) return false;
        at += word.Length;
        return true;
    }

    private void SkipSpaces()
    {
        while (Next is ' ' or '\n' or '\t') at++;
    }

    private FormatException Unexpected() => new($"unexpected at position {at + 1}");
}
