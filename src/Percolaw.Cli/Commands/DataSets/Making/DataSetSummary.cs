using System.Text.Json.Nodes;
using Percolaw.Cli.Framework;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>What was made, for people and programs.</summary>
internal static class DataSetSummary
{
    public static void Print(DataSetRecipe recipe, MadeDataSet made, IReadOnlyList<WrittenFile> files, Invocation invocation)
    {
        if (invocation.Format == OutputFormat.Json)
        {
            invocation.PrintJson(Json(recipe, made, files));
            return;
        }
        foreach (string line in WrappedText.Lines(made.Title)) invocation.Say(line);
        invocation.Say("");
        invocation.Print(Facts(made));
        invocation.Say("");
        foreach (WrittenFile file in files)
        {
            string text = $"{file.Path}: {TextNumbers.Bytes(file.Bytes)}, {string.Join(", ", file.Arrays)}.";
            foreach (string line in WrappedText.Lines(text, 2)) invocation.Say(line);
        }
        if (files.Count == 0) invocation.Say("Nothing was written; --out data.npz writes it.");
    }

    private static Table Facts(MadeDataSet made)
    {
        Table table = new("facts", "quantity", "value");
        foreach ((string name, JsonNode? value) in made.Facts.ToJson()) table.Add(name, Cell(value));
        return table;
    }

    private static object? Cell(JsonNode? value)
    {
        if (value is not JsonValue known) return null;
        if (known.TryGetValue(out long whole)) return whole;
        if (known.TryGetValue(out int small)) return (long)small;
        return known.TryGetValue(out double number) ? number : known.ToString();
    }

    private static JsonObject Json(DataSetRecipe recipe, MadeDataSet made, IReadOnlyList<WrittenFile> files)
    {
        JsonObject json = JsonNode.Parse(recipe.Metadata(FileContent.Rows))!.AsObject();
        json.Add("facts", made.Facts.ToJson());
        json.Add("files", new JsonArray([.. files.Select(file => new JsonSummary().Add("path", file.Path).Add("bytes", file.Bytes).ToJson())]));
        return json;
    }
}
