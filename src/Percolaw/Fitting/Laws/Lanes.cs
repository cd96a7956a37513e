using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Fitting;

/// <summary>Eight rows at once. The width is fixed, so that sums are the same on every processor.</summary>
internal static class Lanes
{
    /// <summary>Rows in a vector.</summary>
    public const int Count = 8;

    /// <summary>A count rounded up to whole vectors.</summary>
    public static int Padded(int count) => (count + Count - 1) & -Count;

    /// <summary>Eight numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ReadOnlySpan<double> span, int index) => Vector512.Create(span.Slice(index, Count));

    /// <summary>Writes eight numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, Span<double> span, int index) => value.CopyTo(span.Slice(index, Count));

    /// <summary>The eight derivatives by a coefficient from a row on, where gradients are wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, Span<double> gradient, int coefficient, int rows, int row) =>
        value.CopyTo(gradient.Slice((coefficient * rows) + row, Count));
}
