using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Percolation;

/// <summary>The sites at one chemical distance: their keys and coordinates, and on request how they were reached.</summary>
internal sealed class GrowthShell(int stride, bool withTree)
{
    private const int Padding = 8;

    private ulong[] keys = new ulong[64 + Padding];
    private int[] coordinates = new int[64 * stride];
    private int[] parents = new int[withTree ? 64 : 0];
    private byte[] directions = new byte[withTree ? 64 : 0];

    /// <summary>The number of sites.</summary>
    public int Count { get; private set; }

    /// <summary>Their keys; the memory goes on for eight more.</summary>
    public ReadOnlySpan<ulong> Keys => keys.AsSpan(0, Count);

    /// <summary>Their coordinates, so many numbers a site as the growth's stride.</summary>
    public ReadOnlySpan<int> Coordinates => coordinates.AsSpan(0, Count * stride);

    /// <summary>The place of each site's parent in the shell before; empty without a tree.</summary>
    public ReadOnlySpan<int> Parents => parents.AsSpan(0, withTree ? Count : 0);

    /// <summary>The direction from the parent to each site; empty without a tree.</summary>
    public ReadOnlySpan<byte> Directions => directions.AsSpan(0, withTree ? Count : 0);

    /// <summary>The key of a site; the memory goes on for at least eight.</summary>
    public ref ulong KeyAt(int site) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(keys), site);

    /// <summary>Leaves one site, at the origin.</summary>
    public void Begin(ulong key)
    {
        keys[0] = key;
        coordinates.AsSpan(0, stride).Clear();
        if (withTree)
            (parents[0], directions[0]) = (-1, 0);
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
        if (!withTree) return;
        Array.Resize(ref parents, length);
        Array.Resize(ref directions, length);
    }

    /// <summary>Adds neighbours of another shell's sites. There must be room.</summary>
    /// <param name="candidates">The neighbours.</param>
    /// <param name="from">The other shell.</param>
    /// <param name="first">The first site of the batch.</param>
    /// <param name="steps">What a direction adds to the coordinates.</param>
    public void Add(Candidates candidates, GrowthShell from, int first, int[] steps)
    {
        ref ulong newKeys = ref candidates.Keys, ways = ref candidates.Ways;
        ref ulong key = ref KeyAt(Count);
        ref int target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(coordinates), (nint)Count * stride);
        ref int source = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(from.coordinates), (nint)first * stride);
        ref int step = ref MemoryMarshal.GetArrayDataReference(steps);
        int count = candidates.Count, width = stride;
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref key, i) = Unsafe.Add(ref newKeys, i);
            uint way = (uint)Unsafe.Add(ref ways, i);
            ref int here = ref Unsafe.Add(ref source, (nint)(way >> 8) * width);
            ref int by = ref Unsafe.Add(ref step, (nint)(way & 255) * width);
            for (nuint axis = 0; axis < (nuint)width; axis += 4)
                (Vector128.LoadUnsafe(ref here, axis) + Vector128.LoadUnsafe(ref by, axis)).StoreUnsafe(ref target, axis);
            target = ref Unsafe.Add(ref target, width);
        }

        if (withTree) AddTree(candidates, first);
        Count += count;
    }

    private void AddTree(Candidates candidates, int first)
    {
        ref ulong ways = ref candidates.Ways;
        for (int i = 0; i < candidates.Count; i++)
        {
            uint way = (uint)Unsafe.Add(ref ways, i);
            (parents[Count + i], directions[Count + i]) = (first + (int)(way >> 8), (byte)way);
        }
    }
}
