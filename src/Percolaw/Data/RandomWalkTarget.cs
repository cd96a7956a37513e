using System.Runtime.Intrinsics;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// The target of the toy experiment: a random walk along the tree, a standard normal step on each edge, standardised
/// on each cluster to mean 0 and (population) variance 1. Brill 2024, arXiv:2412.07942, section 5.
/// </summary>
public static class RandomWalkTarget
{
    private const int BlockLength = 1024;

    /// <summary>Fills in the walk, 0 at the root.</summary>
    /// <param name="depths">The tree in depth-first order, see <see cref="Percolation.BetheGrowth"/>.</param>
    /// <param name="stream">The random numbers: one normal number for each site but the root, in order.</param>
    /// <param name="values">One value a site; as long as <paramref name="depths"/>.</param>
    public static void Walk(ReadOnlySpan<int> depths, ref RandomStream stream, Span<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, depths.Length);
        Span<float> steps = stackalloc float[BlockLength];
        // The walk's value at the last site of each depth: the parent's is one entry before the own.
        float[] last = new float[BlockLength];
        values[0] = 0;
        for (int start = 1; start < depths.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, depths.Length - start);
            NormalDistribution.Fill(ref stream, steps[..length]);
            // A block adds no more depths than it has sites.
            int deepest = depths[start - 1] + BlockLength + 1;
            if (last.Length <= deepest)
                Array.Resize(ref last, 2 * deepest);
            for (int i = 0; i < length; i++)
            {
                int depth = depths[start + i];
                values[start + i] = last[depth] = last[depth - 1] + steps[i];
            }
        }
    }

    /// <summary>Shifts and scales values in place to mean 0 and population variance 1; equal values become 0.</summary>
    /// <returns>The mean and the variance before.</returns>
    public static (double Mean, double Variance) Standardise(Span<float> values)
    {
        (double mean, double variance) = Moments(values);
        double scale = variance > 0 ? 1 / Math.Sqrt(variance) : 0;
        Vector512<double> means = Vector512.Create(mean), scales = Vector512.Create(scale);
        int whole = values.Length - (values.Length % Vector512<float>.Count);
        for (int i = 0; i < whole; i += Vector512<float>.Count)
        {
            Span<float> block = values.Slice(i, Vector512<float>.Count);
            (Vector512<double> low, Vector512<double> high) = Vector512.Widen(Vector512.Create<float>(block));
            Vector512.Narrow((low - means) * scales, (high - means) * scales).CopyTo(block);
        }

        foreach (ref float value in values[whole..])
            value = (float)((value - mean) * scale);
        return (mean, variance);
    }

    /// <summary>Σ y², in eight sums, the same on every processor.</summary>
    internal static double SumOfSquares(ReadOnlySpan<float> values)
    {
        const int lanes = 8;
        Vector512<double> sums = Vector512<double>.Zero;
        int whole = values.Length - (values.Length % lanes);
        for (int site = 0; site < whole; site += lanes)
        {
            Vector256<float> block = Vector256.Create(values[site..]);
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(block);
            Vector512<double> wide = Vector512.Create(low, high);
            sums += wide * wide;
        }

        double sum = 0;
        for (int lane = 0; lane < lanes; lane++)
            sum += sums[lane];
        foreach (float value in values[whole..])
            sum += (double)value * value;
        return sum;
    }

    /// <summary>
    /// Mean and population variance in one pass: sums of blocks, shifted by the first value of each block and merged
    /// by the rule of Chan, Golub and LeVeque (1983), so that nothing cancels.
    /// </summary>
    internal static (double Mean, double Variance) Moments(ReadOnlySpan<float> values)
    {
        double mean = 0, squares = 0;
        for (int start = 0; start < values.Length; start += BlockLength)
        {
            ReadOnlySpan<float> block = values.Slice(start, Math.Min(BlockLength, values.Length - start));
            double origin = block[0], sum = 0, sumOfSquares = 0;
            foreach (float value in block)
            {
                double shifted = value - origin;
                sum += shifted;
                sumOfSquares += shifted * shifted;
            }

            double blockMean = origin + (sum / block.Length), distance = blockMean - mean;
            double total = start + block.Length;
            squares += sumOfSquares - (sum * sum / block.Length) + (distance * distance * start * block.Length / total);
            mean += distance * block.Length / total;
        }

        return (mean, squares / values.Length);
    }
}
