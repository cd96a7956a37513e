using System.Runtime.InteropServices;

namespace Percolaw.Percolation;

/// <summary>
/// Memory outside the collector's, on pages of 2 MiB where the system has them: random accesses to pages of 4 KiB pay for
/// a look-up of the page beside that of the line. Its contents are undefined.
/// </summary>
internal sealed unsafe partial class HugeMemory
{
    private const nuint PageBytes = 2 << 20;
    private const int AdviseHugePages = 14; // MADV_HUGEPAGE of Linux

    private readonly long bytes;

    public HugeMemory(long bytes)
    {
        this.bytes = Math.Max(bytes, 1);
        bool large = this.bytes >= (long)PageBytes;
        Address = NativeMemory.AlignedAlloc((nuint)this.bytes, large ? PageBytes : 64);
        GC.AddMemoryPressure(this.bytes);
        // Advice only: without it everything is right and slower.
        if (large && OperatingSystem.IsLinux()) _ = Advise(Address, (nuint)this.bytes, AdviseHugePages);
    }

    ~HugeMemory()
    {
        NativeMemory.AlignedFree(Address);
        GC.RemoveMemoryPressure(bytes);
    }

    /// <summary>Valid as long as this object is reachable.</summary>
    public void* Address { get; }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
