using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>A line in the legend for something that is drawn without an entry of its own, such as the asymptotes of all series.</summary>
/// <param name="Text">The entry.</param>
/// <param name="Dash">How its line is broken.</param>
public sealed record LegendKey(string Text, Dash Dash) : Layer
{
    /// <summary>The width of the line in pixels.</summary>
    public double Width { get; init; } = 1.5;

    internal override IEnumerable<string> Labels => [Text];

    internal override IEnumerable<JsonObject> Build(PlotContext context)
    {
        context.Legend.Show(this, Text, entry => entry with { Line = new LineLook(Colour ?? Palette.Grey, Dash, Width, 1) });
        return [];
    }
}
