using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>Layers over two axes.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Layers">What is drawn, from the back to the front.</param>
public sealed record Plot(Axis X, Axis Y, params IReadOnlyList<Layer> Layers) : View
{
    /// <summary>A title above the panel, such as <c>(a) below the threshold</c>.</summary>
    public string? Title { get; init; }

    /// <summary>The width of the plotting area in pixels.</summary>
    public int Width { get; init; } = Theme.Width;

    /// <summary>The height of the plotting area in pixels.</summary>
    public int Height { get; init; } = Theme.Height;

    /// <summary>Where the legend stands.</summary>
    public LegendPlace Legend { get; init; } = LegendPlace.Top;

    /// <summary>Whether a frame is drawn around the plotting area.</summary>
    public bool Frame { get; init; } = true;

    /// <inheritdoc/>
    public override IEnumerable<Table> Tables => Layers.SelectMany(layer => layer.Tables).Distinct();

    internal override JsonObject Build(DataSets data)
    {
        PlotContext context = new(this, data);
        JsonArray layers = [];
        foreach (Layer layer in Layers)
        {
            foreach (JsonObject mark in layer.Build(context))
                layers.Add((JsonNode)mark);
        }

        foreach (JsonObject mark in LegendDrawing.Build(this, context.Legend.Entries))
            layers.Add((JsonNode)mark);
        JsonObject body = new()
        {
            ["width"] = Width,
            ["height"] = Height,
            ["encoding"] = new JsonObject { ["x"] = context.X.Encoding(), ["y"] = context.Y.Encoding() },
            ["layer"] = layers,
        };
        if (!Frame)
            body["view"] = new JsonObject { ["stroke"] = null };
        return body;
    }
}
