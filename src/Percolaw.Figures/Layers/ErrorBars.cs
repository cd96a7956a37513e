using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A vertical bar with caps for each row: an interval of single points.</summary>
/// <param name="Data">The table.</param>
/// <param name="X">The column of the horizontal axis.</param>
/// <param name="Low">The lower end; on a logarithmic axis values of 0 and below reach the axis.</param>
/// <param name="High">The upper end.</param>
public sealed record ErrorBars(Table Data, string X, string Low, string High) : DataLayer(Data)
{
    /// <summary>The width of the bar in pixels.</summary>
    public double Width { get; init; } = 1.2;

    internal override IEnumerable<object?> XValues => Column(X);

    internal override IEnumerable<object?> YValues => Column(Low).Concat(Column(High));

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        foreach (Group group in Groups())
        {
            Style style = context.Legend.StyleOf(this, group.Label);
            context.Legend.Show(this, group.Label, entry => entry with { Interval = new IntervalLook(style.Colour, Width) });
            JsonObject bar = Marks.Stroke("rule", style.Colour, Dash.Solid, Width, Opacity);
            bar["clip"] = true;
            yield return Part(context, group, bar, Interval.FloorField, High);
            yield return Part(context, group, Cap(style), Interval.FloorField, null);
            yield return Part(context, group, Cap(style), High, null);
        }
    }

    private JsonObject Part(PlotContext context, Group group, JsonObject mark, string y, string? y2)
    {
        JsonObject layer = Start(context, group, context.X.Shows(X, withinEnds: true), $"isValid(datum.{Low})", context.Y.Shows(High));
        Interval.Floor(layer, context, Low);
        JsonObject encoding = new() { ["x"] = Marks.Field(X), ["y"] = Marks.Field(y) };
        if (y2 is not null)
            encoding["y2"] = Marks.Field(y2);
        layer["mark"] = mark;
        layer["encoding"] = encoding;
        return layer;
    }

    private JsonObject Cap(Style style)
    {
        JsonObject cap = Marks.Stroke("point", style.Colour, Dash.Solid, Width, Opacity);
        cap["shape"] = "stroke";
        cap["size"] = 36;
        cap["clip"] = true;
        return cap;
    }
}
