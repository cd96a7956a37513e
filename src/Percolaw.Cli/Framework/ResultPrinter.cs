using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Cli.Framework;

/// <summary>
/// Writes result tables to standard output: for people, as JSON (one table is an array of objects, several are an
/// object of arrays), or as CSV (one table: the first, or the one that <c>--table</c> names).
/// </summary>
internal static class ResultPrinter
{
    public static void Print(Invocation invocation, IReadOnlyList<Table> tables)
    {
        IReadOnlyList<Table> chosen = invocation.Table is { } name ? [.. tables.Where(table => table.Name == name)] : tables;
        if (chosen.Count == 0) throw new PercolawException($"there is no table '{invocation.Table}' in this result");
        switch (invocation.Format)
        {
            case OutputFormat.Json:
                invocation.PrintJson(ToJson(chosen));
                break;
            case OutputFormat.Csv:
                TableCsv.Write(chosen[0], invocation.Output);
                if (chosen.Count > 1) invocation.Note($"this is the table {chosen[0].Name}; --table chooses another: {Others(chosen)}");
                break;
            default:
                PrintForPeople(invocation, chosen);
                break;
        }
    }

    private static string Others(IReadOnlyList<Table> tables) => string.Join(", ", tables.Skip(1).Select(table => table.Name));

    private static JsonNode ToJson(IReadOnlyList<Table> tables)
    {
        if (tables.Count == 1) return JsonText.ToArray(tables[0]);
        JsonObject json = [];
        foreach (Table table in tables) json.Add(table.Name, JsonText.ToArray(table));
        return json;
    }

    private static void PrintForPeople(Invocation invocation, IReadOnlyList<Table> tables)
    {
        foreach (Table table in tables)
        {
            if (tables.Count > 1) invocation.Output.Write($"{(table == tables[0] ? "" : "\n")}{table.Name.Replace('_', ' ')}\n\n");
            TextTable.Write(table, invocation.Output, invocation.Streams.OutputWidth ?? int.MaxValue);
        }
    }
}
