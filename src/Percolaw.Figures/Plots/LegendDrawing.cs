using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>
/// Draws legend and panel title as marks at fixed pixels: a Vega legend cannot join line, band and point of one series in one symbol.
/// </summary>
internal static class LegendDrawing
{
    private const int RowHeight = 19;
    private const int WideSwatch = 28;
    private const int NarrowSwatch = 12;
    private const int Gap = 6;
    private const int Margin = 10;

    public static IEnumerable<JsonObject> Build(Plot plot, IReadOnlyList<LegendEntry> entries)
    {
        LegendEntry[] shown = plot.Legend == LegendPlace.None ? [] : [.. entries];
        List<(double X, double Y)> places = [.. Places(plot, shown)];
        // In a column the texts stand below each other, so one wide symbol makes all of them wide.
        double? column = plot.Legend == LegendPlace.Top || shown.Length == 0 ? null : shown.Max(Swatch);
        if (shown.Length > 0 && plot.Legend is not (LegendPlace.Top or LegendPlace.Right))
            yield return Background(plot, shown);
        for (int i = 0; i < shown.Length; i++)
        {
            foreach (JsonObject mark in Entry(shown[i], places[i].X, places[i].Y, column ?? Swatch(shown[i])))
                yield return mark;
        }

        if (plot.Title is { } title)
        {
            double top = plot.Legend == LegendPlace.Top && shown.Length > 0 ? places.Min(place => place.Y) - RowHeight : 0;
            yield return Label(title, 0, Math.Min(top, 0) - (top < 0 ? 4 : 12), Theme.TitleSize, bold: true);
        }
    }

    private static IEnumerable<(double X, double Y)> Places(Plot plot, LegendEntry[] entries) => plot.Legend switch
    {
        LegendPlace.Top => Rows(plot, entries),
        LegendPlace.Right => entries.Select((_, i) => (plot.Width + 16.0, Margin + ((i + 0.5) * RowHeight))),
        _ => entries.Select((_, i) => (Left(plot, entries) + 6, Top(plot, entries) + 4 + ((i + 0.5) * RowHeight))),
    };

    private static List<(double X, double Y)> Rows(Plot plot, LegendEntry[] entries)
    {
        List<(double X, int Row)> places = [];
        double x = 0;
        int row = 0;
        foreach (LegendEntry entry in entries)
        {
            double width = EntryWidth(entry);
            if (x > 0 && x + width > plot.Width)
                (x, row) = (0, row + 1);
            places.Add((x, row));
            x += width + 20;
        }

        return [.. places.Select(place => (place.X, -12.0 - ((row - place.Row) * RowHeight)))];
    }

    private static JsonObject Background(Plot plot, LegendEntry[] entries) => new()
    {
        ["data"] = Single(),
        ["mark"] = new JsonObject { ["type"] = "rect", ["fill"] = "white", ["fillOpacity"] = 0.88, ["stroke"] = "#cccccc", ["strokeWidth"] = 0.6 },
        ["encoding"] = Pixels(Left(plot, entries), Top(plot, entries),
            Left(plot, entries) + BoxWidth(entries), Top(plot, entries) + BoxHeight(entries)),
    };

    private static double Left(Plot plot, LegendEntry[] entries) =>
        plot.Legend is LegendPlace.TopLeft or LegendPlace.BottomLeft ? Margin : plot.Width - Margin - BoxWidth(entries);

    private static double Top(Plot plot, LegendEntry[] entries) =>
        plot.Legend is LegendPlace.TopLeft or LegendPlace.TopRight ? Margin : plot.Height - Margin - BoxHeight(entries);

    private static double BoxWidth(LegendEntry[] entries) =>
        entries.Max(Swatch) + Gap + entries.Max(entry => TextWidth.Of(entry.Label, Theme.LabelSize)) + 14;

    private static double BoxHeight(LegendEntry[] entries) => (entries.Length * RowHeight) + 8;

    private static double EntryWidth(LegendEntry entry) => Swatch(entry) + Gap + TextWidth.Of(entry.Label, Theme.LabelSize);

    private static double Swatch(LegendEntry entry) => entry.IsNarrow ? NarrowSwatch : WideSwatch;

    private static IEnumerable<JsonObject> Entry(LegendEntry entry, double x, double y, double swatch)
    {
        double middle = x + (swatch / 2);
        if (entry.Area is { } area)
            yield return Mark(new JsonObject { ["type"] = "rect", ["fill"] = area.Colour, ["fillOpacity"] = area.Opacity }, x, y - 6, x + swatch, y + 6);
        if (entry.Line is { } line)
            yield return Mark(Marks.Stroke("rule", line.Colour, line.Dash, line.Width, line.Opacity), x, y, x + swatch, y);
        if (entry.Interval is { } interval)
            yield return Mark(Marks.Stroke("rule", interval.Colour, Dash.Solid, interval.Width, 1), middle, y - 7, middle, y + 7);
        if (entry.Point is { } point)
        {
            JsonObject mark = Marks.Point(point.Colour, point.Shape, Math.Clamp(point.Size, 30, 90), point.Filled, Math.Max(point.Opacity, 0.8));
            yield return Mark(mark, middle, y, null, null);
        }

        yield return Label(entry.Label, x + swatch + Gap, y, Theme.LabelSize, bold: false);
    }

    private static JsonObject Mark(JsonObject mark, double x, double y, double? x2, double? y2) => new()
    {
        ["data"] = Single(),
        ["mark"] = mark,
        ["encoding"] = Pixels(x, y, x2, y2),
    };

    private static JsonObject Label(string text, double x, double y, int size, bool bold) => new()
    {
        ["data"] = Single(),
        ["mark"] = new JsonObject
        {
            ["type"] = "text",
            ["text"] = text,
            ["align"] = "left",
            ["baseline"] = "middle",
            ["fontSize"] = size,
            ["fontWeight"] = bold ? "bold" : "normal",
            ["color"] = Theme.Ink,
        },
        ["encoding"] = Pixels(x, y, null, null),
    };

    /// <summary>One row without fields, so that the mark is drawn once.</summary>
    private static JsonObject Single() => new() { ["values"] = new JsonArray(new JsonObject()) };

    private static JsonObject Pixels(double x, double y, double? x2, double? y2)
    {
        JsonObject encoding = new() { ["x"] = Value(x), ["y"] = Value(y) };
        if (x2 is { } right)
            encoding["x2"] = Value(right);
        if (y2 is { } bottom)
            encoding["y2"] = Value(bottom);
        return encoding;
    }

    private static JsonObject Value(double value) => new() { ["value"] = Math.Round(value, 1) };
}
