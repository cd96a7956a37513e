using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Data;

/// <summary>
/// Sums over vectors whose length, but where it says otherwise, is a multiple of 16, filled up with 0. The order of the sums is that of 512-bit vectors on
/// every processor, and products are rounded before they are added, so that results do not depend on it.
/// </summary>
internal static class VectorOperations
{
    /// <summary>Lengths are multiples of this.</summary>
    public const int Multiple = 16;

    public static int Padded(int length) => (length + Multiple - 1) / Multiple * Multiple;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T x = ref MemoryMarshal.GetReference(left), y = ref MemoryMarshal.GetReference(right);
        Vector512<T> sum = Vector512<T>.Zero;
        for (nuint i = 0; i < (nuint)left.Length; i += (nuint)Vector512<T>.Count)
            sum += Vector512.LoadUnsafe(ref x, i) * Vector512.LoadUnsafe(ref y, i);
        return Vector512.Sum(sum);
    }

    /// <summary>Subtracts <paramref name="factor"/> times a direction.</summary>
    /// <returns>The square of what remains.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Subtract<T>(Span<T> vector, T factor, ReadOnlySpan<T> direction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T x = ref MemoryMarshal.GetReference(vector), v = ref MemoryMarshal.GetReference(direction);
        Vector512<T> sum = Vector512<T>.Zero, scale = Vector512.Create(factor);
        for (nuint i = 0; i < (nuint)vector.Length; i += (nuint)Vector512<T>.Count)
        {
            Vector512<T> rest = Vector512.LoadUnsafe(ref x, i) - (scale * Vector512.LoadUnsafe(ref v, i));
            rest.StoreUnsafe(ref x, i);
            sum += rest * rest;
        }

        return Vector512.Sum(sum);
    }

    /// <summary>Adds <paramref name="factor"/> times a direction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(Span<T> vector, T factor, ReadOnlySpan<T> direction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T x = ref MemoryMarshal.GetReference(vector), v = ref MemoryMarshal.GetReference(direction);
        Vector512<T> scale = Vector512.Create(factor);
        for (nuint i = 0; i < (nuint)vector.Length; i += (nuint)Vector512<T>.Count)
            (Vector512.LoadUnsafe(ref x, i) + (scale * Vector512.LoadUnsafe(ref v, i))).StoreUnsafe(ref x, i);
    }

    /// <summary>Replaces v by half·v + scale·w, and writes half·v - scale·w elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split<T>(Span<T> direction, Span<T> other, ReadOnlySpan<T> across, T half, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T v = ref MemoryMarshal.GetReference(direction), second = ref MemoryMarshal.GetReference(other);
        ref T w = ref MemoryMarshal.GetReference(across);
        Vector512<T> along = Vector512.Create(half), sideways = Vector512.Create(scale);
        for (nuint i = 0; i < (nuint)direction.Length; i += (nuint)Vector512<T>.Count)
        {
            Vector512<T> common = along * Vector512.LoadUnsafe(ref v, i), difference = sideways * Vector512.LoadUnsafe(ref w, i);
            (common + difference).StoreUnsafe(ref v, i);
            (common - difference).StoreUnsafe(ref second, i);
        }
    }

    /// <summary>The vector times a factor, written to a row that ends where it ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<T>(ReadOnlySpan<T> vector, T factor, Span<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T x = ref MemoryMarshal.GetReference(vector), y = ref MemoryMarshal.GetReference(row);
        nuint i = 0, length = (nuint)row.Length;
        for (; i + (nuint)Vector512<T>.Count <= length; i += (nuint)Vector512<T>.Count)
            (Vector512.LoadUnsafe(ref x, i) * factor).StoreUnsafe(ref y, i);
        for (; i + (nuint)Vector128<T>.Count <= length; i += (nuint)Vector128<T>.Count)
            (Vector128.LoadUnsafe(ref x, i) * factor).StoreUnsafe(ref y, i);
        for (; i < length; i++)
            Unsafe.Add(ref y, i) = Unsafe.Add(ref x, i) * factor;
    }

    /// <summary>Adds one row to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(ReadOnlySpan<T> parent, Span<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T x = ref MemoryMarshal.GetReference(parent), y = ref MemoryMarshal.GetReference(row);
        nuint i = 0, length = (nuint)row.Length;
        for (; i + (nuint)Vector512<T>.Count <= length; i += (nuint)Vector512<T>.Count)
            (Vector512.LoadUnsafe(ref x, i) + Vector512.LoadUnsafe(ref y, i)).StoreUnsafe(ref y, i);
        for (; i + (nuint)Vector128<T>.Count <= length; i += (nuint)Vector128<T>.Count)
            (Vector128.LoadUnsafe(ref x, i) + Vector128.LoadUnsafe(ref y, i)).StoreUnsafe(ref y, i);
        for (; i < length; i++)
            Unsafe.Add(ref y, i) += Unsafe.Add(ref x, i);
    }

    /// <summary>The squared distance of two vectors of any length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T SquaredDistance<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T x = ref MemoryMarshal.GetReference(left), y = ref MemoryMarshal.GetReference(right);
        nuint i = 0, length = (nuint)left.Length;
        Vector512<T> sums = Vector512<T>.Zero;
        for (; i + (nuint)Vector512<T>.Count <= length; i += (nuint)Vector512<T>.Count)
        {
            Vector512<T> difference = Vector512.LoadUnsafe(ref x, i) - Vector512.LoadUnsafe(ref y, i);
            sums += difference * difference;
        }

        T sum = Vector512.Sum(sums);
        for (; i < length; i++)
        {
            T difference = Unsafe.Add(ref x, i) - Unsafe.Add(ref y, i);
            sum += difference * difference;
        }

        return sum;
    }
}
