using System.Runtime.InteropServices;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>Columns for tests, and what is in columns.</summary>
internal static class Samples
{
    public const string Metadata = """{"command":"dataset hierarchical","size":7,"create_probability":0.3333333333333333,"note":"ä \"x\" \u00e9 € 𝄞","list":[1,{"a":null}]}""";

    public static readonly string[] Extensions = [".npz", ".npy", ".csv", ".jsonl", ".safetensors"];

    public static DataColumn Column<T>(string name, T[] numbers, int? width = null)
        where T : unmanaged =>
        new ComputedColumn<T>(name, numbers.Length / (width ?? 1), (first, rows) => numbers.AsSpan((int)first * (width ?? 1), rows.Length).CopyTo(rows), width);

    /// <summary>A data set as the program makes it.</summary>
    public static DataColumn[] Small() =>
    [
        Column("X", [0.1f, -2.5f, 1e-20f, 3e20f, float.MaxValue, float.Epsilon], 2),
        Column("y", [1.0 / 3, -0.0, 1e300]),
        Column("cluster_id", [0, 5, int.MinValue]),
        Column("cluster_size", [long.MaxValue, 1L, long.MinValue]),
        Column("kind", new byte[] { 0, 7, 255 }),
    ];

    /// <summary>Columns of random types, widths and bits, all finite.</summary>
    public static DataColumn[] Random(Random random, int? rows = null)
    {
        int rowCount = rows ?? random.Next(4) switch { 0 => 0, 1 => 1, 2 => random.Next(20), _ => random.Next(3000) };
        return [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => Random(random, $"column_{(char)('a' + i)}", rowCount))];
    }

    private static DataColumn Random(Random random, string name, int rows)
    {
        int? width = random.Next(3) switch { 0 => null, 1 => 1, _ => random.Next(1, 12) };
        int count = rows * (width ?? 1);
        return random.Next(5) switch
        {
            0 => Column(name, Bits<byte>(random, count), width),
            1 => Column(name, Bits<int>(random, count), width),
            2 => Column(name, Bits<long>(random, count), width),
            3 => Column(name, [.. Bits<float>(random, count).Select(number => float.IsFinite(number) ? number : 1)], width),
            _ => Column(name, [.. Bits<double>(random, count).Select(number => double.IsFinite(number) ? number : 1)], width),
        };
    }

    private static T[] Bits<T>(Random random, int count)
        where T : unmanaged
    {
        T[] numbers = new T[count];
        random.NextBytes(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    public static void Write(string path, IReadOnlyList<DataColumn> columns, string? metadata, Action<long>? written = null) =>
        ArrayFiles.Write(path, columns, metadata, written, TestContext.Current.CancellationToken);

    public static void WriteSparse(string path, long rows, long columns, DataColumn indices, DataColumn starts, DataColumn data, string? metadata) =>
        SparseNpz.Write(path, rows, columns, indices, starts, data, metadata, null, TestContext.Current.CancellationToken);

    /// <summary>All bytes of a column, read in blocks of some rows.</summary>
    public static byte[] Bytes(DataColumn column, int blockRows = 37)
    {
        using MemoryStream all = new();
        using ColumnReader reader = column.Open();
        byte[] block = new byte[blockRows * column.RowBytes];
        for (int count; (count = reader.Read(block)) > 0;) all.Write(block, 0, count);
        return all.ToArray();
    }

    public static void ShouldHold(ArrayFile file, IReadOnlyList<DataColumn> columns)
    {
        file.Columns.Select(Describe).ShouldBe(columns.Select(Describe));
        for (int i = 0; i < columns.Count; i++) Bytes(file.Columns[i]).ShouldBe(Bytes(columns[i]), columns[i].Name);
    }

    public static string OneLine(Action action)
    {
        string message = Should.Throw<PercolawException>(action).Message;
        message.Any(char.IsControl).ShouldBeFalse(message);
        return message;
    }

    private static string Describe(DataColumn column) => $"{column.Name} {column.Type} {column.RowCount} {column.Width}";
}
