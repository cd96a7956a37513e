using System.Globalization;
using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>The lower ends of intervals, which a logarithmic axis cannot always show.</summary>
internal static class Interval
{
    /// <summary>The field that <see cref="Floor"/> makes.</summary>
    public const string FloorField = "low_shown";

    /// <summary>Adds a field with the lower end, or the axis's end where the axis does not reach so low.</summary>
    public static void Floor(JsonObject layer, PlotContext context, string low)
    {
        string value = context.Y.Kind == AxisKind.Log
            ? string.Create(CultureInfo.InvariantCulture, $"max(datum.{low}, {context.Y.Min:R})")
            : $"datum.{low}";
        JsonArray transform = layer["transform"] as JsonArray ?? [];
        transform.Add((JsonNode)new JsonObject { ["calculate"] = value, ["as"] = FloorField });
        layer["transform"] = transform;
    }
}
