using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Percolaw.Randomness;

/// <summary>
/// Binomial numbers with a small mean, by inversion of the distribution function in 64-bit fixed point. A table over
/// the first 12 of the 64 bits answers all but a few in a thousand; only there are the other 52 bits drawn, so that
/// five numbers cost one draw and the probabilities are as right as double precision makes the distribution function.
/// </summary>
public sealed class SmallBinomialTable
{
    private const int TableBits = 12, NumbersPerDraw = 5;
    private const ushort Undecided = ushort.MaxValue, UndecidedBit = 1 << 15; // no number is that large

    private readonly ushort[] decided = new ushort[1 << TableBits];
    private readonly ulong[] cumulative;

    /// <summary>Prepares the distribution of the number of successes in <paramref name="trials"/> trials.</summary>
    /// <param name="trials">0 … 10,000.</param>
    /// <param name="probability">In [0, 1].</param>
    public SmallBinomialTable(int trials, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, 10_000);
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be in [0, 1]");

        cumulative = Cumulate(trials, probability);
        for (int bucket = 0; bucket < decided.Length; bucket++)
        {
            ulong low = (ulong)bucket << (64 - TableBits), high = low | (ulong.MaxValue >> TableBits);
            int first = Invert(low);
            decided[bucket] = first == Invert(high) ? (ushort)first : Undecided;
        }
    }

    /// <summary>Fills a span with independent numbers.</summary>
    public void Fill(ref RandomStream stream, Span<ushort> numbers)
    {
        // A copy that no method is given a reference to stays in registers; the caller's is used where the table does not decide.
        RandomStream copy = stream;
        for (int i = 0; i < numbers.Length; i += NumbersPerDraw)
        {
            ulong bits = copy.NextBits();
            Span<ushort> some = numbers[i..];
            if (some.Length >= NumbersPerDraw && LookUp(bits, some))
                continue;
            stream = copy;
            Decide(ref stream, bits, some[..Math.Min(NumbersPerDraw, some.Length)]);
            copy = stream;
        }

        stream = copy;
    }

    /// <summary>All numbers of a draw, if the table decides them; else arbitrary ones. One branch for them all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool LookUp(ulong bits, Span<ushort> numbers)
    {
        ref ushort table = ref MemoryMarshal.GetArrayDataReference(decided), number = ref MemoryMarshal.GetReference(numbers);
        int all = 0;
        for (int i = 0; i < NumbersPerDraw; i++)
        {
            ushort found = Unsafe.Add(ref table, (nint)((bits >> (i * TableBits)) & ((1 << TableBits) - 1)));
            Unsafe.Add(ref number, i) = found;
            all |= found;
        }

        return all < UndecidedBit;
    }

    private void Decide(ref RandomStream stream, ulong bits, Span<ushort> numbers)
    {
        foreach (ref ushort number in numbers)
        {
            int bucket = (int)(bits & ((1 << TableBits) - 1));
            number = decided[bucket] != Undecided ? decided[bucket] : Decide(ref stream, bucket);
            bits >>= TableBits;
        }
    }

    /// <summary>One number.</summary>
    public int Next(ref RandomStream stream)
    {
        Span<ushort> number = stackalloc ushort[1];
        Fill(ref stream, number);
        return number[0];
    }

    private ushort Decide(ref RandomStream stream, int bucket) =>
        (ushort)Invert(((ulong)bucket << (64 - TableBits)) | (stream.NextBits() >> TableBits));

    /// <summary>The smallest number whose distribution function exceeds the fixed-point uniform.</summary>
    private int Invert(ulong uniform)
    {
        int number = 0;
        while (number < cumulative.Length && uniform >= cumulative[number])
            number++;
        return number;
    }

    /// <summary>2^64 P(X ≤ k) for k = 0 … trials - 1, as far as it differs from 2^64.</summary>
    private static ulong[] Cumulate(int trials, double probability)
    {
        var cumulative = new List<ulong>();
        double sum = 0;
        for (int k = 0; k < trials; k++)
        {
            sum += MathNet.Numerics.Distributions.Binomial.PMF(probability, trials, k);
            if (sum >= 1 - 1e-18)
                break;
            cumulative.Add((ulong)(sum * 18446744073709551616.0));
        }

        return [.. cumulative];
    }
}
