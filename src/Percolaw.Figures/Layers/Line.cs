using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A line through the rows, in the order of the horizontal axis.</summary>
/// <param name="Data">The table.</param>
/// <param name="X">The column of the horizontal axis.</param>
/// <param name="Y">The column of the vertical axis; the line has a gap where it is null.</param>
public sealed record Line(Table Data, string X, string Y) : DataLayer(Data)
{
    /// <summary>How the line is broken; without it, as the series has it.</summary>
    public Dash? Dash { get; init; }

    /// <summary>The width of the line in pixels.</summary>
    public double Width { get; init; } = 2;

    /// <summary>Whether the line is drawn as steps: between two rows it has the value of the later one, as the fraction "at least x" has.</summary>
    public bool Steps { get; init; }

    internal override IEnumerable<object?> XValues => Column(X);

    internal override IEnumerable<object?> YValues => Column(Y);

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        foreach (Group group in Groups())
        {
            Style style = context.Legend.StyleOf(this, group.Label);
            Dash dash = Dash ?? style.Dash;
            context.Legend.Show(this, group.Label, entry => entry with { Line = new LineLook(style.Colour, dash, Width, Opacity) });
            JsonObject mark = Marks.Stroke("line", style.Colour, dash, Width, Opacity);
            if (context.Clip)
                mark["clip"] = true;
            if (Steps)
                mark["interpolate"] = "step-before";
            JsonObject layer = Start(context, group, context.X.Shows(X), context.Y.Shows(Y));
            layer["mark"] = mark;
            layer["encoding"] = new JsonObject { ["x"] = Marks.Field(X), ["y"] = Marks.Field(Y) };
            yield return layer;
        }
    }
}
