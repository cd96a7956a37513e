using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>
/// The length of a header, the header in JSON, then the data without gaps (the format's own description,
/// https://github.com/huggingface/safetensors). Wider numbers come first, so that all are aligned.
/// </summary>
internal sealed class SafetensorsLayout : IArrayLayout
{
    /// <summary>Where a file has texts of its own.</summary>
    public const string MetadataKey = "__metadata__";

    private const int Alignment = 8;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public long Size(IReadOnlyList<DataColumn> columns, string? metadata) =>
        Header(columns, metadata).Length + columns.Sum(column => column.ByteCount);

    public void Write(Stream stream, IReadOnlyList<DataColumn> columns, string? metadata, WriteProgress progress)
    {
        stream.Write(Header(columns, metadata));
        foreach (DataColumn column in InFile(columns)) ColumnBlocks.Write(stream, column, progress);
    }

    public ArrayContent Read(FileInput input) => SafetensorsReader.Read(input);

    /// <summary>The name of a type in the header.</summary>
    public static string Name(NumberType type) => type switch
    {
        NumberType.UInt8 => "U8",
        NumberType.Int32 => "I32",
        NumberType.Int64 => "I64",
        NumberType.Float32 => "F32",
        _ => "F64",
    };

    private static IEnumerable<DataColumn> InFile(IReadOnlyList<DataColumn> columns) => columns.OrderByDescending(column => column.Type.ByteCount());

    private static byte[] Header(IReadOnlyList<DataColumn> columns, string? metadata)
    {
        Dictionary<string, long> starts = [];
        long end = 0;
        foreach (DataColumn column in InFile(columns))
        {
            starts.Add(column.Name, end);
            end += column.ByteCount;
        }

        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, Relaxed)) Write(writer, columns, starts, metadata);
        int length = (int)((json.Length + Alignment - 1) / Alignment * Alignment);
        byte[] header = new byte[sizeof(ulong) + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        header.AsSpan(sizeof(ulong)).Fill((byte)' ');
        json.GetBuffer().AsSpan(0, (int)json.Length).CopyTo(header.AsSpan(sizeof(ulong)));
        return header;
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<DataColumn> columns, Dictionary<string, long> starts, string? metadata)
    {
        writer.WriteStartObject();
        if (metadata is not null)
        {
            writer.WriteStartObject(MetadataKey);
            writer.WriteString(ArrayChecks.MetadataName, metadata);
            writer.WriteEndObject();
        }

        foreach (DataColumn column in columns)
        {
            writer.WriteStartObject(column.Name);
            writer.WriteString("dtype", Name(column.Type));
            Numbers(writer, "shape", column.Width is { } width ? [column.RowCount, width] : [column.RowCount]);
            Numbers(writer, "data_offsets", [starts[column.Name], starts[column.Name] + column.ByteCount]);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter writer, string name, ReadOnlySpan<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (long number in numbers) writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
