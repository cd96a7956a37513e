using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>A straight line across the plot at one value of an axis. Values outside the axis's ends extend it.</summary>
/// <param name="Value">Where.</param>
/// <param name="IsVertical">Whether the value is one of the horizontal axis, and the line so a vertical one.</param>
public sealed record Rule(double Value, bool IsVertical) : Layer
{
    /// <summary>How the line is broken.</summary>
    public Dash Dash { get; init; } = Dash.ShortDashed;

    /// <summary>The width of the line in pixels.</summary>
    public double Width { get; init; } = 1.2;

    /// <summary>A text at the line's upper or right end.</summary>
    public string? Text { get; init; }

    internal override IEnumerable<object?> XValues => IsVertical ? [Value] : [];

    internal override IEnumerable<object?> YValues => IsVertical ? [] : [Value];

    /// <summary>A vertical line.</summary>
    /// <param name="x">Where it crosses the horizontal axis.</param>
    public static Rule Vertical(double x) => new(x, IsVertical: true);

    /// <summary>A horizontal line.</summary>
    /// <param name="y">Where it crosses the vertical axis.</param>
    public static Rule Horizontal(double y) => new(y, IsVertical: false);

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        string colour = Colour ?? Palette.Grey;
        context.Legend.Show(this, Label, entry => entry with { Line = new LineLook(colour, Dash, Width, 1) });
        JsonObject position = new() { ["datum"] = Value };
        yield return new JsonObject
        {
            ["data"] = One(),
            ["mark"] = Marks.Stroke("rule", colour, Dash, Width, 1),
            ["encoding"] = IsVertical
                ? new JsonObject { ["x"] = position, ["y"] = Pixel(0), ["y2"] = Pixel(context.Plot.Height) }
                : new JsonObject { ["x"] = Pixel(0), ["x2"] = Pixel(context.Plot.Width), ["y"] = position },
        };
        if (Text is { } text)
            yield return TextAt(text, colour, context.Plot.Width);
    }

    private JsonObject TextAt(string text, string colour, int width)
    {
        JsonObject position = new() { ["datum"] = Value };
        return new JsonObject
        {
            ["data"] = One(),
            ["mark"] = new JsonObject
            {
                ["type"] = "text",
                ["text"] = text,
                ["color"] = colour,
                ["fontSize"] = Theme.LabelSize,
                ["align"] = IsVertical ? "left" : "right",
                ["baseline"] = IsVertical ? "top" : "bottom",
                ["dx"] = IsVertical ? 5 : -5,
                ["dy"] = IsVertical ? 6 : -4,
            },
            ["encoding"] = IsVertical
                ? new JsonObject { ["x"] = position, ["y"] = Pixel(0) }
                : new JsonObject { ["x"] = Pixel(width), ["y"] = position },
        };
    }

    private static JsonObject One() => new() { ["values"] = new JsonArray(new JsonObject()) };

    private static JsonObject Pixel(int value) => new() { ["value"] = value };
}
