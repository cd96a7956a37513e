using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>Eight rows at once. The width is fixed, so that sums are the same on every processor.</summary>
internal static class Lanes
{
    /// <summary>Rows in a vector.</summary>
    public const int Count = 8;

    /// <summary>A count rounded up to whole vectors.</summary>
    public static int Padded(int count) => (count + Count - 1) & -Count;

    /// <summary>Checks the spans of an evaluation, so that loads need no checks of their own.</summary>
    /// <returns>The number of rows.</returns>
    public static int Check(
        IScalingLaw law, in ScaleBlock scales, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> logLoss, ReadOnlySpan<double> gradient)
    {
        int rows = logLoss.Length;
        if (rows % Count != 0)
            throw new ArgumentException(FormattableString.Invariant($"has {rows} elements; expected a multiple of {Count}."), nameof(logLoss));
        for (int i = 0; i < law.Scales.Count; i++)
            Guard.SameLength(scales[law.Scales[i]].Length, rows, nameof(scales));
        Guard.SameLength(coefficients.Length, law.Coefficients.Count, nameof(coefficients));
        if (!gradient.IsEmpty) Guard.SameLength(gradient.Length, rows * coefficients.Length, nameof(gradient));
        return rows;
    }

    /// <summary>Eight numbers from an index on, not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ReadOnlySpan<double> span, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(span), (nuint)index);

    /// <summary>Writes eight numbers from an index on, not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, Span<double> span, int index) => value.StoreUnsafe(ref MemoryMarshal.GetReference(span), (nuint)index);

    /// <summary>The eight derivatives by a coefficient from a row on, not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, Span<double> gradient, int coefficient, int rows, int row) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(gradient), (nuint)((coefficient * rows) + row));
}
