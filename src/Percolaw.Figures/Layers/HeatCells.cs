using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A heat map: a coloured cell for each row, on two <see cref="AxisKind.Category"/> axes.</summary>
/// <param name="Data">The table.</param>
/// <param name="X">The column of the horizontal axis.</param>
/// <param name="Y">The column of the vertical axis; the first row is at the top.</param>
/// <param name="ColourBy">The column shown as colour.</param>
public sealed record HeatCells(Table Data, string X, string Y, ColourScale ColourBy) : DataLayer(Data)
{
    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        foreach (Group group in Groups())
        {
            JsonObject layer = Start(context, group, ColourBy.Shows());
            layer["mark"] = new JsonObject { ["type"] = "rect", ["stroke"] = "white", ["strokeWidth"] = 0.8 };
            layer["encoding"] = new JsonObject
            {
                ["x"] = Marks.Field(X),
                ["y"] = Marks.Field(Y),
                ["color"] = ColourBy.Encoding(Column(ColourBy.Column)),
            };
            yield return layer;
        }
    }
}
