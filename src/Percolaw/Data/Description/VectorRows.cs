using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>A column of floating-point numbers in blocks of whole rows, in single precision whatever the column's.</summary>
internal sealed class VectorRows : IDisposable
{
    private const int BlockNumbers = 1 << 18;
    private readonly ColumnReader reader;
    private readonly float[] rows;
    private readonly double[] wide;

    /// <exception cref="PercolawException">The column does not hold floating-point numbers.</exception>
    public VectorRows(DataColumn column)
    {
        if (!column.Type.IsFloatingPoint())
            throw new PercolawException($"column {column.Name} should hold floating-point numbers, not {column.Type}");
        Width = column.Width ?? 1;
        int count = (int)Math.Clamp(column.RowCount, 1, Math.Max(1, BlockNumbers / Width));
        rows = new float[count * Width];
        wide = column.Type == NumberType.Float64 ? new double[rows.Length] : [];
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
        Count = (wide.Length > 0 ? ReadWide(cancellation) : ReadNarrow(cancellation)) / Width;
        return Count > 0;
    }

    public void Dispose() => reader.Dispose();

    private int ReadNarrow(CancellationToken cancellation) =>
        reader.Read(MemoryMarshal.AsBytes(rows.AsSpan()), cancellation) / sizeof(float);

    private int ReadWide(CancellationToken cancellation)
    {
        int numbers = reader.Read(MemoryMarshal.AsBytes(wide.AsSpan()), cancellation) / sizeof(double);
        for (int i = 0; i < numbers; i++)
            rows[i] = (float)wide[i];
        return numbers;
    }
}
