using System.Numerics;
using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>A set of keys that are random already, by open addressing with linear probing; at most half full. The key 0 stands for nothing.</summary>
internal sealed class KeyTable
{
    private ulong[] slots;
    private int shift;

    /// <summary>Creates an empty set.</summary>
    public KeyTable(int capacity = 1024)
    {
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 16))];
        shift = 64 - BitOperations.Log2((uint)slots.Length);
    }

    /// <summary>The number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes that a set of this many keys takes, while it grows too.</summary>
    public static long Memory(long count) => 8L * 3 * (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(2 * count, 1024));

    /// <summary>Removes all keys and keeps the room.</summary>
    public void Clear()
    {
        Array.Clear(slots);
        Count = 0;
    }

    /// <summary>Whether the set has a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(ulong key)
    {
        ulong[] table = slots;
        int mask = table.Length - 1;
        for (int at = Place(key); ; at = (at + 1) & mask)
        {
            if (table[at] == key) return true;
            if (table[at] == 0) return false;
        }
    }

    /// <summary>Adds a key.</summary>
    /// <returns>False if it was there before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(ulong key)
    {
        ulong[] table = slots;
        int mask = table.Length - 1;
        int at = Place(key);
        for (; table[at] != 0; at = (at + 1) & mask)
        {
            if (table[at] == key) return false;
        }
        table[at] = key;
        if (++Count > table.Length / 2) Grow();
        return true;
    }

    // The high bits of a sum of random odd multiples are as good as any; the product spreads sites of one line.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> shift);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        ulong[] old = slots;
        slots = new ulong[old.Length * 2];
        shift--;
        int mask = slots.Length - 1;
        foreach (ulong key in old)
        {
            if (key == 0) continue;
            int at = Place(key);
            while (slots[at] != 0) at = (at + 1) & mask;
            slots[at] = key;
        }
    }
}
