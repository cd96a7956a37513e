using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A text for each row, beside its place.</summary>
/// <param name="Data">The table.</param>
/// <param name="X">The column of the horizontal axis.</param>
/// <param name="Y">The column of the vertical axis.</param>
/// <param name="Text">The column with the texts or numbers.</param>
public sealed record TextLabels(Table Data, string X, string Y, string Text) : DataLayer(Data)
{
    /// <summary>How far right of the place the text starts, in pixels; negative: it ends left of it; 0: centred.</summary>
    public double Right { get; init; } = 7;

    /// <summary>How far below the place the text is, in pixels.</summary>
    public double Down { get; init; }

    /// <summary>The font size in pixels.</summary>
    public int Size { get; init; } = Theme.LabelSize;

    /// <summary>A d3 number format for columns of numbers, such as <c>.2f</c>.</summary>
    public string? Format { get; init; }

    internal override IEnumerable<object?> XValues => Column(X);

    internal override IEnumerable<object?> YValues => Column(Y);

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        foreach (Group group in Groups())
        {
            JsonObject text = new() { ["field"] = Text };
            if (Format is { } format)
            {
                text["type"] = "quantitative";
                text["format"] = format;
            }

            JsonObject layer = Start(context, group, context.X.Shows(X, withinEnds: true), context.Y.Shows(Y, withinEnds: true));
            layer["mark"] = new JsonObject
            {
                ["type"] = "text",
                ["align"] = Right == 0 ? "center" : Right > 0 ? "left" : "right",
                ["baseline"] = "middle",
                ["dx"] = Right,
                ["dy"] = Down,
                ["fontSize"] = Size,
                ["color"] = group.Label is null ? Colour ?? Palette.Ink : context.Legend.StyleOf(this, group.Label).Colour,
            };
            layer["encoding"] = new JsonObject { ["x"] = Marks.Field(X), ["y"] = Marks.Field(Y), ["text"] = text };
            yield return layer;
        }
    }
}
