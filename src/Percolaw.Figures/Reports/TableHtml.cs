using System.Text;

namespace Percolaw.Figures;

/// <summary>The HTML of a table.</summary>
internal static class TableHtml
{
    public static void Append(StringBuilder html, TableItem item)
    {
        IReadOnlyList<TableColumn> columns = item.Shown;
        int[] indices = [.. columns.Select(column => item.Table.IndexOf(column.Column))];
        bool[] numeric = [.. indices.Select(index => item.Table.Rows.Any(row => row[index] is long or double)
            && item.Table.Rows.All(row => row[index] is long or double or null))];
        html.Append("<div class=\"table\"><table>\n");
        if (item.Caption is { } caption)
            html.Append($"<caption>{Markup.Inline(caption)}</caption>\n");
        html.Append("<thead><tr>");
        for (int i = 0; i < columns.Count; i++)
            html.Append($"<th scope=\"col\"{Class(numeric[i])}>{Markup.Inline(columns[i].Title)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (object?[] row in item.Table.Rows.Take(item.MaxRows))
        {
            html.Append("<tr>");
            for (int i = 0; i < columns.Count; i++)
                html.Append($"<td{Class(numeric[i])}>{Markup.Escape(columns[i].Text(row[indices[i]]))}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
        int rows = item.Table.Rows.Count;
        if (rows > item.MaxRows)
            html.Append($"<p class=\"note\">The first {NumberText.Of((long)item.MaxRows)} of {NumberText.Of((long)rows)} rows.</p>\n");
        html.Append("</div>\n");
    }

    private static string Class(bool numeric) => numeric ? " class=\"number\"" : "";
}
