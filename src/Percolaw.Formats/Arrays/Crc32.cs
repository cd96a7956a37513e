using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Percolaw.Formats;

/// <summary>The check sum of zip files: the remainder of division by x³² + x²⁶ + … + 1, bits reversed (0xEDB88320), eight bytes at a time.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;
    private static readonly uint[] Table = MakeTable();

    /// <summary>The sum of what came before, whose sum is given (0 at the beginning), and these bytes.</summary>
    public static uint Append(uint sum, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> table = Table;
        uint rest = ~sum;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ rest, high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[sizeof(uint)..]);
            rest = Entry(table, 7, low) ^ Entry(table, 6, low >> 8) ^ Entry(table, 5, low >> 16) ^ Entry(table, 4, low >> 24)
                ^ Entry(table, 3, high) ^ Entry(table, 2, high >> 8) ^ Entry(table, 1, high >> 16) ^ Entry(table, 0, high >> 24);
        }

        foreach (byte value in bytes) rest = rest >> 8 ^ table[(byte)(rest ^ value)];
        return ~rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Entry(ReadOnlySpan<uint> table, int slice, uint value) => table[slice << 8 | (byte)value];

    private static uint[] MakeTable()
    {
        uint[] table = new uint[Slices << 8];
        for (uint i = 0; i < 256; i++)
        {
            uint rest = i;
            for (int bit = 0; bit < 8; bit++) rest = rest >> 1 ^ ((rest & 1) == 0 ? 0 : Polynomial);
            table[i] = rest;
        }

        for (int i = 256; i < table.Length; i++) table[i] = table[i - 256] >> 8 ^ table[(byte)table[i - 256]];
        return table;
    }
}
