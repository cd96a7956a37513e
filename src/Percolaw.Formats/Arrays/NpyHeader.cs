using System.Buffers.Binary;
using System.Text;

namespace Percolaw.Formats;

/// <summary>One field of the records of an array.</summary>
internal sealed record NpyField(string Name, string Descriptor, IReadOnlyList<long> Shape, long Offset, long ByteCount);

/// <summary>What the header of a NumPy array says.</summary>
/// <param name="ByteCount">The bytes of the header.</param>
/// <param name="Descriptor">The type of the values, or null where they are records.</param>
/// <param name="Fields">The fields where the values are records, else none.</param>
/// <param name="ColumnsFirst">Whether columns follow each other instead of rows (Fortran's order).</param>
/// <param name="Shape">The lengths of the dimensions.</param>
internal sealed record NpyHeader(int ByteCount, string? Descriptor, IReadOnlyList<NpyField> Fields, bool ColumnsFirst, IReadOnlyList<long> Shape)
{
    private const int LongestHeader = 1 << 20;
    private const int LargestRecord = 1 << 26;

    /// <summary>Whether the rows lie one after the other.</summary>
    public bool HasRowsInOrder => !ColumnsFirst || Shape.Count < 2 || Shape[1] == 1;

    /// <summary>Reads the header at which a reader stands.</summary>
    /// <param name="reader">The bytes.</param>
    /// <param name="available">How many bytes there are.</param>
    /// <param name="damaged">Makes the exception, given what is wrong.</param>
    public static NpyHeader Read(IByteReader reader, long available, Func<string, PercolawException> damaged)
    {
        int start = NpyText.Magic.Length + 2;
        Span<byte> head = stackalloc byte[start + sizeof(uint)];
        if (available < head.Length) throw damaged("it is too short for a NumPy array");
        reader.ReadExactly(head[..start]);
        if (!head.StartsWith(NpyText.Magic)) throw damaged("it does not begin as a NumPy array");
        byte version = head[NpyText.Magic.Length];
        if (version is not (1 or 2 or 3)) throw damaged($"version {version} of NumPy's format is not known");
        Span<byte> count = head.Slice(start, version == 1 ? sizeof(ushort) : sizeof(uint));
        reader.ReadExactly(count);
        uint length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(count) : BinaryPrimitives.ReadUInt32LittleEndian(count);
        start += count.Length;
        if (length > Math.Min(LongestHeader, available - start)) throw damaged($"its NumPy header claims {length} bytes");
        byte[] text = new byte[length];
        reader.ReadExactly(text);
        try
        {
            return Interpret(start + (int)length, PythonLiteral.Parse((version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text)));
        }
        catch (FormatException failure)
        {
            throw damaged($"its NumPy header cannot be read: {failure.Message}");
        }
    }

    private static NpyHeader Interpret(int byteCount, object value)
    {
        if (value is not Dictionary<string, object> entries
            || !entries.TryGetValue("descr", out object? description)
            || !entries.TryGetValue("fortran_order", out object? order) || order is not bool columnsFirst
            || !entries.TryGetValue("shape", out object? shape))
        {
            throw new FormatException("it is no dictionary of descr, fortran_order and shape");
        }

        List<NpyField> fields = description is List<object> list ? FieldsOf(list) : [];
        if (fields.Count == 0 && description is not string) throw new FormatException("descr is neither a type nor a list of fields");
        return new NpyHeader(byteCount, description as string, fields, columnsFirst, Lengths(shape));
    }

    private static List<NpyField> FieldsOf(List<object> list)
    {
        List<NpyField> fields = [];
        long offset = 0;
        foreach (object entry in list)
        {
            if (entry is not List<object> { Count: 2 or 3 } parts || parts[0] is not string name || parts[1] is not string descriptor)
                throw new FormatException("a field is not of a name, a type and perhaps a shape");
            IReadOnlyList<long> shape = parts.Count == 3 ? Lengths(parts[2]) : [];
            if (NumPyType.ByteCount(descriptor) is not { } valueBytes)
                throw new FormatException($"fields of type '{OneLine.Of(descriptor)}' have no size that is known");
            long bytes = ArrayShape.Bytes(shape, valueBytes) ?? long.MaxValue;
            if (bytes > LargestRecord - offset) throw new FormatException($"its records have more than {LargestRecord} bytes");
            fields.Add(new NpyField(name, descriptor, shape, offset, bytes));
            offset += bytes;
        }

        return fields;
    }

    private static List<long> Lengths(object value)
    {
        List<long> lengths = value is List<object> list ? [.. list.OfType<long>()] : [];
        if (value is not List<object> all || all.Count != lengths.Count || lengths.Exists(length => length < 0))
            throw new FormatException("a shape is not of whole numbers from 0 on");
        return lengths;
    }
}
