using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Percolaw.Runs;

/// <summary>
/// Which <c>Exp</c>, <c>Log</c> and <c>Pow</c> this platform has. They may differ in the last bit between processors
/// and mathematical libraries, and then so may results; everything else is the same everywhere.
/// </summary>
public static class PlatformFingerprint
{
    private const int Arguments = 512;
    private static readonly Lazy<string> Computed = new(Compute);

    /// <summary>Sixteen hexadecimal digits: a hash of the functions' bits at fixed arguments.</summary>
    public static string Current => Computed.Value;

    private static string Compute()
    {
        byte[] bits = new byte[Arguments * 3 * sizeof(double)];
        for (int i = 0; i < Arguments; i++)
        {
            // Multiples of the golden ratio fall everywhere in 0 … 1, and need no function to make.
            double fraction = i * 0.6180339887498949 % 1;
            Span<byte> place = bits.AsSpan(i * 3 * sizeof(double));
            BinaryPrimitives.WriteDoubleLittleEndian(place, Math.Exp(40 * fraction - 20));
            BinaryPrimitives.WriteDoubleLittleEndian(place[8..], Math.Log(1e-9 + 1e6 * fraction * fraction * fraction));
            BinaryPrimitives.WriteDoubleLittleEndian(place[16..], Math.Pow(1 + 1e7 * fraction, fraction - 1.5));
        }
        return Convert.ToHexStringLower(SHA256.HashData(bits).AsSpan(0, 8));
    }
}
