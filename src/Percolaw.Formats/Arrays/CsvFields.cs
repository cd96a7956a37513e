using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Finds a column in a line of CSV.</summary>
/// <param name="column">The column.</param>
/// <param name="first">Its first field, from 0.</param>
/// <param name="count">The fields of a line.</param>
internal sealed class CsvFields(TextColumn column, int first, int count) : ILineParser
{
    public string? Parse(ReadOnlySpan<byte> line, Span<byte> row)
    {
        ReadOnlySpan<byte> rest = line;
        for (int i = 0; i < first; i++)
        {
            int comma = rest.IndexOf((byte)',');
            if (comma < 0) return WrongCount(line, count);
            rest = rest[(comma + 1)..];
        }

        int bytes = column.Type.ByteCount();
        for (int i = 0; i < column.Numbers; i++)
        {
            int comma = rest.IndexOf((byte)',');
            bool isLast = first + i == count - 1;
            if (comma < 0 != isLast) return WrongCount(line, count);
            ReadOnlySpan<byte> text = isLast ? rest : rest[..comma];
            if (!NumberText.TryRead(column.Type, text, row[(i * bytes)..])) return NoNumber(text, column.Name, column.Type);
            rest = isLast ? [] : rest[(comma + 1)..];
        }

        int next = first + column.Numbers;
        bool fits = next == count || rest.Count((byte)',') == count - next - 1;
        return fits ? null : WrongCount(line, count);
    }

    /// <summary>The reason for a field that is no number of its column.</summary>
    public static string NoNumber(ReadOnlySpan<byte> text, string name, NumberType type) =>
        $"'{OneLine.Of(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 100)]))}' in column {OneLine.Of(name)} is no finite number of type {NumPyType.Name(type)}";

    /// <summary>The reason for a line with too many or too few fields.</summary>
    public static string WrongCount(ReadOnlySpan<byte> line, int count) => $"it has {line.Count((byte)',') + 1} fields instead of {count}";
}
