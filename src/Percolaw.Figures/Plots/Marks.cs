using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>The mark definitions that layers and legend share.</summary>
internal static class Marks
{
    public static JsonObject Stroke(string type, string colour, Dash dash, double width, double opacity)
    {
        JsonObject mark = new() { ["type"] = type, ["stroke"] = colour, ["strokeWidth"] = width };
        if (dash != Dash.Solid)
            mark["strokeDash"] = Json.Array(dash.Pattern());
        if (opacity < 1)
            mark["strokeOpacity"] = opacity;
        return mark;
    }

    public static JsonObject Point(string colour, Shape shape, double size, bool filled, double opacity)
    {
        JsonObject mark = new()
        {
            ["type"] = "point",
            ["shape"] = shape.Name(),
            ["size"] = size,
            ["filled"] = filled,
            ["color"] = colour,
            ["opacity"] = opacity,
        };
        if (!filled)
        {
            mark["fill"] = "white";
            mark["strokeWidth"] = 1.4;
        }

        return mark;
    }

    public static JsonObject Field(string column) => new() { ["field"] = column };
}
