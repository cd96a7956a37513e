using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>A column of whole numbers, one after another.</summary>
internal static class IntegerRows
{
    private const int BlockRows = 1 << 16;

    /// <summary>The numbers in order.</summary>
    /// <exception cref="PercolawException">The column does not hold single whole numbers.</exception>
    public static IEnumerable<long> Of(DataColumn column, CancellationToken cancellation)
    {
        if (column.Width is not null || column.Type.IsFloatingPoint())
            throw new PercolawException($"column {column.Name} should hold one whole number a row");
        return Enumerate(column, cancellation);
    }

    /// <summary>The numbers as an array of 32-bit ones.</summary>
    /// <exception cref="PercolawException">The column does not hold single whole numbers of 32 bits.</exception>
    public static int[] ToArray(DataColumn column, CancellationToken cancellation)
    {
        int[] numbers = new int[column.RowCount];
        int row = 0;
        foreach (long number in Of(column, cancellation))
        {
            numbers[row++] = number is >= int.MinValue and <= int.MaxValue
                ? (int)number
                : throw new PercolawException($"column {column.Name} has {number} in row {row - 1}, which is too large");
        }

        return numbers;
    }

    private static IEnumerable<long> Enumerate(DataColumn column, CancellationToken cancellation)
    {
        byte[] bytes = new byte[(int)Math.Min(BlockRows, Math.Max(1, column.RowCount)) * column.RowBytes];
        long[] block = new long[bytes.Length / column.RowBytes];
        using ColumnReader reader = column.Open();
        while (reader.Read(bytes, cancellation) is > 0 and int length)
        {
            int count = length / column.RowBytes;
            Convert(column.Type, bytes.AsSpan(0, length), block);
            for (int i = 0; i < count; i++)
                yield return block[i];
        }
    }

    private static void Convert(NumberType type, ReadOnlySpan<byte> bytes, Span<long> numbers)
    {
        switch (type)
        {
            case NumberType.UInt8:
                for (int i = 0; i < bytes.Length; i++)
                    numbers[i] = bytes[i];
                break;
            case NumberType.Int32:
                ReadOnlySpan<int> narrow = MemoryMarshal.Cast<byte, int>(bytes);
                for (int i = 0; i < narrow.Length; i++)
                    numbers[i] = narrow[i];
                break;
            default:
                MemoryMarshal.Cast<byte, long>(bytes).CopyTo(numbers);
                break;
        }
    }
}
