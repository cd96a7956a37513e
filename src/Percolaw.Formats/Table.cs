namespace Percolaw.Formats;

/// <summary>A named table: columns and rows of null, bool, long, double and string cells.</summary>
public sealed class Table
{
    private readonly List<object?[]> rows = [];

    /// <summary>Creates an empty table with snake_case column names.</summary>
    public Table(string name, params string[] columns)
    {
        Name = name;
        Columns = columns;
    }

    /// <summary>The table's name, in snake_case.</summary>
    public string Name { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, each with one cell for every column.</summary>
    public IReadOnlyList<object?[]> Rows => rows;

    /// <summary>Appends a row; NaN and infinity become null.</summary>
    public Table Add(params object?[] cells)
    {
        if (cells.Length != Columns.Count)
            throw new ArgumentException($"table {Name} has {Columns.Count} columns, the row {cells.Length} cells", nameof(cells));
        rows.Add([.. cells.Select(Normalise)]);
        return this;
    }

    private static object? Normalise(object? cell) => cell switch
    {
        double value => double.IsFinite(value) ? value : null,
        int value => (long)value,
        null or bool or long or string => cell,
        _ => throw new ArgumentException($"a cell cannot hold a {cell.GetType().Name}", nameof(cell)),
    };
}
