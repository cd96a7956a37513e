using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A straight segment for each row, between two places.</summary>
/// <param name="Data">The table.</param>
/// <param name="X">The start on the horizontal axis.</param>
/// <param name="Y">The start on the vertical axis.</param>
/// <param name="X2">The end on the horizontal axis.</param>
/// <param name="Y2">The end on the vertical axis.</param>
public sealed record Segments(Table Data, string X, string Y, string X2, string Y2) : DataLayer(Data)
{
    /// <summary>How the segments are broken; without it, as the series has it.</summary>
    public Dash? Dash { get; init; }

    /// <summary>The width in pixels.</summary>
    public double Width { get; init; } = 1;

    /// <summary>Colours the segments by a column of numbers, with a colour bar beside the plot.</summary>
    public ColourScale? ColourBy { get; init; }

    internal override IEnumerable<object?> XValues => Column(X).Concat(Column(X2));

    internal override IEnumerable<object?> YValues => Column(Y).Concat(Column(Y2));

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        foreach (Group group in Groups())
        {
            Style style = context.Legend.StyleOf(this, group.Label);
            Dash dash = Dash ?? style.Dash;
            context.Legend.Show(this, group.Label, entry => entry with { Line = new LineLook(style.Colour, dash, Width, Opacity) });
            JsonObject mark = Marks.Stroke("rule", style.Colour, dash, Width, Opacity);
            mark["strokeCap"] = "round";
            if (context.Clip)
                mark["clip"] = true;
            JsonObject encoding = new()
            {
                ["x"] = Marks.Field(X),
                ["y"] = Marks.Field(Y),
                ["x2"] = Marks.Field(X2),
                ["y2"] = Marks.Field(Y2),
            };
            if (ColourBy is { } scale)
            {
                mark.Remove("stroke");
                encoding["color"] = scale.Encoding(Column(scale.Column));
            }

            JsonObject layer = Start(context, group, context.X.Shows(X), context.X.Shows(X2), context.Y.Shows(Y), context.Y.Shows(Y2), ColourBy?.Shows());
            layer["mark"] = mark;
            layer["encoding"] = encoding;
            yield return layer;
        }
    }
}
