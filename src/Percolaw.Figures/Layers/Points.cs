using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A point for each row.</summary>
/// <param name="Data">The table.</param>
/// <param name="X">The column of the horizontal axis.</param>
/// <param name="Y">The column of the vertical axis.</param>
public sealed record Points(Table Data, string X, string Y) : DataLayer(Data)
{
    /// <summary>The form; without it, as the series has it.</summary>
    public Shape? Shape { get; init; }

    /// <summary>The area of a point in square pixels.</summary>
    public double Size { get; init; } = 40;

    /// <summary>Whether points are filled, else outlined on white.</summary>
    public bool Filled { get; init; } = true;

    /// <summary>Colours the points by a column of numbers, with a colour bar beside the plot.</summary>
    public ColourScale? ColourBy { get; init; }

    internal override IEnumerable<object?> XValues => Column(X);

    internal override IEnumerable<object?> YValues => Column(Y);

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        foreach (Group group in Groups())
        {
            Style style = context.Legend.StyleOf(this, group.Label);
            Shape shape = Shape ?? style.Shape;
            context.Legend.Show(this, group.Label, entry => entry with { Point = new PointLook(style.Colour, shape, Size, Filled, Opacity) });
            JsonObject mark = Marks.Point(style.Colour, shape, Size, Filled, Opacity);
            mark["tooltip"] = new JsonObject { ["content"] = "data" };
            JsonObject encoding = new() { ["x"] = Marks.Field(X), ["y"] = Marks.Field(Y) };
            if (ColourBy is { } scale)
                encoding["color"] = scale.Encoding(Column(scale.Column));
            JsonObject layer = Start(context, group, context.X.Shows(X, withinEnds: true), context.Y.Shows(Y, withinEnds: true), ColourBy?.Shows());
            layer["mark"] = mark;
            layer["encoding"] = encoding;
            yield return layer;
        }
    }
}
