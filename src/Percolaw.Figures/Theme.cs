using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>The one look of all figures: dark ink on white, thin axes, light grid, system fonts.</summary>
public static class Theme
{
    /// <summary>The width of the plotting area of a figure with one panel, in pixels.</summary>
    public const int Width = 600;

    /// <summary>The height of the plotting area of a figure with one panel, in pixels.</summary>
    public const int Height = 380;

    internal const string Font = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif";
    internal const string Ink = "#222222";
    internal const string Grey = "#666666";
    internal const string Grid = "#e4e4e4";

    internal const int LabelSize = 12;
    internal const int TitleSize = 13;

    /// <summary>Builds the <c>config</c> of a specification; a new object each time, since a JSON node has one parent.</summary>
    internal static JsonObject Config() => new()
    {
        ["background"] = "white",
        ["font"] = Font,
        ["padding"] = 8,
        // One description for the whole figure: thousands of marks that each announce themselves help nobody.
        ["aria"] = true,
        ["mark"] = new JsonObject { ["aria"] = false },
        ["view"] = new JsonObject { ["stroke"] = "#888888", ["strokeWidth"] = 0.8 },
        ["axis"] = Axis(),
        ["legend"] = new JsonObject
        {
            ["titleFontSize"] = LabelSize,
            ["titleFontWeight"] = "normal",
            ["titleColor"] = Ink,
            ["labelFontSize"] = 11,
            ["labelColor"] = Ink,
            ["gradientLength"] = 180,
            ["gradientThickness"] = 12,
        },
        ["concat"] = new JsonObject { ["spacing"] = 28 },
        ["line"] = new JsonObject { ["strokeCap"] = "butt", ["strokeJoin"] = "round" },
    };

    /// <summary>The title of a drawing without axes, in the middle above it.</summary>
    internal static JsonObject DrawingTitle(string title) => new()
    {
        ["text"] = title,
        ["fontSize"] = TitleSize,
        ["color"] = Ink,
        ["anchor"] = "middle",
        ["frame"] = "group",
        ["offset"] = 6,
    };

    private static JsonObject Axis() => new()
    {
        ["domainColor"] = "#444444",
        ["domainWidth"] = 0.8,
        ["tickColor"] = "#444444",
        ["tickWidth"] = 0.8,
        ["tickSize"] = 6,
        ["gridColor"] = Grid,
        ["gridWidth"] = 0.7,
        ["labelFontSize"] = LabelSize,
        ["labelColor"] = Ink,
        ["labelPadding"] = 3,
        ["titleFontSize"] = TitleSize,
        ["titleFontWeight"] = "normal",
        ["titleColor"] = Ink,
        ["titlePadding"] = 9,
    };
}
