using System.Runtime.CompilerServices;

namespace Percolaw.Numerics;

/// <summary>
/// An array that starts on a cache line: vectors of 64 bytes that straddle two lines cost twice. Where it is large, the
/// system is asked for large pages, see <see cref="LargePages"/>.
/// </summary>
internal sealed class AlignedArray<T>
    where T : unmanaged
{
    private const int LineBytes = 64;

    private readonly T[] memory;
    private readonly int offset;

    /// <param name="length">Entries.</param>
    /// <param name="isCleared">Whether they are 0 at first; else they are arbitrary.</param>
    public unsafe AlignedArray(int length, bool isCleared = true)
    {
        int line = LineBytes / sizeof(T);
        memory = isCleared ? GC.AllocateArray<T>(length + line, pinned: true) : GC.AllocateUninitializedArray<T>(length + line, pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref memory[0]);
        offset = (int)((-address & (LineBytes - 1)) / sizeof(T));
        Length = length;
        LargePages.Ask(address, (nint)memory.Length * sizeof(T));
    }

    public int Length { get; }

    public ref T First => ref memory[offset];

    public Span<T> Span => memory.AsSpan(offset, Length);
}
