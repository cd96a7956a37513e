using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Randomness;

/// <summary>
/// Vectors of standard normal numbers by position: the numbers are a function of (seed, purpose, index) alone, without a
/// state, and 32 are made at once. Philox gives the bits, the transform of Box and Muller (1958) the numbers, in single
/// precision: 1 in 10^10 numbers exceeds 6.5 in magnitude, none 6.8.
/// </summary>
/// <remarks>
/// Chunk c of 32 numbers uses the eight Philox blocks 8c … 8c + 7. Words 0 and 1 of block i give the radii of pairs 2i and
/// 2i + 1, words 2 and 3 their angles; number j and number j + 16 of a chunk are the two of pair j. A purpose is used either
/// here or by <see cref="RandomStream"/>, never by both: they share the counters.
/// </remarks>
public static class NormalVectors
{
    /// <summary>The numbers are made in chunks of this length: a shorter rest costs as much.</summary>
    public const int ChunkLength = 32;

    private const int BlocksPerChunk = 8;
    private const int AttemptShift = 24;

    /// <summary>Fills a span with the first numbers at a position.</summary>
    /// <param name="seed">Any value.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="index">The latent, cluster, … they are for.</param>
    /// <param name="numbers">At most 2^26 numbers.</param>
    /// <param name="attempt">0 … 255: other numbers for the same index, where the first do not serve.</param>
    public static void Fill(ulong seed, StreamPurpose purpose, ulong index, Span<float> numbers, byte attempt = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numbers.Length, ChunkLength << (AttemptShift - 3), nameof(numbers));
        uint block = (uint)attempt << AttemptShift;
        for (; numbers.Length >= ChunkLength; numbers = numbers[ChunkLength..], block += BlocksPerChunk)
            FillChunk(seed, purpose, index, block, ref MemoryMarshal.GetReference(numbers));
        if (numbers.IsEmpty)
            return;

        Span<float> rest = stackalloc float[ChunkLength];
        FillChunk(seed, purpose, index, block, ref MemoryMarshal.GetReference(rest));
        rest[..numbers.Length].CopyTo(numbers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillChunk(ulong seed, StreamPurpose purpose, ulong index, uint block, ref float numbers)
    {
        (Vector512<uint> radii, Vector512<uint> angles) = PhiloxBlocks(seed, (uint)purpose << 1, index, block);
        Vector512<float> radius = Radius(radii);
        (Vector512<float> x, Vector512<float> y) = Directions(angles);
        (radius * x).StoreUnsafe(ref numbers);
        (radius * y).StoreUnsafe(ref numbers, (nuint)Vector512<float>.Count);
    }

    /// <summary>
    /// Eight blocks of <see cref="Philox"/> with consecutive third counters: words 0 and 1, and words 2 and 3. The 32-bit
    /// words live in lanes of 64 bits, whose upper halves hold what nobody reads.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> First, Vector512<uint> Second) PhiloxBlocks(ulong seed, uint tag, ulong index, uint block)
    {
        Vector512<ulong> multiplierA = Vector512.Create(0xD2511F53UL), multiplierB = Vector512.Create(0xCD9E8D57UL);
        Vector512<ulong> weylA = Vector512.Create(0x9E3779B9UL), weylB = Vector512.Create(0xBB67AE85UL);
        Vector512<ulong> a = Vector512.Create(index & uint.MaxValue), b = Vector512.Create(index >> 32);
        Vector512<ulong> c = Vector512.Create((ulong)block) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7), d = Vector512.Create((ulong)tag);
        Vector512<ulong> keyA = Vector512.Create(seed & uint.MaxValue), keyB = Vector512.Create(seed >> 32);
        for (int round = 0; round < 10; round++)
        {
            Vector512<ulong> productA = WideningProduct.Of(multiplierA, a), productB = WideningProduct.Of(multiplierB, c);
            a = (productB >> 32) ^ b ^ keyA;
            b = productB;
            c = (productA >> 32) ^ d ^ keyB;
            d = productA;
            keyA += weylA;
            keyB += weylB;
        }

        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        return (((a & low) | (b << 32)).AsUInt32(), ((c & low) | (d << 32)).AsUInt32());
    }

