using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>
/// Reads the head of a file of JSON lines. Without one, the first row says the columns; those of whole numbers are Int64 and others
/// Float64, and what is no number is left out; that takes a pass through the file.
/// </summary>
internal static class JsonLinesReader
{
    public static ArrayContent Read(FileInput input)
    {
        // The lines must not close the file, which its owner does.
        TextLines lines = new(input, 0);
        if (!lines.TryNext(out ReadOnlySpan<byte> line)) throw input.Damaged("it is empty");
        return TextHead.Read(line, lines.Damaged) is { } head ? Ours(input, lines, head) : Foreign(input, lines, line);
    }

    private static ArrayContent Ours(FileInput input, TextLines lines, TextHead head)
    {
        TextRows rows = new(input.Path, lines.Position, lines.Number, head.Rows);
        if (TextLines.Count(input, rows.Start) is var count && count != head.Rows)
            throw input.Damaged($"its first line promises {head.Rows} rows, and {(count < 0 ? "the last line has no end" : $"there are {count}")}");
        return new ArrayContent(Columns(rows, head.Columns), head.Metadata, []);
    }

    private static ArrayContent Foreign(FileInput input, TextLines lines, ReadOnlySpan<byte> first)
    {
        JsonLinesScan scan = new();
        if (scan.Begin(first) is { } wrong) throw lines.Damaged(wrong);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (scan.Add(line) is { } reason) throw lines.Damaged(reason);
        }

        return new ArrayContent(Columns(new TextRows(input.Path, 0, 0, lines.Number), scan.Columns()), null, scan.Skipped);
    }

    private static DataColumn[] Columns(TextRows rows, IReadOnlyList<TextColumn> columns) =>
        [.. columns.Select(column => new LineColumn(rows, column, new JsonFields(column)))];
}
