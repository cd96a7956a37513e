using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>A description for programs.</summary>
internal static class DescriptionJson
{
    public static JsonObject Create(DescribedFile described)
    {
        JsonObject json = new JsonSummary()
            .Add("file", described.Path)
            .Add("format", Names.ToChoice(described.Arrays.Format.ToString()))
            .Add("bytes", described.Arrays.ByteCount)
            .ToJson();
        if (described.Recipe is not null) json.Add("made_from", JsonNode.Parse(described.Arrays.Metadata!));
        JsonObject quantities = [];
        foreach (DescribedQuantity quantity in DescribedQuantity.All(described))
        {
            JsonSummary entry = new JsonSummary().Add("value", quantity.Value).Add("standard_error", quantity.StandardError);
            quantities.Add(quantity.Name, (quantity.Exact is { } exact ? entry.Add("exact", exact) : entry).ToJson());
        }
        json.Add("quantities", quantities);
        foreach (Table table in DescriptionTables.All(described).Skip(1)) json.Add(table.Name, JsonText.ToArray(table));
        json.Add("notes", JsonText.ToNode(DescriptionForPeople.Notes(described)));
        return json;
    }
}
