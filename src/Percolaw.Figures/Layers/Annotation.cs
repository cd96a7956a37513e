using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>One text at a place of the plot, with an optional mark there.</summary>
/// <param name="X">The place on the horizontal axis.</param>
/// <param name="Y">The place on the vertical axis.</param>
/// <param name="Text">The text; empty for a mark alone.</param>
public sealed record Annotation(double X, double Y, string Text) : Layer
{
    /// <summary>How far right of the place the text starts, in pixels; negative: it ends left of it; 0: centred.</summary>
    public double Right { get; init; } = 10;

    /// <summary>How far below the place the text is, in pixels.</summary>
    public double Down { get; init; }

    /// <summary>The mark at the place; without it, only the text.</summary>
    public Shape? Shape { get; init; }

    /// <summary>The area of the mark in square pixels.</summary>
    public double Size { get; init; } = 130;

    internal override IEnumerable<object?> XValues => [X];

    internal override IEnumerable<object?> YValues => [Y];

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        string colour = Colour ?? Palette.Ink;
        if (Shape is { } shape)
        {
            context.Legend.Show(this, Label, entry => entry with { Point = new PointLook(colour, shape, Size, true, 1) });
            JsonObject mark = Marks.Point(colour, shape, Size, filled: true, opacity: 1);
            // A white edge keeps the mark visible on any colour below it.
            mark["stroke"] = "white";
            mark["strokeWidth"] = 1.5;
            yield return At(mark);
        }

        if (Text.Length > 0)
        {
            yield return At(TextMark("white", halo: true));
            yield return At(TextMark(colour, halo: false));
        }
    }

    private JsonObject TextMark(string colour, bool halo)
    {
        JsonObject mark = new()
        {
            ["type"] = "text",
            ["text"] = Text,
            ["align"] = Right == 0 ? "center" : Right > 0 ? "left" : "right",
            ["baseline"] = "middle",
            ["dx"] = Right,
            ["dy"] = Down,
            ["fontSize"] = Theme.LabelSize,
            ["color"] = colour,
        };
        if (halo)
        {
            mark["stroke"] = colour;
            mark["strokeWidth"] = 4;
            mark["strokeJoin"] = "round";
        }

        return mark;
    }

    private JsonObject At(JsonObject mark) => new()
    {
        ["data"] = new JsonObject { ["values"] = new JsonArray(new JsonObject()) },
        ["mark"] = mark,
        ["encoding"] = new JsonObject { ["x"] = new JsonObject { ["datum"] = X }, ["y"] = new JsonObject { ["datum"] = Y } },
    };
}
