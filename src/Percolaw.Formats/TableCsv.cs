using System.Globalization;
using System.Text;

namespace Percolaw.Formats;

/// <summary>Tables as CSV (RFC 4180 with LF line ends): full precision, invariant culture, what does not exist is an empty field.</summary>
public static class TableCsv
{
    /// <summary>The table as text, with a header line.</summary>
    public static string ToText(Table table)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        Write(table, writer);
        return writer.ToString();
    }

    /// <summary>Writes the table, with a header line.</summary>
    public static void Write(Table table, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(writer);
        WriteLine(table.Columns.Select(Quote), writer);
        foreach (object?[] row in table.Rows) WriteLine(row.Select(Field), writer);
    }

    private static void WriteLine(IEnumerable<string> fields, TextWriter writer)
    {
        writer.Write(string.Join(',', fields));
        writer.Write('\n');
    }

    private static string Field(object? cell) => cell switch
    {
        null => "",
        bool value => value ? "true" : "false",
        double value => value.ToString("R", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => Quote(cell.ToString()!),
    };

    private static string Quote(string text)
    {
        if (text.AsSpan().IndexOfAny("\",\r\n") < 0) return text;
        return new StringBuilder("\"").Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
    }
}
