using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>Columns as numbers.</summary>
public static class ColumnRows
{
    private const int BlockBytes = 1 << 20;

    /// <summary>All numbers of a column, row after row.</summary>
    /// <exception cref="ArgumentException">The column's numbers are not of type <typeparamref name="T"/>, or are too many for an array.</exception>
    public static T[] ToArray<T>(this DataColumn column, CancellationToken cancellation = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(column);
        long count = column.RowCount * (column.Width ?? 1);
        if (column.Type != NumberTypes.Of<T>() || count > Array.MaxLength)
            throw new ArgumentException(FormattableString.Invariant($"{column.Name} has {count} numbers of type {column.Type}; cannot be an array of {typeof(T)}."), nameof(column));
        T[] numbers = GC.AllocateUninitializedArray<T>((int)count);
        int blockRows = Math.Max(1, BlockBytes / column.RowBytes), width = column.Width ?? 1;
        using ColumnReader reader = column.Open();
        for (long filled = 0; filled < count;)
        {
            Span<T> room = numbers.AsSpan((int)filled, (int)Math.Min(count - filled, (long)blockRows * width));
            filled += reader.Read(MemoryMarshal.AsBytes(room), cancellation) / column.Type.ByteCount();
        }

        return numbers;
    }
}