    /// <summary>√(-2 ln u) for u = (word + ½) / 2^32. The logarithm is that of the Cephes library (Moshier), to some 10^-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Radius(Vector512<uint> words)
    {
        Vector512<float> uniform = (Vector512.ConvertToSingle(words) + Vector512.Create(0.5f)) * (1f / 4294967296f);
        Vector512<int> bits = uniform.AsInt32();
        Vector512<int> exponent = (bits - Vector512.Create(0x3F3504F3)) >> 23; // the mantissa lies in [√½, √2)
        Vector512<float> x = (bits - (exponent << 23)).AsSingle() - Vector512<float>.One;
        Vector512<float> power = Vector512.ConvertToSingle(exponent), square = x * x;
        Vector512<float> y = Vector512.Create(7.0376836292e-2f);
        y = Vector512.FusedMultiplyAdd(y, x, Vector512.Create(-1.1514610310e-1f));
        y = Vector512.FusedMultiplyAdd(y, x, Vector512.Create(1.1676998740e-1f));
        y = Vector512.FusedMultiplyAdd(y, x, Vector512.Create(-1.2420140846e-1f));
        y = Vector512.FusedMultiplyAdd(y, x, Vector512.Create(1.4249322787e-1f));
        y = Vector512.FusedMultiplyAdd(y, x, Vector512.Create(-1.6668057665e-1f));
        y = Vector512.FusedMultiplyAdd(y, x, Vector512.Create(2.0000714765e-1f));
        y = Vector512.FusedMultiplyAdd(y, x, Vector512.Create(-2.4999993993e-1f));
        y = Vector512.FusedMultiplyAdd(y, x, Vector512.Create(3.3333331174e-1f));
        y *= square * x;
        y = Vector512.FusedMultiplyAdd(power, Vector512.Create(-2.12194440e-4f), y);
        y = Vector512.FusedMultiplyAdd(square, Vector512.Create(-0.5f), y);
        Vector512<float> logarithm = Vector512.FusedMultiplyAdd(power, Vector512.Create(0.693359375f), x + y);
        return Vector512.Sqrt(Vector512.Max(logarithm * -2f, Vector512<float>.Zero));
    }

    /// <summary>
    /// Points on the unit circle. The lower 30 bits are an angle in [-π/4, π/4), the upper two exchange the coordinates and
    /// turn their sign. Polynomials of the Cephes library.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> X, Vector512<float> Y) Directions(Vector512<uint> words)
    {
        Vector512<float> angle = Vector512.ConvertToSingle((words << 2).AsInt32() >> 2) * (MathF.PI / 2147483648f);
        Vector512<float> square = angle * angle;
        Vector512<float> sine = Vector512.FusedMultiplyAdd(square, Vector512.Create(-1.9515295891e-4f), Vector512.Create(8.3321608736e-3f));
        sine = Vector512.FusedMultiplyAdd(sine, square, Vector512.Create(-1.6666654611e-1f));
        sine = Vector512.FusedMultiplyAdd(sine * square, angle, angle);
        Vector512<float> cosine = Vector512.FusedMultiplyAdd(square, Vector512.Create(2.443315711809948e-5f), Vector512.Create(-1.388731625493765e-3f));
        cosine = Vector512.FusedMultiplyAdd(cosine, square, Vector512.Create(4.166664568298827e-2f));
        cosine = Vector512.FusedMultiplyAdd(cosine * square, square, Vector512.FusedMultiplyAdd(square, Vector512.Create(-0.5f), Vector512<float>.One));
        Vector512<float> exchange = ((words << 1).AsInt32() >> 31).AsSingle();
        Vector512<float> sign = (words & Vector512.Create(0x80000000U)).AsSingle();
        return (Vector512.ConditionalSelect(exchange, sine, cosine) ^ sign, Vector512.ConditionalSelect(exchange, cosine, sine) ^ sign);
    }
}
