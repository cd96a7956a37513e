using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>The area between two columns: an interval along a curve.</summary>
/// <param name="Data">The table.</param>
/// <param name="X">The column of the horizontal axis.</param>
/// <param name="Low">The lower edge; on a logarithmic axis values of 0 and below reach the axis.</param>
/// <param name="High">The upper edge.</param>
public sealed record Band(Table Data, string X, string Low, string High) : DataLayer(Data)
{
    /// <summary>How opaque the area is.</summary>
    public double Fill { get; init; } = 0.2;

    internal override IEnumerable<object?> XValues => Column(X);

    internal override IEnumerable<object?> YValues => Column(Low).Concat(Column(High));

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        foreach (Group group in Groups())
        {
            Style style = context.Legend.StyleOf(this, group.Label);
            context.Legend.Show(this, group.Label, entry => entry with { Area = new AreaLook(style.Colour, Fill) });
            JsonObject layer = Start(context, group, context.X.Shows(X), $"isValid(datum.{Low})", context.Y.Shows(High));
            Interval.Floor(layer, context, Low);
            layer["mark"] = new JsonObject { ["type"] = "area", ["color"] = style.Colour, ["opacity"] = Fill, ["clip"] = true };
            layer["encoding"] = new JsonObject
            {
                ["x"] = Marks.Field(X),
                ["y"] = Marks.Field(Interval.FloorField),
                ["y2"] = Marks.Field(High),
            };
            yield return layer;
        }
    }
}
