using System.Globalization;
using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>One layer of a <see cref="Plot"/>.</summary>
public abstract record Layer
{
    /// <summary>The name in the legend. Layers with the same name share colour, dash and shape, and one legend entry.</summary>
    public string? Label { get; init; }

    /// <summary>The colour (<c>#rrggbb</c>); without it, the one of the legend entry.</summary>
    public string? Colour { get; init; }

    /// <summary>Whether the layer shows in the legend, if it has a name.</summary>
    public bool InLegend { get; init; } = true;

    /// <summary>The tables drawn.</summary>
    internal virtual IEnumerable<Table> Tables => [];

    /// <summary>The names of the legend entries, in order; asked for before anything is drawn.</summary>
    internal virtual IEnumerable<string> Labels => Label is null ? [] : [Label];

    /// <summary>The values that the horizontal axis must hold.</summary>
    internal virtual IEnumerable<object?> XValues => [];

    /// <summary>The values that the vertical axis must hold.</summary>
    internal virtual IEnumerable<object?> YValues => [];

    /// <summary>The Vega-Lite layers.</summary>
    internal abstract IEnumerable<JsonObject> Build(PlotContext context);
}

/// <summary>A layer that draws rows of a table.</summary>
/// <param name="Data">The table.</param>
public abstract record DataLayer(Table Data) : Layer
{
    /// <summary>The column that divides the rows into series, each with its own colour, dash, shape and legend entry.</summary>
    public string? Series { get; init; }

    /// <summary>The legend entry of a series, with <c>{0}</c> for the value in the column, such as <c>c/D = {0}</c>.</summary>
    public string SeriesLabel { get; init; } = "{0}";

    /// <summary>Draw only the rows in which a column has a value.</summary>
    public Match? Where { get; init; }

    /// <summary>From 0 (invisible) to 1.</summary>
    public double Opacity { get; init; } = 1;

    internal override IEnumerable<Table> Tables => [Data];

    internal override IEnumerable<string> Labels =>
        Series is null ? base.Labels : Groups().Select(group => group.Label!);

    /// <summary>The rows drawn.</summary>
    internal IEnumerable<object?[]> Rows() => Where is { } match ? match.Filter(Data) : Data.Rows;

    internal IEnumerable<object?> Column(string column)
    {
        int index = Data.IndexOf(column);
        return Rows().Select(row => row[index]);
    }

    /// <summary>One Vega-Lite layer for each series: explicit colours instead of a scale, so that layers never quarrel about it.</summary>
    internal IEnumerable<Group> Groups()
    {
        if (Series is null)
            return [new Group(Label, [.. Filters(null)])];
        return Column(Series).Distinct().Select(value =>
            new Group(string.Format(CultureInfo.InvariantCulture, SeriesLabel, value is null ? "none" : NumberText.Of(value)), [.. Filters(value)]));
    }

    /// <summary>The common part of a Vega-Lite layer: data and filters; rows that the axes cannot show are left out.</summary>
    internal JsonObject Start(PlotContext context, Group group, params string?[] conditions)
    {
        JsonArray transform = [];
        foreach (string filter in group.Filters.Concat(conditions.OfType<string>()))
            transform.Add((JsonNode)new JsonObject { ["filter"] = filter });
        JsonObject layer = new() { ["data"] = context.Data.Use(Data) };
        if (transform.Count > 0)
            layer["transform"] = transform;
        return layer;
    }

    private IEnumerable<string> Filters(object? series)
    {
        if (Where is { } match)
            yield return match.Expression();
        if (Series is not null)
            yield return new Match(Series, series).Expression();
    }

    /// <summary>Rows of one look.</summary>
    internal sealed record Group(string? Label, IReadOnlyList<string> Filters);
}
