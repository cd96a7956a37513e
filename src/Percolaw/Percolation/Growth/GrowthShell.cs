using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Percolation;

/// <summary>The sites at one chemical distance: their keys and coordinates.</summary>
internal sealed class GrowthShell(int stride)
{
    private const int Padding = 8;

    private ulong[] keys = new ulong[64 + Padding];
    private int[] coordinates = new int[64 * stride];

    /// <summary>The number of sites.</summary>
    public int Count { get; private set; }

    /// <summary>Their keys; the memory goes on for eight more.</summary>
    public ReadOnlySpan<ulong> Keys => keys.AsSpan(0, Count);

    /// <summary>Their coordinates, so many numbers a site as the growth's stride.</summary>
    public ReadOnlySpan<int> Coordinates => coordinates.AsSpan(0, Count * stride);

    /// <summary>The key of a site; the memory goes on for at least eight.</summary>
    public ref ulong KeyAt(int site) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(keys), site);

    /// <summary>Leaves one site, at the origin.</summary>
    public void Begin(ulong key)
    {
        keys[0] = key;
        coordinates.AsSpan(0, stride).Clear();
        Count = 1;
    }

    /// <summary>Forgets all sites.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes room for more sites.</summary>
    public void Reserve(int more)
    {
        int needed = Count + more;
        if (needed <= keys.Length - Padding) return;
        int length = (int)Math.Min(Math.Max((long)needed, 2L * (keys.Length - Padding)), (Array.MaxLength / stride) - Padding);
        if (length < needed)
            throw new PercolawException($"a shell of the cluster has more than {length} sites; lower the maximum size or the occupation probability");
        Array.Resize(ref keys, length + Padding);
        Array.Resize(ref coordinates, length * stride);
    }

    /// <summary>Adds a site one step away from a site of another shell. There must be room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong key, GrowthShell from, int site, ref int step)
    {
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(keys), Count) = key;
        ref int source = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(from.coordinates), (nint)site * stride);
        ref int target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(coordinates), (nint)Count * stride);
        for (nuint axis = 0; axis < (nuint)stride; axis += 4)
            (Vector128.LoadUnsafe(ref source, axis) + Vector128.LoadUnsafe(ref step, axis)).StoreUnsafe(ref target, axis);
        Count++;
    }
}
