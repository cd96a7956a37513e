using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Percolaw.Randomness;

/// <summary>Products of 32-bit numbers in lanes of 64 bits: the lower halves of both factors count, the upper do not.</summary>
internal static class WideningProduct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Of(Vector512<ulong> left, Vector512<ulong> right)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Multiply(left.AsUInt32(), right.AsUInt32());
        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        return (left & low) * (right & low);
    }
}
