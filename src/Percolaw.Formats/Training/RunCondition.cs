namespace Percolaw.Formats;

/// <summary>The condition that rows have to fulfil, for the columns of one table.</summary>
internal sealed class RunCondition
{
    private readonly List<(RunComparison Comparison, RunRole? Role, int Column)> comparisons = [];
    private readonly bool hasCommas;

    /// <summary>Finds the columns of a condition.</summary>
    /// <exception cref="PercolawException">A name is neither a column's nor that of a number which rows have.</exception>
    public RunCondition(IReadOnlyList<RunComparison> condition, RunColumnMap map, RunRowReader numbers, bool hasCommas)
    {
        this.hasCommas = hasCommas;
        foreach (RunComparison comparison in condition)
        {
            int column = map.Find(comparison.Name);
            RunRole? role = column < 0 ? RunColumns.RoleOf(comparison.Name) : null;
            if (column < 0 && role is { } known && !numbers.Roles.Contains(known)) column = map[known] ?? -1;
            // What may be derived in some rows is compared as it was read or derived.
            role = numbers.Roles.Cast<RunRole?>().FirstOrDefault(read => read == role || (column >= 0 && map[read!.Value] == column));
            if (column < 0 && role is null) throw map.NotFound("in the condition, column", comparison.Name);
            if (role is not null && double.IsNaN(comparison.Number) && column < 0)
                throw new PercolawException($"in the condition, {OneLine.Of(comparison.Name)} is a number, and '{OneLine.Of(comparison.Text)}' is none; write a number");
            comparisons.Add((comparison, double.IsNaN(comparison.Number) ? null : role, column));
        }
    }

    /// <summary>Whether the row fulfils it, as far as the row can be read.</summary>
    public bool Holds(IRunRows rows, RunRowReader numbers)
    {
        if (rows.Fault is not null) return true;
        foreach ((RunComparison comparison, RunRole? role, int column) in comparisons)
        {
            bool holds = role is { } number
                ? double.IsNaN(numbers[number]) || comparison.Holds(numbers[number])
                : comparison.Holds(rows.Field(column), hasCommas);
            if (!holds) return false;
        }

        return true;
    }
}
