using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>The head on a line, then an object on a line for each row.</summary>
internal sealed class JsonLinesLayout : IArrayLayout
{
    public long Size(IReadOnlyList<DataColumn> columns, string? metadata) =>
        Head(columns, metadata).Length + columns[0].RowCount * TextRowWriter.LongestRow(columns, Pieces(columns));

    public void Write(Stream stream, IReadOnlyList<DataColumn> columns, string? metadata, WriteProgress progress)
    {
        stream.Write(Head(columns, metadata));
        TextRowWriter.Write(stream, columns, Pieces(columns), "JSON", progress);
    }

    public ArrayContent Read(FileInput input) => JsonLinesReader.Read(input);

    private static byte[] Head(IReadOnlyList<DataColumn> columns, string? metadata) => [.. TextHead.Write(columns, metadata), .. "\n"u8];

    private static byte[][] Pieces(IReadOnlyList<DataColumn> columns)
    {
        string[] pieces = new string[columns.Count + 1];
        string end = "";
        for (int i = 0; i < columns.Count; i++)
        {
            bool isVector = columns[i].Width is not null;
            pieces[i] = $"{end}{(i == 0 ? "{" : ",")}\"{columns[i].Name}\":{(isVector ? "[" : "")}";
            end = isVector ? "]" : "";
        }

        pieces[^1] = end + "}\n";
        return [.. pieces.Select(Encoding.UTF8.GetBytes)];
    }
}
