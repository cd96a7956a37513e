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
    /// <summary>Writes the value into each cell, in a d3 number format such as <c>.2f</c>; without it, nothing is written.</summary>
    public string? Format { get; init; }

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
            if (Format is not null)
                yield return Text(Start(context, group, ColourBy.Shows()));
        }
    }

    private JsonObject Text(JsonObject layer)
    {
        layer["mark"] = new JsonObject { ["type"] = "text", ["fontSize"] = Theme.LabelSize };
        layer["encoding"] = new JsonObject
        {
            ["x"] = Marks.Field(X),
            ["y"] = Marks.Field(Y),
            ["text"] = new JsonObject { ["field"] = ColourBy.Column, ["type"] = "quantitative", ["format"] = Format },
            // The fill of the cells has a colour scale already: the text's colour is a value.
            ["color"] = new JsonObject
            {
                ["condition"] = new JsonObject { ["test"] = ColourBy.IsLight(Column(ColourBy.Column)), ["value"] = Theme.Ink },
                ["value"] = "white",
            },
        };
        return layer;
    }
}
