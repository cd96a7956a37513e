using System.Buffers.Binary;
using System.Text.Json;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Reads the header of a <c>.safetensors</c> file. Tensors of other types or dimensions are left out; overlaps and gaps are refused, as the format demands.</summary>
internal static class SafetensorsReader
{
    private const int LongestHeader = 1 << 24;

    public static ArrayContent Read(FileInput input)
    {
        byte[] count = new byte[sizeof(ulong)];
        input.ReadExactly(count);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(count);
        if (length > LongestHeader || (long)length > input.Length - sizeof(ulong)) throw input.Damaged($"its header claims {length} bytes");
        byte[] header = new byte[length];
        input.ReadExactly(header);
        try
        {
            using JsonDocument document = JsonDocument.Parse(header);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return Interpret(input, document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
        }

        throw input.Damaged("its header is no JSON object");
    }

    private static ArrayContent Interpret(FileInput input, JsonElement header)
    {
        List<DataColumn> columns = [];
        List<string> skipped = [];
        List<(long Start, long End)> ranges = [];
        HashSet<string> names = [];
        string? metadata = null;
        foreach (JsonProperty property in header.EnumerateObject())
        {
            string name = JsonName(input, property);
            if (!names.Add(name)) throw input.Damaged($"two tensors are called '{OneLine.Of(name)}'");
            if (name == SafetensorsLayout.MetadataKey)
            {
                metadata = Metadata(property.Value);
                continue;
            }

            Tensor tensor = Tensor.Of(property.Value) ?? throw input.Damaged($"tensor '{OneLine.Of(name)}' has no dtype, shape and data_offsets as it should");
            ranges.Add((tensor.Start, tensor.End));
            Add(input, name, tensor, input.Position, columns, skipped);
        }

        CheckRanges(input, ranges);
        return new ArrayContent(columns, metadata, skipped);
    }

    private static void Add(FileInput input, string name, Tensor tensor, long dataStart, List<DataColumn> columns, List<string> skipped)
    {
        string shown = OneLine.Of(name);
        NumberType? type = Enum.GetValues<NumberType>().Cast<NumberType?>().FirstOrDefault(type => SafetensorsLayout.Name(type!.Value) == tensor.Type);
        string? reason = name.Length == 0 ? "it has no name"
            : type is null ? $"numbers of type '{OneLine.Of(tensor.Type)}' are not read"
            : ArrayShape.WhyNoColumn(tensor.Shape);
        if (type is not null && ArrayShape.Bytes(tensor.Shape, type.Value.ByteCount()) != tensor.End - tensor.Start)
            throw input.Damaged($"tensor '{shown}' of shape [{string.Join(", ", tensor.Shape)}] is said to have {tensor.End - tensor.Start} bytes");
        if (reason is not null) skipped.Add($"{shown}: {reason}");
        else columns.Add(new ByteColumn(name, type!.Value, tensor.Shape[0], ArrayShape.Width(tensor.Shape), () => FileInput.Open(input.Path, dataStart + tensor.Start)));
    }

    private static void CheckRanges(FileInput input, List<(long Start, long End)> ranges)
    {
        long end = 0;
        foreach ((long start, long next) in ranges.Order())
        {
            if (start != end) throw input.Damaged($"its tensors overlap or leave a gap at byte {end} of the data");
            end = next;
        }

        long left = input.Length - input.Position;
        if (end != left) throw input.Damaged($"its tensors have {end} bytes, and {left} follow its header");
    }

    private static string? Metadata(JsonElement texts) =>
        texts.ValueKind == JsonValueKind.Object && texts.TryGetProperty(ArrayChecks.MetadataName, out JsonElement text)
            && JsonTexts.TryGet(text) is { } metadata && ArrayChecks.IsObject(metadata) ? metadata : null;

    private static string JsonName(FileInput input, JsonProperty property) =>
        JsonTexts.TryGetName(property) ?? throw input.Damaged("the name of a tensor has letters that do not exist");

    private sealed record Tensor(string Type, long[] Shape, long Start, long End)
    {
        /// <summary>What the header says of a tensor, or null where that is not as it should be.</summary>
        public static Tensor? Of(JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Object
                || !value.TryGetProperty("dtype", out JsonElement type) || JsonTexts.TryGet(type) is not { } name
                || !value.TryGetProperty("shape", out JsonElement shape) || Wholes(shape) is not { } lengths
                || !value.TryGetProperty("data_offsets", out JsonElement offsets) || Wholes(offsets) is not [var start, var end])
            {
                return null;
            }

            return start <= end ? new Tensor(name, lengths, start, end) : null;
        }

        private static long[]? Wholes(JsonElement list)
        {
            if (list.ValueKind != JsonValueKind.Array) return null;
            long[] numbers = new long[list.GetArrayLength()];
            int i = 0;
            foreach (JsonElement item in list.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out numbers[i]) || numbers[i++] < 0) return null;
            }

            return numbers;
        }
    }
}
