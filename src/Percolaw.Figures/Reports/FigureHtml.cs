using System.Text;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>The HTML of one figure: drawing, caption, description, data.</summary>
internal static class FigureHtml
{
    /// <summary>Beyond this many marks a browser scrolls better over pixels than over elements.</summary>
    private const int MostElements = 8000;

    public static void Append(StringBuilder html, Figure figure, int number, int dataRows)
    {
        string id = $"figure-{figure.Name}";
        string renderer = figure.RowCount > MostElements ? "canvas" : "svg";
        html.Append($"<figure id=\"{id}\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-description\">\n")
            .Append($"<h3 id=\"{id}-title\">Figure {number}. {Markup.Inline(figure.Title)}</h3>\n")
            .Append($"<div class=\"drawing\" data-name=\"{figure.Name}\" data-renderer=\"{renderer}\" data-specification=\"{id}-specification\"></div>\n")
            .Append($"<figcaption>{Markup.Blocks(figure.Caption)}</figcaption>\n")
            .Append($"<p class=\"hidden\" id=\"{id}-description\">{Markup.Escape(figure.Description)}</p>\n");
        foreach (Table table in figure.Data)
            Data(html, table, dataRows, figure.Data.Count > 1);
        html.Append($"<script type=\"application/json\" id=\"{id}-specification\">{figure.Specification.ToJsonString(Json.InHtml)}</script>\n")
            .Append("</figure>\n");
    }

    private static void Data(StringBuilder html, Table table, int dataRows, bool named)
    {
        string name = named ? $"Data: {Markup.Escape(TableColumn.TitleOf(table.Name))}" : "Data";
        html.Append($"<details>\n<summary>{name} ({NumberText.Of((long)table.Rows.Count)} rows)</summary>\n");
        TableHtml.Append(html, new TableItem(table) { MaxRows = dataRows });
        html.Append("</details>\n");
    }
}
