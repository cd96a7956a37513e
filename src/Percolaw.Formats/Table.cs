namespace Percolaw.Formats;

/// <summary>
/// One flat table of data: what CSV files, JSON, the terminal and the figures are all made from.
/// </summary>
/// <remarks>
/// A cell is <c>null</c> (does not exist), <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see cref="string"/>.
/// Narrower numbers are widened when they are added, and NaN and infinities become <c>null</c>: a table never holds them.
/// Not safe for concurrent writers.
/// </remarks>
public sealed class Table
{
    private readonly string[] _columns;
    private readonly List<object?[]> _rows = [];

    /// <summary>Makes an empty table.</summary>
    /// <param name="name">What the table is called, in snake_case; also its file name without the extension.</param>
    /// <param name="columns">At least one column name in snake_case (a lower-case letter, then letters, digits and underscores), all different.</param>
    /// <exception cref="ArgumentException">A name is not snake_case, or a column occurs twice.</exception>
    public Table(string name, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(columns);
        Name = SnakeCase(name, nameof(name));
        if (columns.Length == 0)
            throw new ArgumentException($"Table '{name}' needs at least one column.", nameof(columns));
        _columns = [.. columns.Select(column => SnakeCase(column, nameof(columns)))];
        if (_columns.Distinct(StringComparer.Ordinal).Count() != _columns.Length)
            throw new ArgumentException($"Table '{name}' has a column twice: {string.Join(", ", columns)}.", nameof(columns));
    }

    /// <summary>What the table is called, in snake_case.</summary>
    public string Name { get; }

    /// <summary>The column names, in order.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The rows, in the order they were added; each has as many cells as there are columns.</summary>
    public IReadOnlyList<object?[]> Rows => _rows;

    /// <summary>Adds one row.</summary>
    /// <param name="cells">As many cells as columns: null, bool, an integer, a floating-point number or a string.</param>
    /// <returns>This table, so that rows can be chained.</returns>
    /// <exception cref="ArgumentException">The number of cells is not that of the columns, or a cell is of another type.</exception>
    public Table Add(params object?[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Length != _columns.Length)
            throw new ArgumentException($"Table '{Name}' has {_columns.Length} columns, the row {cells.Length} cells.", nameof(cells));
        object?[] row = new object?[cells.Length];
        for (int i = 0; i < cells.Length; i++)
            row[i] = Normalise(cells[i], _columns[i]);
        _rows.Add(row);
        return this;
    }

    /// <summary>The position of a column.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those that exist.</exception>
    public int IndexOf(string column)
    {
        int index = Array.IndexOf(_columns, column);
        return index >= 0
            ? index
            : throw new ArgumentException($"Table '{Name}' has no column '{column}', only {string.Join(", ", _columns)}.", nameof(column));
    }

    private object? Normalise(object? cell, string column) => cell switch
    {
        null or bool or string or long => cell,
        double number => double.IsFinite(number) ? cell : null,
        float number => float.IsFinite(number) ? (object)(double)number : null,
        int number => (long)number,
        uint number => (long)number,
        short number => (long)number,
        ushort number => (long)number,
        byte number => (long)number,
        sbyte number => (long)number,
        ulong number when number <= long.MaxValue => (long)number,
        _ => throw new ArgumentException($"Table '{Name}', column '{column}': a cell cannot be {cell} of type {cell.GetType().Name}."),
    };

    private static string SnakeCase(string name, string parameter) =>
        name is { Length: > 0 } && char.IsAsciiLetterLower(name[0])
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? name
            : throw new ArgumentException($"'{name}' is not a snake_case name.", parameter);
}
