using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>
/// Reads the head of a CSV file of numbers. Without one, x0, x1, … are a column X of vectors, columns of whole numbers are Int64 and
/// others Float64; that takes a pass through the file.
/// </summary>
internal static class CsvReader
{
    public static ArrayContent Read(FileInput input)
    {
        // The lines must not close the file, which its owner does.
        TextLines lines = new(input, 0);
        TextHead? head = null;
        ReadOnlySpan<byte> line = Line(lines);
        if (line.StartsWith("\uFEFF"u8)) line = line[3..];
        while (line.StartsWith("#"u8))
        {
            ReadOnlySpan<byte> comment = line[1..].Trim((byte)' ');
            if (comment.StartsWith("{"u8)) head ??= TextHead.Read(comment, lines.Damaged);
            line = Line(lines);
        }

        return head is null ? Foreign(input, lines, Names(line, lines)) : Ours(input, lines, head, line);
    }

    private static ArrayContent Ours(FileInput input, TextLines lines, TextHead head, ReadOnlySpan<byte> names)
    {
        string expected = string.Join(',', head.Columns.SelectMany(column => CsvLayout.FieldNames(column.Name, column.Width)));
        if (!names.SequenceEqual(Encoding.UTF8.GetBytes(expected))) throw lines.Damaged("the names differ from those of the columns in the first line");
        TextRows rows = new(input.Path, lines.Position, lines.Number, head.Rows);
        if (TextLines.Count(input, rows.Start) is var count && count != head.Rows)
            throw input.Damaged($"its first line promises {head.Rows} rows, and {(count < 0 ? "the last line has no end" : $"there are {count}")}");
        return new ArrayContent(Columns(rows, head.Columns), head.Metadata, []);
    }

    private static ArrayContent Foreign(FileInput input, TextLines lines, string[] names)
    {
        List<(string Name, int? Width)> groups = Groups(names);
        (long start, long linesBefore) = (lines.Position, lines.Number);
        bool[] isWhole = new bool[names.Length];
        isWhole.AsSpan().Fill(true);
        while (lines.TryNext(out ReadOnlySpan<byte> line)) Scan(line, names, isWhole, lines);
        if (lines.Number == linesBefore) throw input.Damaged("no rows follow the names of its columns");
        List<TextColumn> columns = [];
        int field = 0;
        foreach ((string name, int? width) in groups)
        {
            bool whole = !isWhole.AsSpan(field, width ?? 1).Contains(false);
            columns.Add(new TextColumn(name, whole ? NumberType.Int64 : NumberType.Float64, width));
            field += width ?? 1;
        }

        return new ArrayContent(Columns(new TextRows(input.Path, start, linesBefore, lines.Number - linesBefore), columns), null, []);
    }

    private static void Scan(ReadOnlySpan<byte> line, string[] names, bool[] isWhole, TextLines lines)
    {
        int field = 0;
        foreach (Range range in line.Split((byte)','))
        {
            if (field == names.Length) break;
            ReadOnlySpan<byte> text = line[range];
            if (isWhole[field] && !NumberText.IsWhole(text)) isWhole[field] = false;
            if (!isWhole[field] && !NumberText.IsNumber(text)) throw lines.Damaged(CsvFields.NoNumber(text, names[field], NumberType.Float64));
            field++;
        }

        if (line.Count((byte)',') + 1 != names.Length) throw lines.Damaged(CsvFields.WrongCount(line, names.Length));
    }

    private static List<(string Name, int? Width)> Groups(string[] names)
    {
        List<(string, int?)> groups = [];
        for (int i = 0; i < names.Length;)
        {
            string stem = names[i].EndsWith('0') ? names[i][..^1] : "";
            int width = 0;
            while (stem.Length > 0 && i + width < names.Length && names[i + width] == stem + Numbers.Format(width)) width++;
            bool isVector = width >= 2;
            // Single letters are upper case where they stand for a matrix.
            groups.Add(isVector ? (stem.Length == 1 ? stem.ToUpperInvariant() : stem, width) : (names[i], null));
            i += isVector ? width : 1;
        }

        return groups;
    }

    private static string[] Names(ReadOnlySpan<byte> line, TextLines lines)
    {
        if (line.Count((byte)',') >= ArrayFiles.WidestRow) throw lines.Damaged($"rows of more than {ArrayFiles.WidestRow} numbers are not read");
        string[] names = [.. Encoding.UTF8.GetString(line).Split(',').Select(name => name.Trim().Trim('"'))];
        bool areNames = names.All(IsName) && names.Distinct().Count() == names.Length;
        return areNames ? names : throw lines.Damaged("it should hold the names of the columns, each once, with commas between them");
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !name.Any(letter => char.IsControl(letter) || letter == '\uFFFD') && !NumberText.IsNumber(Encoding.UTF8.GetBytes(name));

    private static DataColumn[] Columns(TextRows rows, IReadOnlyList<TextColumn> columns)
    {
        int count = columns.Sum(column => column.Numbers), first = 0;
        List<DataColumn> all = [];
        foreach (TextColumn column in columns)
        {
            all.Add(new LineColumn(rows, column, new CsvFields(column, first, count)));
            first += column.Numbers;
        }

        return [.. all];
    }

    private static ReadOnlySpan<byte> Line(TextLines lines) =>
        lines.TryNext(out ReadOnlySpan<byte> line) ? line : throw lines.Damaged("the names of the columns should follow");
}
