using System.Buffers.Binary;
using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>
/// The header that begins a NumPy array in a file: a magic word, a version, a length and a Python dictionary, padded so that the
/// data begin at a multiple of 64 bytes. Byte for byte what NumPy writes (its own page "A simple file format for NumPy arrays").
/// </summary>
internal static class NpyText
{
    /// <summary>The bytes every file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    private const int Alignment = 64;

    // NumPy leaves room for a first dimension of 21 digits, so that a file can grow in place.
    private const int DigitsOfGrowth = 21;

    /// <summary>The header of a column's own array.</summary>
    public static byte[] Header(DataColumn column) =>
        Header($"'{NumPyType.Descriptor(column.Type)}'", column.Width is { } width ? [column.RowCount, width] : [column.RowCount]);

    /// <summary>The header of an array of records, one field for each column.</summary>
    public static byte[] Header(IReadOnlyList<DataColumn> columns)
    {
        IEnumerable<string> fields = columns.Select(column =>
            $"('{column.Name}', '{NumPyType.Descriptor(column.Type)}'{(column.Width is { } width ? $", ({width},)" : "")})");
        return Header($"[{string.Join(", ", fields)}]", columns[0].RowCount);
    }

    /// <summary>The header of an array of that type, as Python writes it, and that shape.</summary>
    public static byte[] Header(string descriptor, params long[] shape)
    {
        string text = $"{{'descr': {descriptor}, 'fortran_order': False, 'shape': {Tuple(shape)}, }}";
        if (shape.Length > 0) text += new string(' ', DigitsOfGrowth - Numbers.Format(shape[0]).Length);
        return Padded(text, 1) ?? Padded(text, 2)!;
    }

    private static byte[]? Padded(string text, byte version)
    {
        int start = Magic.Length + 2 + (version == 1 ? sizeof(ushort) : sizeof(uint));
        int length = start + text.Length + 1;
        int padding = Alignment - length % Alignment;
        int counted = length + padding - start;
        if (version == 1 && counted > ushort.MaxValue) return null;
        byte[] header = new byte[length + padding];
        Magic.CopyTo(header);
        header[Magic.Length] = version;
        Span<byte> count = header.AsSpan(Magic.Length + 2);
        if (version == 1) BinaryPrimitives.WriteUInt16LittleEndian(count, (ushort)counted);
        else BinaryPrimitives.WriteUInt32LittleEndian(count, (uint)counted);
        header.AsSpan(start).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, header.AsSpan(start));
        header[^1] = (byte)'\n';
        return header;
    }

    private static string Tuple(long[] shape) => shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
}
