using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Percolaw.Percolation;

/// <summary>
/// The visited sites that can still be met: an open-addressing table of keys with linear probing, at most 5/8 full. Its
/// memory is kept from one cluster to the next, but only as much of it is used, and cleared, as the cluster needs.
/// </summary>
internal sealed class KeySet
{
    private const int SmallestCapacity = 64, FullEighths = 2, Sparsity = 8;

    private ulong[] places = new ulong[SmallestCapacity];
    private int capacity, shift;

    /// <summary>The number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>Whether so many keys more would fit.</summary>
    public bool HasRoomFor(int more) => Count + more <= capacity / 8 * FullEighths;

    /// <summary>Forgets all keys, and has room for <paramref name="expected"/> with at most a quarter of the places taken.</summary>
    public void Reset(int expected)
    {
        int wanted = (int)Math.Max(SmallestCapacity, BitOperations.RoundUpToPowerOf2(Sparsity * (ulong)expected));
        if (wanted > places.Length)
            places = new ulong[wanted];
        else
            places.AsSpan(0, wanted).Clear();
        capacity = wanted;
        shift = 64 - BitOperations.Log2((ulong)wanted);
        Count = 0;
    }

    /// <summary>Removes the candidates that stand at the first place where they can be; some that are known may remain.</summary>
    /// <remarks>No branch and no dependence between candidates, so that the accesses overlap whatever the table's size.</remarks>
    public void DropKnown(Candidates candidates)
    {
        ref ulong table = ref MemoryMarshal.GetArrayDataReference(places);
        ref ulong keys = ref candidates.Keys, ways = ref candidates.Ways;
        int kept = 0, end = candidates.Count, move = shift;
        for (int i = 0; i < end; i++)
        {
            ulong key = Unsafe.Add(ref keys, i), way = Unsafe.Add(ref ways, i);
            bool known = Unsafe.Add(ref table, FirstPlace(key, move)) == key;
            Unsafe.Add(ref keys, kept) = key;
            Unsafe.Add(ref ways, kept) = way;
            kept += known ? 0 : 1;
        }

        candidates.Count = kept;
    }

    /// <summary>Adds candidates and keeps those that were not there. There must be room.</summary>
    public void AddNew(Candidates candidates)
    {
        ref ulong table = ref MemoryMarshal.GetArrayDataReference(places);
        ref ulong keys = ref candidates.Keys, ways = ref candidates.Ways;
        int kept = 0, end = candidates.Count, move = shift;
        nuint mask = (nuint)(capacity - 1);
        for (int i = 0; i < end; i++)
        {
            ulong key = Unsafe.Add(ref keys, i);
            nuint place = FirstPlace(key, move);
            ulong there = Unsafe.Add(ref table, place);
            while (there != 0 && there != key)
            {
                place = (place + 1) & mask;
                there = Unsafe.Add(ref table, place);
            }

            // Either it is there, or it is written to the empty place.
            Unsafe.Add(ref table, place) = key;
            Unsafe.Add(ref keys, kept) = key;
            Unsafe.Add(ref ways, kept) = Unsafe.Add(ref ways, i);
            kept += there == 0 ? 1 : 0;
        }

        candidates.Count = kept;
        Count += kept;
    }

    /// <summary>Adds keys that are not there. There must be room.</summary>
    public void AddAll(ReadOnlySpan<ulong> keys)
    {
        ref ulong table = ref MemoryMarshal.GetArrayDataReference(places);
        nuint mask = (nuint)(capacity - 1);
        foreach (ulong key in keys)
        {
            nuint place = FirstPlace(key, shift);
            while (Unsafe.Add(ref table, place) != 0) place = (place + 1) & mask;
            Unsafe.Add(ref table, place) = key;
        }

        Count += keys.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint FirstPlace(ulong key, int shift) => (nuint)(((key ^ (key >> 32)) * 0x9E3779B97F4A7C15) >> shift);
}
