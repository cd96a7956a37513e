using System.Text;

namespace Percolaw.Figures;

/// <summary>The HTML of a whole report.</summary>
internal static class ReportHtml
{
    public static string Render(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        RequireDifferentNames(report.Figures);
        StringBuilder html = new();
        Head(html, report);
        html.Append("<body>\n");
        if (report.Banner is { } banner)
            html.Append($"<p class=\"banner\" role=\"note\">{Markup.Inline(banner)}</p>\n");
        html.Append($"<header>\n<h1>{Markup.Inline(report.Title)}</h1>\n");
        if (report.Lead is { } lead)
            html.Append($"<p class=\"lead\">{Markup.Inline(lead)}</p>\n");
        html.Append("</header>\n<main>\n");
        if (report.Summary is { } summary)
            SummaryBox(html, summary);
        Contents(html, report);
        Sections(html, report);
        html.Append("</main>\n");
        Footer(html, report.Provenance);
        Scripts(html, report.Figures.Count > 0);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Head(StringBuilder html, Report report) => html
        .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        // A browser asks for an icon unless it is given one; a file has none to give.
        .Append("<link rel=\"icon\" href=\"data:,\">\n")
        .Append($"<meta name=\"generator\" content=\"{Markup.Escape($"{report.Provenance.Program} {report.Provenance.Version}")}\">\n")
        .Append($"<title>{Markup.Escape(report.Title)}</title>\n<style>\n{Resources.Text("report.css")}</style>\n</head>\n");

    private static void SummaryBox(StringBuilder html, Summary summary)
    {
        string kind = summary.Verdict.ToString().ToLowerInvariant();
        html.Append($"<section class=\"summary {kind}\" aria-label=\"Summary\">\n<h2>Summary</h2>\n");
        html.Append($"<div class=\"verdict\">{Markup.Blocks(summary.Text)}</div>\n");
        foreach (TableItem table in summary.Tables)
            TableHtml.Append(html, table);
        html.Append("</section>\n");
    }

    private static void Contents(StringBuilder html, Report report)
    {
        if (report.Sections.Count < 2)
            return;
        html.Append("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n");
        int number = 0;
        for (int i = 0; i < report.Sections.Count; i++)
        {
            html.Append($"<li><a href=\"#section-{i + 1}\">{Markup.Inline(report.Sections[i].Title)}</a>");
            Figure[] figures = [.. report.Sections[i].Items.OfType<FigureItem>().Select(item => item.Figure)];
            if (figures.Length > 0)
                html.Append("\n<ol>").AppendJoin("", figures.Select(figure =>
                    $"<li><a href=\"#figure-{figure.Name}\">Figure {++number}: {Markup.Inline(figure.Title)}</a></li>")).Append("</ol>");
            html.Append("</li>\n");
        }

        html.Append("</ol>\n</nav>\n");
    }

    private static void Sections(StringBuilder html, Report report)
    {
        int number = 0;
        for (int i = 0; i < report.Sections.Count; i++)
        {
            html.Append($"<section aria-labelledby=\"section-{i + 1}\">\n<h2 id=\"section-{i + 1}\">{Markup.Inline(report.Sections[i].Title)}</h2>\n");
            foreach (ReportItem item in report.Sections[i].Items)
            {
                if (item is Prose prose)
                    html.Append(Markup.Blocks(prose.Text));
                else if (item is TableItem table)
                    TableHtml.Append(html, table);
                else if (item is FigureItem { Figure: { } figure })
                    FigureHtml.Append(html, figure, ++number, report.DataRows);
            }

            html.Append("</section>\n");
        }
    }

    private static void Footer(StringBuilder html, Provenance provenance)
    {
        html.Append($"<footer>\n<p>Made by <code>{Markup.Escape(provenance.Program)}</code>, version {Markup.Escape(provenance.Version)}");
        if (provenance.Seed is { } seed)
            html.Append($", seed {seed}");
        html.Append(".</p>\n");
        if (provenance.Parameters.Count > 0)
        {
            html.Append("<details>\n<summary>Parameters</summary>\n<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">parameter</th><th scope=\"col\">value</th></tr></thead>\n<tbody>\n");
            foreach ((string name, string value) in provenance.Parameters)
                html.Append($"<tr><th scope=\"row\"><code>{Markup.Escape(name)}</code></th><td>{Markup.Escape(value)}</td></tr>\n");
            html.Append("</tbody>\n</table></div>\n</details>\n");
        }

        html.Append("</footer>\n");
    }

    private static void Scripts(StringBuilder html, bool hasFigures)
    {
        if (!hasFigures)
            return;
        // The three bundles have one licence, which asks to go where they go.
        html.Append("<!--\nVega, Vega-Lite and Vega-Embed, which draw the figures:\n")
            .Append(Resources.Text("vega.LICENSE").Replace("--", "- -", StringComparison.Ordinal)).Append("-->\n");
        foreach (string name in (string[])["vega.min.js", "vega-lite.min.js", "vega-embed.min.js", "report.js"])
            html.Append("<script>\n").Append(WithoutSourceMap(Resources.Text(name))).Append("\n</script>\n");
    }

    /// <summary>The bundles name a source map that a report does not have.</summary>
    private static string WithoutSourceMap(string script)
    {
        int comment = script.LastIndexOf("//# sourceMappingURL=", StringComparison.Ordinal);
        return (comment < 0 ? script : script[..comment]).TrimEnd();
    }

    private static void RequireDifferentNames(IEnumerable<Figure> figures)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Figure figure in figures)
        {
            if (!names.Add(figure.Name))
                throw new ArgumentException($"Two figures of one report are called '{figure.Name}'.");
        }
    }
}
