using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Reads the headers of an <c>.npz</c> file, compressed or not.</summary>
internal static class NpzReader
{
    private const string Extension = ".npy";
    private static readonly UTF32Encoding Strict = new(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true);

    public static ArrayContent Read(FileInput input)
    {
        List<DataColumn> columns = [];
        List<string> skipped = [];
        HashSet<string> names = [];
        string? metadata = null;
        foreach (ZipEntry entry in ZipDirectory.Read(input, skipped))
        {
            if (!names.Add(entry.Name)) throw entry.Damaged("there is another of that name");
            if (!entry.Name.EndsWith(Extension, StringComparison.Ordinal) || entry.Name.Length == Extension.Length)
            {
                skipped.Add($"{OneLine.Of(entry.Name)}: it is not called NAME{Extension}");
                continue;
            }

            string name = entry.Name[..^Extension.Length];
            using IByteReader reader = entry.Open();
            NpyHeader header = NpyHeader.Read(reader, entry.Size, entry.Damaged);
            if (name == ArrayChecks.MetadataName && Metadata(reader, entry, header) is { } text) metadata = text;
            else if (WhyNoColumn(header) is { } reason) skipped.Add($"{OneLine.Of(name)}: {reason}");
            else columns.Add(Column(name, entry, header));
        }

        return new ArrayContent(columns, metadata, skipped);
    }

    private static string? WhyNoColumn(NpyHeader header)
    {
        if (header.Descriptor is null) return "it is an array of records";
        return NpyReader.WhyNoColumn(header.Descriptor, header.Shape) ?? (header.HasRowsInOrder ? null : "its columns lie one after the other; save it in C order");
    }

    private static ByteColumn Column(string name, ZipEntry entry, NpyHeader header)
    {
        NumberType type = NumPyType.FromDescriptor(header.Descriptor!)!.Value;
        long left = entry.Size - header.ByteCount;
        if (ArrayShape.Bytes(header.Shape, type.ByteCount()) != left)
            throw entry.Damaged($"its header claims an array of shape ({string.Join(", ", header.Shape)}), and {left} bytes follow");
        return new ByteColumn(name, type, header.Shape[0], ArrayShape.Width(header.Shape), () => Open(entry, header.ByteCount));
    }

    private static IByteReader Open(ZipEntry entry, int headerBytes)
    {
        IByteReader reader = entry.Open();
        try
        {
            reader.ReadExactly(new byte[headerBytes]);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The text of an array without dimensions where it is a JSON object, else null.</summary>
    private static string? Metadata(IByteReader reader, ZipEntry entry, NpyHeader header)
    {
        long length = entry.Size - header.ByteCount;
        bool isText = header.Shape.Count == 0 && header.Descriptor is { } descriptor && descriptor.StartsWith("<U", StringComparison.Ordinal)
            && NumPyType.ByteCount(descriptor) == length && length <= sizeof(int) * ArrayFiles.LongestMetadata;
        if (!isText) return null;
        byte[] letters = new byte[length];
        reader.ReadExactly(letters);
        try
        {
            string text = Strict.GetString(letters).TrimEnd('\0');
            return ArrayChecks.IsObject(text) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            throw entry.Damaged("it has letters that do not exist");
        }
    }
}
