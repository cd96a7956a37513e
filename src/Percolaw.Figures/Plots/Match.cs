using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>Chooses rows: those in which a column has a value.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value, as the table holds it (long, double, bool, string) or null.</param>
public sealed record Match(string Column, object? Value)
{
    internal IEnumerable<object?[]> Filter(Table table)
    {
        int index = table.IndexOf(Column);
        object? wanted = new Table("probe", "cell").Add([Value]).Rows[0][0];
        return table.Rows.Where(row => Equals(row[index], wanted));
    }

    internal string Expression() => $"datum.{Column} === {Cells.ToJson(Value is int number ? (long)number : Value)?.ToJsonString(Json.Plain) ?? "null"}";
}
