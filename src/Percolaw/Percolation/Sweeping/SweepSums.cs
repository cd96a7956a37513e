using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Percolation;

/// <summary>Adds blocks of results into the averages of all probabilities whose range of occupation numbers they touch.</summary>
internal sealed unsafe class SweepSums
{
    /// <summary>Largest, its square, Σ s² without it, clusters, sites in clusters without it.</summary>
    public const int Kinds = 5;

    private readonly SweepConvolution convolution;
    private readonly long? sites;
    private readonly double[] sums;
    private readonly double[] block = new double[Kinds * SweepState.BlockSize];

    /// <summary>Makes sums of 0.</summary>
    /// <param name="convolution">The probabilities.</param>
    /// <param name="sites">The sites in clusters where that is all of them at any occupation number, as with bonds; null where it is the occupation number.</param>
    public SweepSums(SweepConvolution convolution, long? sites)
    {
        (this.convolution, this.sites) = (convolution, sites);
        sums = new double[Kinds * convolution.Probabilities.Count];
    }

    public void Clear() => Array.Clear(sums);

    /// <summary>The sum of a probability.</summary>
    public double this[int probability, int kind] => sums[(Kinds * probability) + kind];

    /// <summary>Adds the results at <paramref name="count"/> occupation numbers from <paramref name="first"/> on.</summary>
    public void Add(long first, int count, long* squares, int* largest, int* clusters)
    {
        bool converted = false;
        ReadOnlySpan<BinomialWeights> weights = convolution.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            long from = Math.Max(first, weights[i].First), to = Math.Min(first + count - 1, weights[i].Last);
            if (from > to) continue;
            if (!converted) Convert(first, count, squares, largest, clusters);
            converted = true;
            Dot(weights[i].Weights.AsSpan((int)(from - weights[i].First), (int)(to - from + 1)), (int)(from - first), sums.AsSpan(Kinds * i, Kinds));
        }
    }

    private void Convert(long first, int count, long* squares, int* largest, int* clusters)
    {
        for (int i = 0; i < count; i++)
        {
            long square = (long)largest[i] * largest[i];
            block[i] = largest[i];
            block[SweepState.BlockSize + i] = square;
            block[(2 * SweepState.BlockSize) + i] = squares[i] - square;
            block[(3 * SweepState.BlockSize) + i] = clusters[i];
            block[(4 * SweepState.BlockSize) + i] = (sites ?? (first + i)) - largest[i];
        }
    }

    // Vectors of fixed width: the order of additions, and so the last bit, is the same on every processor.
    private void Dot(ReadOnlySpan<double> weights, int offset, Span<double> target)
    {
        ref double w = ref MemoryMarshal.GetReference(weights);
        ref double o = ref block[offset];
        Vector512<double> a = default, b = default, c = default, d = default, e = default;
        int i = 0;
        for (; i <= weights.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            Vector512<double> weight = Vector512.LoadUnsafe(ref w, (nuint)i);
            a += weight * Vector512.LoadUnsafe(ref o, (nuint)i);
            b += weight * Vector512.LoadUnsafe(ref o, (nuint)(i + SweepState.BlockSize));
            c += weight * Vector512.LoadUnsafe(ref o, (nuint)(i + (2 * SweepState.BlockSize)));
            d += weight * Vector512.LoadUnsafe(ref o, (nuint)(i + (3 * SweepState.BlockSize)));
            e += weight * Vector512.LoadUnsafe(ref o, (nuint)(i + (4 * SweepState.BlockSize)));
        }
        target[0] += Sum(a);
        target[1] += Sum(b);
        target[2] += Sum(c);
        target[3] += Sum(d);
        target[4] += Sum(e);
        for (; i < weights.Length; i++)
        {
            for (int kind = 0; kind < Kinds; kind++) target[kind] += weights[i] * block[(kind * SweepState.BlockSize) + offset + i];
        }
    }

    private static double Sum(Vector512<double> vector)
    {
        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++) sum += vector[lane];
        return sum;
    }
}
