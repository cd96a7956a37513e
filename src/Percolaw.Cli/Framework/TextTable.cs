using System.Globalization;
using Percolaw.Formats;

namespace Percolaw.Cli.Framework;

/// <summary>
/// A table as columns of text for people: numbers to six digits and to the right, text to the left. Columns beyond the
/// width go into a second block below, which repeats the first column: no cell is ever broken over lines.
/// </summary>
internal static class TextTable
{
    private const string Gap = "  ";
    private const string Nothing = "-";

    public static void Write(Table table, TextWriter writer, int width)
    {
        TextColumn[] columns = [.. table.Columns.Select((name, i) => TextColumn.From(name, [.. table.Rows.Select(row => row[i])]))];
        bool first = true;
        foreach (IReadOnlyList<TextColumn> block in Blocks(columns, width))
        {
            if (!first) writer.Write('\n');
            first = false;
            WriteBlock(block, table.Rows.Count, writer);
        }
    }

    /// <summary>A number for people: six digits, <c>1.5e8</c> rather than <c>1.5E+08</c>.</summary>
    public static string Number(double value)
    {
        string text = value.ToString("G6", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        if (exponent < 0) return text;
        return text[..exponent] + "e" + int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<IReadOnlyList<TextColumn>> Blocks(TextColumn[] columns, int width)
    {
        List<TextColumn> block = [];
        long used = 0;
        foreach (TextColumn column in columns)
        {
            if (block.Count > 1 && used + Gap.Length + column.Width > width)
            {
                yield return block;
                block = [columns[0]];
                used = columns[0].Width;
            }
            used += column.Width + (block.Count > 0 ? Gap.Length : 0);
            block.Add(column);
        }
        if (block.Count > 0) yield return block;
    }

    private static void WriteBlock(IReadOnlyList<TextColumn> block, int rows, TextWriter writer)
    {
        WriteLine(block.Select(column => column.Pad(column.Name)), writer);
        WriteLine(block.Select(column => new string('─', column.Width)), writer);
        for (int row = 0; row < rows; row++) WriteLine(block.Select(column => column.Pad(column.Cells[row])), writer);
    }

    private static void WriteLine(IEnumerable<string> cells, TextWriter writer) =>
        writer.Write(string.Join(Gap, cells).TrimEnd() + "\n");

    private static string Cell(object? cell) => cell switch
    {
        null => Nothing,
        bool flag => flag ? "yes" : "no",
        double number => Number(number),
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => cell.ToString()!.ReplaceLineEndings(" "),
    };

    private sealed record TextColumn(string Name, IReadOnlyList<string> Cells, int Width, bool ToTheRight)
    {
        public static TextColumn From(string name, IReadOnlyList<object?> cells)
        {
            string[] texts = [.. cells.Select(Cell)];
            bool numbers = cells.Any(cell => cell is double or long) && cells.All(cell => cell is null or double or long);
            return new TextColumn(name, texts, texts.Append(name).Max(text => text.Length), numbers);
        }

        public string Pad(string text) => ToTheRight ? text.PadLeft(Width) : text.PadRight(Width);
    }
}
