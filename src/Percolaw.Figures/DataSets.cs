using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>The named data sets of one specification; a table that several layers use is written once.</summary>
internal sealed class DataSets
{
    private readonly Dictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private readonly List<Table> _order = [];

    /// <summary>Registers a table and returns the <c>data</c> entry that refers to it.</summary>
    public JsonObject Use(Table table)
    {
        if (_tables.TryAdd(table.Name, table))
            _order.Add(table);
        else if (!ReferenceEquals(_tables[table.Name], table))
            throw new ArgumentException($"Two different tables of one figure are called '{table.Name}'.", nameof(table));
        return new JsonObject { ["name"] = table.Name };
    }

    public JsonObject ToJson()
    {
        JsonObject sets = [];
        foreach (Table table in _order)
            sets[table.Name] = new JsonArray([.. table.Rows.Select(row => Row(table, row))]);
        return sets;
    }

    private static JsonObject Row(Table table, object?[] cells)
    {
        JsonObject row = [];
        for (int i = 0; i < cells.Length; i++)
            row[table.Columns[i]] = Cells.ToJson(cells[i]);
        return row;
    }
}
