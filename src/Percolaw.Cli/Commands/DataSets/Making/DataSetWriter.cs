using Percolaw.Cli.Framework;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>A file that was written.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Arrays">What is in it: names, shapes and types.</param>
internal sealed record WrittenFile(string Path, long Bytes, IReadOnlyList<string> Arrays);

/// <summary>Writes data sets.</summary>
internal static class DataSetWriter
{
    public static WrittenFile Write(
        string path, IReadOnlyList<DataColumn> columns, string metadata, DataSetProgress progress, Invocation invocation)
    {
        long size = ArrayFiles.Size(ArrayFiles.FormatOf(path), columns, metadata);
        DataSetLimits.CheckDisk(path, size, DataSetLimits.RowsThatFit(path, size, columns));
        progress.Enter($"writing {path}");
        double total = Math.Max(1, columns.Sum(column => column.ByteCount)), done = 0;
        ArrayFiles.Write(path, columns, metadata, Advance, invocation.Cancellation);
        return Describe(path, columns);

        void Advance(long written)
        {
            progress.Advance((written / total) - done);
            done = written / total;
        }
    }

    /// <summary>The file as it is now.</summary>
    public static WrittenFile Describe(string path, IReadOnlyList<DataColumn> columns) =>
        new(path, new FileInfo(path).Length, [.. columns.Select(Shape)]);

    /// <summary>A column in words: name, shape, type.</summary>
    public static string Shape(DataColumn column) =>
        $"{column.Name} ({column.RowCount}{(column.Width is { } width ? $" × {width}" : "")} {TextNumbers.TypeName(column.Type)})";
}
