using System.Runtime.InteropServices;
using Percolaw.Data;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>A column of a file beside the one that should be there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RowCount">Its rows in the file.</param>
/// <param name="Same">Whether every bit agrees.</param>
/// <param name="Differing">How many numbers differ; null where shapes or types do.</param>
/// <param name="FirstRow">The first row that differs; null where none does.</param>
/// <param name="LargestDifference">The largest difference of numbers; null where none differs, or one is not finite.</param>
internal sealed record ColumnComparison(string Name, long RowCount, bool Same, long? Differing, long? FirstRow, double? LargestDifference)
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Compares number by number.</summary>
    public static ColumnComparison Of(DataColumn found, DataColumn? expected, CancellationToken cancellation)
    {
        ColumnComparison shape = new(found.Name, found.RowCount, false, null, null, null);
        bool comparable = expected is not null && expected.Type == found.Type && expected.Width == found.Width && expected.RowCount == found.RowCount;
        return comparable ? CompareNumbers(shape, found, expected!, cancellation) : shape;
    }

    private static ColumnComparison CompareNumbers(ColumnComparison shape, DataColumn found, DataColumn expected, CancellationToken cancellation)
    {
        int rows = Math.Max(1, BlockBytes / found.RowBytes);
        byte[] left = new byte[rows * found.RowBytes], right = new byte[left.Length];
        using ColumnReader first = found.Open(), second = expected.Open();
        (long differing, long? firstRow, double largest) = (0, null, 0);
        for (long row = 0; ; row += rows)
        {
            int length = first.Read(left, cancellation);
            if (second.Read(right, cancellation) != length) throw new PercolawException($"column {found.Name} ends early");
            if (length == 0) break;
            if (left.AsSpan(0, length).SequenceEqual(right.AsSpan(0, length))) continue;
            (int count, int at, double difference) = Differences(found.Type, left.AsSpan(0, length), right.AsSpan(0, length));
            differing += count;
            firstRow ??= row + (at * found.Type.ByteCount() / found.RowBytes);
            largest = double.IsNaN(difference) ? double.NaN : Math.Max(largest, difference);
        }
        return differing == 0
            ? shape with { Same = true, Differing = 0 }
            : shape with { Differing = differing, FirstRow = firstRow, LargestDifference = double.IsFinite(largest) ? largest : null };
    }

    private static (int Count, int First, double Largest) Differences(NumberType type, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => type switch
    {
        NumberType.UInt8 => Differences<byte>(left, right),
        NumberType.Int32 => Differences<int>(left, right),
        NumberType.Int64 => Differences<long>(left, right),
        NumberType.Float32 => Differences<float>(left, right),
        _ => Differences<double>(left, right),
    };

    // Bits, not numbers: 0 and -0 differ, and NaN is like NaN.
    private static (int Count, int First, double Largest) Differences<T>(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        ReadOnlySpan<T> found = MemoryMarshal.Cast<byte, T>(left), expected = MemoryMarshal.Cast<byte, T>(right);
        int size = Marshal.SizeOf<T>(), count = 0, first = -1;
        double largest = 0;
        for (int i = 0; i < found.Length; i++)
        {
            if (left.Slice(i * size, size).SequenceEqual(right.Slice(i * size, size))) continue;
            count++;
            first = first < 0 ? i : first;
            double difference = Math.Abs(double.CreateChecked(found[i]) - double.CreateChecked(expected[i]));
            largest = double.IsNaN(difference) ? double.NaN : Math.Max(largest, difference);
        }
        return (count, first, largest);
    }
}
