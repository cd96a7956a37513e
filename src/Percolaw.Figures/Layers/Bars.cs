using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A histogram: a bar for each row, between two columns of the horizontal axis and from the bottom to a third.</summary>
/// <param name="Data">The table, such as <see cref="Distributions.Histogram"/> makes.</param>
/// <param name="Left">The bar's left edge.</param>
/// <param name="Right">The bar's right edge.</param>
/// <param name="Y">The bar's height.</param>
public sealed record Bars(Table Data, string Left, string Right, string Y) : DataLayer(Data)
{
    internal override IEnumerable<object?> XValues => Column(Left).Concat(Column(Right));

    internal override IEnumerable<object?> YValues => Column(Y);

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        foreach (Group group in Groups())
        {
            Style style = context.Legend.StyleOf(this, group.Label);
            context.Legend.Show(this, group.Label, entry => entry with { Area = new AreaLook(style.Colour, Opacity * 0.75) });
            JsonObject layer = Start(context, group, context.X.Shows(Left), context.X.Shows(Right), context.Y.Shows(Y));
            layer["mark"] = new JsonObject
            {
                ["type"] = "rect",
                ["color"] = style.Colour,
                ["fillOpacity"] = Opacity * 0.75,
                ["stroke"] = "white",
                ["strokeWidth"] = 0.6,
                ["clip"] = true,
            };
            layer["encoding"] = new JsonObject
            {
                ["x"] = Marks.Field(Left),
                ["x2"] = Marks.Field(Right),
                ["y"] = Marks.Field(Y),
                ["y2"] = new JsonObject { ["value"] = context.Plot.Height },
            };
            yield return layer;
        }
    }
}
