using System.Runtime.InteropServices;

namespace Percolaw.Numerics;

/// <summary>
/// Large pages for large arrays that are read here and there: with small ones most reads would wait for the translation of
/// their address. A wish to the system (Linux): where it is not granted everything is right, and slower.
/// </summary>
internal static partial class LargePages
{
    private const nint PageBytes = 2 << 20;
    private const int AdviseLargePages = 14;

    /// <summary>Asks for large pages in the part of some pinned memory that whole ones fill, before it is written.</summary>
    public static void Ask(nint address, nint length)
    {
        nint first = (address + PageBytes - 1) & -PageBytes, end = (address + length) & -PageBytes;
        if (end > first && OperatingSystem.IsLinux())
            _ = Advise(first, (nuint)(end - first), AdviseLargePages);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
