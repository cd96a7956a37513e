using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Percolaw.Figures;

/// <summary>
/// The little markup of captions and prose: <c>`code`</c>, <c>**strong**</c>, <c>*emphasis*</c>, <c>[text](https://…)</c>,
/// <c>k_{br}</c>, <c>N^{-1/2}</c>; an empty line between paragraphs, <c>- </c> before list items. Everything else is text.
/// </summary>
public static partial class Markup
{
    /// <summary>Text for an HTML element or a quoted attribute.</summary>
    /// <param name="text">Any text.</param>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>One run of text, without paragraphs.</summary>
    /// <param name="text">The marked-up text.</param>
    public static string Inline(string text)
    {
        StringBuilder html = new();
        // Code first: nothing inside it is markup.
        string[] parts = text.Split('`');
        for (int i = 0; i < parts.Length; i++)
        {
            bool isCode = i % 2 == 1 && i < parts.Length - 1;
            bool isLoneTick = i % 2 == 1 && !isCode;
            html.Append(isCode ? $"<code>{Escape(parts[i])}</code>" : (isLoneTick ? "`" : "") + Spans(Escape(parts[i])));
        }

        return html.ToString();
    }

    /// <summary>Paragraphs and lists.</summary>
    /// <param name="text">The marked-up text.</param>
    public static string Blocks(string text)
    {
        StringBuilder html = new();
        foreach (string block in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] lines = block.Split('\n', StringSplitOptions.TrimEntries);
            if (lines.All(line => line.StartsWith("- ", StringComparison.Ordinal)))
                html.Append("<ul>").AppendJoin("", lines.Select(line => $"<li>{Inline(line[2..])}</li>")).Append("</ul>\n");
            else
                html.Append("<p>").Append(Inline(string.Join(' ', lines))).Append("</p>\n");
        }

        return html.ToString();
    }

    private static string Spans(string escaped)
    {
        string html = Link().Replace(escaped, "<a href=\"$2\">$1</a>");
        html = Strong().Replace(html, "<strong>$1</strong>");
        html = Emphasis().Replace(html, "<em>$1</em>");
        html = Below().Replace(html, match => $"<sub>{Minus(match)}</sub>");
        return Above().Replace(html, match => $"<sup>{Minus(match)}</sup>");
    }

    /// <summary>In mathematics a hyphen is a minus.</summary>
    private static string Minus(System.Text.RegularExpressions.Match match) => match.Groups[1].Value.Replace('-', '−');

    [GeneratedRegex(@"\[([^\[\]]+)\]\((https?://[^\s()""<>]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?=\S)(.+?)(?<=\S)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"_\{([^{}]+)\}")]
    private static partial Regex Below();

    [GeneratedRegex(@"\^\{([^{}]+)\}")]
    private static partial Regex Above();
}
