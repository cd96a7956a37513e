using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>An array that starts on a cache line: vectors of 64 bytes that straddle two lines cost twice.</summary>
internal sealed class AlignedArray<T>
    where T : unmanaged
{
    private const int LineBytes = 64;

    private readonly T[] memory;
    private readonly int offset;

    public unsafe AlignedArray(int length)
    {
        int line = LineBytes / sizeof(T);
        memory = GC.AllocateArray<T>(length + line, pinned: true);
        long address = (long)Unsafe.AsPointer(ref memory[0]);
        offset = (int)((-address & (LineBytes - 1)) / sizeof(T));
        Length = length;
    }

    public int Length { get; }

    public ref T First => ref memory[offset];

    public Span<T> Span => memory.AsSpan(offset, Length);
}
