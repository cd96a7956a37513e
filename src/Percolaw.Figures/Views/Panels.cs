using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>Several views in rows of equal length.</summary>
/// <param name="Columns">How many stand side by side.</param>
/// <param name="Views">The views, row by row.</param>
public sealed record Panels(int Columns, params IReadOnlyList<View> Views) : View
{
    /// <summary>The space between panels in pixels.</summary>
    public int Spacing { get; init; } = 28;

    /// <inheritdoc/>
    public override IEnumerable<Table> Tables => Views.SelectMany(view => view.Tables).Distinct();

    /// <summary>Views side by side.</summary>
    /// <param name="views">From left to right.</param>
    public static Panels Beside(params IReadOnlyList<View> views) => new(Math.Max(1, views.Count), views);

    /// <summary>Views one below the other.</summary>
    /// <param name="views">From top to bottom.</param>
    public static Panels Below(params IReadOnlyList<View> views) => new(1, views);

    /// <summary>A panel for each value of a column, in the order of the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="columns">How many panels stand side by side.</param>
    /// <param name="panel">Makes a panel; it is given the choice of rows for its layers' <see cref="DataLayer.Where"/>.</param>
    public static Panels Facets(Table table, string column, int columns, Func<Match, View> panel)
    {
        int index = table.IndexOf(column);
        return new Panels(columns, [.. table.Rows.Select(row => row[index]).Distinct().Select(value => panel(new Match(column, value)))]);
    }

    internal override JsonObject Build(DataSets data) => new()
    {
        ["concat"] = new JsonArray([.. Views.Select(view => (JsonNode)view.Build(data))]),
        ["columns"] = Columns,
        ["spacing"] = Spacing,
        // Panels have their own colours and axes; equal axes are asked for with Axis.Min and Max.
        ["resolve"] = new JsonObject { ["scale"] = new JsonObject { ["color"] = "independent" } },
    };
}
