using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Percolaw.Data;

/// <summary>Asks for memory before it is needed; a hint without effect on results.</summary>
internal static class Prefetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read<T>(ref T place)
    {
        // An address that the collector moves away from is a wasted hint, nothing worse.
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }
}
