using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>
/// Lines of numbers: the head after <c>#</c>, the names, then the rows. A column of vectors X has names x0, x1, …
/// </summary>
internal sealed class CsvLayout : IArrayLayout
{
    public long Size(IReadOnlyList<DataColumn> columns, string? metadata) =>
        Head(columns, metadata).Length + columns[0].RowCount * TextRowWriter.LongestRow(columns, Pieces(columns));

    public void Write(Stream stream, IReadOnlyList<DataColumn> columns, string? metadata, WriteProgress progress)
    {
        stream.Write(Head(columns, metadata));
        TextRowWriter.Write(stream, columns, Pieces(columns), "CSV", progress);
    }

    public ArrayContent Read(FileInput input) => CsvReader.Read(input);

    /// <summary>The names of the fields of a row.</summary>
    public static IEnumerable<string> FieldNames(string name, int? width) =>
        width is null ? [name] : Enumerable.Range(0, width.Value).Select(i => name.ToLowerInvariant() + Numbers.Format(i));

    private static byte[] Head(IReadOnlyList<DataColumn> columns, string? metadata)
    {
        string[] names = [.. columns.SelectMany(column => FieldNames(column.Name, column.Width))];
        string? twice = names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw new PercolawException($"two fields of a row of CSV would be called {twice}; rename a column or choose another format");
        return [.. "# "u8, .. TextHead.Write(columns, metadata), .. "\n"u8, .. Encoding.UTF8.GetBytes(string.Join(',', names)), .. "\n"u8];
    }

    private static byte[][] Pieces(IReadOnlyList<DataColumn> columns)
    {
        IEnumerable<string> pieces = columns.Select((_, i) => i == 0 ? "" : ",").Append("\n");
        return [.. pieces.Select(Encoding.UTF8.GetBytes)];
    }
}
