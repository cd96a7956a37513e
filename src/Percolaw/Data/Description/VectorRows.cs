using System.Numerics;
using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>A column of numbers in blocks of whole rows, in single precision whatever the column's.</summary>
internal sealed class VectorRows : IDisposable
{
    private const int BlockNumbers = 1 << 18;
    private readonly ColumnReader reader;
    private readonly float[] rows;
    private readonly byte[] bytes;
    private readonly NumberType type;

    /// <summary>Begins before the first row.</summary>
    public VectorRows(DataColumn column)
    {
        Width = column.Width ?? 1;
        int count = (int)Math.Clamp(column.RowCount, 1, Math.Max(1, BlockNumbers / Width));
        rows = new float[count * Width];
        type = column.Type;
        bytes = type == NumberType.Float32 ? [] : new byte[count * column.RowBytes];
        reader = column.Open();
    }

    /// <summary>The numbers of a row.</summary>
    public int Width { get; }

    /// <summary>The first row of the block.</summary>
    public int Start { get; private set; }

    /// <summary>The number of rows of the block.</summary>
    public int Count { get; private set; }

    /// <summary>A row of the block, counted from the first of the data set.</summary>
    public ReadOnlySpan<float> Row(int row) => rows.AsSpan((row - Start) * Width, Width);

    /// <summary>Goes to the next block; false at the end.</summary>
    public bool Next(CancellationToken cancellation)
    {
        Start += Count;
        Count = (type == NumberType.Float32 ? Read(cancellation) : Convert(cancellation)) / Width;
        return Count > 0;
    }

    /// <summary>How many numbers of the block are NaN or infinite.</summary>
    public int CountNotFinite()
    {
        int count = 0;
        foreach (float number in rows.AsSpan(0, Count * Width))
        {
            if (!float.IsFinite(number))
                count++;
        }

        return count;
    }

    public void Dispose() => reader.Dispose();

    private int Read(CancellationToken cancellation) =>
        reader.Read(MemoryMarshal.AsBytes(rows.AsSpan()), cancellation) / sizeof(float);

    private int Convert(CancellationToken cancellation)
    {
        Span<byte> read = bytes.AsSpan(0, reader.Read(bytes, cancellation));
        return type switch
        {
            NumberType.Float64 => Convert<double>(read),
            NumberType.Int64 => Convert<long>(read),
            NumberType.Int32 => Convert<int>(read),
            _ => Convert<byte>(read),
        };
    }

    private int Convert<T>(ReadOnlySpan<byte> read)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> numbers = MemoryMarshal.Cast<byte, T>(read);
        for (int i = 0; i < numbers.Length; i++)
            rows[i] = float.CreateSaturating(numbers[i]);
        return numbers.Length;
    }
}
