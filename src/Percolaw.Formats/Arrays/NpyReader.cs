using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Reads the headers of an <c>.npy</c> file, of records or of plain numbers.</summary>
internal static class NpyReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ArrayContent Read(FileInput input)
    {
        NpyHeader header = NpyHeader.Read(input, input.Length, input.Damaged);
        List<DataColumn> columns = [];
        List<string> skipped = [];
        long end = header.ByteCount + (header.Descriptor is null ? Records(input, header, columns, skipped) : Plain(input, header, columns, skipped));
        return new ArrayContent(columns, Metadata(input, end), skipped);
    }

    private static long Plain(FileInput input, NpyHeader header, List<DataColumn> columns, List<string> skipped)
    {
        // The array has no name of its own; numpy.savez would ask for one.
        string name = Path.GetFileNameWithoutExtension(input.Path) is { Length: > 0 } stem ? stem : "array";
        string? reason = WhyNoColumn(header.Descriptor!, header.Shape) ?? (header.HasRowsInOrder ? null : "its columns lie one after the other; save it in C order");
        if (reason is not null)
        {
            skipped.Add($"{OneLine.Of(name)}: {reason}");
            return input.Length - header.ByteCount;
        }

        NumberType type = NumPyType.FromDescriptor(header.Descriptor!)!.Value;
        long bytes = Fitting(input, header, type.ByteCount());
        columns.Add(new ByteColumn(name, type, header.Shape[0], ArrayShape.Width(header.Shape), () => FileInput.Open(input.Path, header.ByteCount)));
        return bytes;
    }

    private static long Records(FileInput input, NpyHeader header, List<DataColumn> columns, List<string> skipped)
    {
        if (header.Shape.Count != 1) throw input.Damaged($"its records have {header.Shape.Count} dimensions, and only 1 is read");
        long recordBytes = header.Fields.Sum(field => field.ByteCount);
        if (recordBytes == 0) throw input.Damaged("its records have no bytes");
        long bytes = Fitting(input, header, recordBytes);
        foreach (NpyField field in header.Fields)
        {
            // NumPy writes fields without a name where it leaves bytes free.
            if (field.Name.Length == 0) continue;
            string? reason = WhyNoColumn(field.Descriptor, [header.Shape[0], .. field.Shape]);
            if (reason is not null) skipped.Add($"{OneLine.Of(field.Name)}: {reason}");
            else columns.Add(new RecordColumn(input.Path, header.ByteCount, (int)recordBytes, header.Shape[0], field, NumPyType.FromDescriptor(field.Descriptor)!.Value));
        }

        return bytes;
    }

    /// <summary>Why an array of that type and shape is no column, or null where it is one.</summary>
    public static string? WhyNoColumn(string descriptor, IReadOnlyList<long> shape) =>
        NumPyType.FromDescriptor(descriptor) is null ? $"numbers of NumPy's type '{OneLine.Of(descriptor)}' are not read" : ArrayShape.WhyNoColumn(shape);

    private static long Fitting(FileInput input, NpyHeader header, long valueBytes)
    {
        long left = input.Length - header.ByteCount;
        return ArrayShape.Bytes(header.Shape, valueBytes) is { } bytes && bytes <= left
            ? bytes
            : throw input.Damaged($"its header claims an array of shape ({string.Join(", ", header.Shape)}), and {left} bytes follow");
    }

    private static string? Metadata(FileInput input, long start)
    {
        const int MostBytesOfLetter = 3;
        long length = input.Length - start;
        if (length == 0) return null;
        byte[] text = new byte[Math.Min(length, MostBytesOfLetter * ArrayFiles.LongestMetadata + 1)];
        input.Seek(start);
        input.ReadExactly(text);
        // Other programs put other things there, such as the next array.
        if (text[0] != '{') return null;
        try
        {
            string metadata = Strict.GetString(text);
            if (length == text.Length && ArrayChecks.IsObject(metadata)) return metadata;
        }
        catch (DecoderFallbackException)
        {
        }

        throw input.Damaged($"what follows the array at byte {start} is no JSON object");
    }
}
