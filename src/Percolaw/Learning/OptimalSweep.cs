using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Percolaw.Percolation;

namespace Percolaw.Learning;

/// <summary>
/// The loss of the optimal learner at all sites of a tree, for up to 8 evaluations at a time: one pass over the tree in
/// breadth-first order, the evaluations in the lanes of vectors. See <see cref="OptimalLearner"/> for the mathematics.
/// </summary>
/// <remarks>
/// Off the paths from the training sites to the root a site inherits its parent's posterior mean m, and its weight x
/// grows by its share of the subtree sizes. The constraint shifts every mean by -κx, with κ known only at the end; so
/// the pass sums m, x, (y - m)², (y - m)x and x², which give the loss for any κ.
/// </remarks>
public sealed class OptimalSweep
{
    /// <summary>Evaluations in one sweep.</summary>
    public const int Lanes = 8;

    private const int BlockLength = 128;

    private readonly AlignedArray<double> blockGains = new(BlockLength * Lanes);
    private readonly AlignedArray<double> blockMeans = new(BlockLength * Lanes);
    private readonly AlignedArray<double> blockWeights = new(BlockLength * Lanes);
    private AlignedArray<double> ringMeans = new(Lanes);
    private AlignedArray<double> ringWeights = new(Lanes);
    private FrontierCursor cursor;
    private Vector512<double> sumOfMeans, sumOfWeights, sumOfSquares, sumOfProducts, sumOfSquaredWeights;

    /// <summary>Prepares the scratch memory.</summary>
    public OptimalSweep() => blockGains.Span.Fill(1);

    /// <summary>Fills in the errors of the evaluations.</summary>
    /// <param name="tree">The tree, its target and its subtree sizes.</param>
    /// <param name="evaluations">1 … 8 evaluations with their training sites drawn.</param>
    public void Run(in LabelledTree tree, ReadOnlySpan<OptimalEvaluation> evaluations)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(evaluations.Length, Lanes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tree.SubtreeSizes.Length, tree.Size);
        PathBlocks.Collect(tree, evaluations);
        PrepareRing(tree.FrontierWidth);
        sumOfMeans = sumOfWeights = sumOfSquares = sumOfProducts = sumOfSquaredWeights = Vector512<double>.Zero;
        for (int start = 0; start < tree.Size; start += BlockLength)
        {
            int end = Math.Min(start + BlockLength, tree.Size);
            for (int lane = 0; lane < evaluations.Length; lane++)
                SpreadPaths(evaluations[lane], lane, start, end);
            PassBlock(tree, start, end);
            for (int lane = 0; lane < evaluations.Length; lane++)
                ClearPaths(evaluations[lane], lane, start, end);
        }

        for (int lane = 0; lane < evaluations.Length; lane++)
            evaluations[lane].SquaredErrorAtAllSites = Constrained(lane);
    }

    private double Constrained(int lane)
    {
        double weights = sumOfWeights[lane];
        double shift = weights > 0 ? sumOfMeans[lane] / weights : 0;
        return sumOfSquares[lane] + (2 * shift * sumOfProducts[lane]) + (shift * shift * sumOfSquaredWeights[lane]);
    }

    private void PrepareRing(int width)
    {
        int length = width + 1;
        if (ringMeans.Length < length * Lanes)
        {
            ringMeans = new AlignedArray<double>(length * Lanes);
            ringWeights = new AlignedArray<double>(length * Lanes);
        }

        cursor = new FrontierCursor(length);
        ringMeans.Span[..Lanes].Clear();
        ringWeights.Span[..Lanes].Clear();
    }

    private void SpreadPaths(OptimalEvaluation evaluation, int lane, int start, int end)
    {
        ReadOnlySpan<InformationBelow> path = evaluation.PathDescending;
        for (int next = evaluation.NextPath; next >= 0 && path[next].Site < end; next--)
        {
            int slot = ((path[next].Site - start) * Lanes) + lane;
            blockGains.Span[slot] = path[next].Gain;
            blockMeans.Span[slot] = path[next].Mean;
            blockWeights.Span[slot] = path[next].Weight;
        }
    }

    private void ClearPaths(OptimalEvaluation evaluation, int lane, int start, int end)
    {
        ReadOnlySpan<InformationBelow> path = evaluation.PathDescending;
        int next = evaluation.NextPath;
        for (; next >= 0 && path[next].Site < end; next--)
        {
            int slot = ((path[next].Site - start) * Lanes) + lane;
            blockGains.Span[slot] = 1;
            blockMeans.Span[slot] = 0;
        }

        evaluation.NextPath = next;
        PathBlocks.Touch(path, next);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PassBlock(in LabelledTree tree, int start, int end)
    {
        ref double means = ref ringMeans.First, weights = ref ringWeights.First;
        ref double blockGain = ref blockGains.First, blockMean = ref blockMeans.First, blockWeight = ref blockWeights.First;
        Vector512<double> meanSum = sumOfMeans, weightSum = sumOfWeights;
        Vector512<double> squares = sumOfSquares, products = sumOfProducts, squaredWeights = sumOfSquaredWeights;
        double perSite = 1.0 / tree.Size;
        ReadOnlySpan<int> parents = tree.Parents[start..end], subtreeSizes = tree.SubtreeSizes[start..end];
        ReadOnlySpan<float> values = tree.Values[start..end];
        ReadOnlySpan<ulong> hasChildren = tree.HasChildren[(start / 64)..];
        FrontierCursor place = cursor;
        for (int i = 0; i < parents.Length; i++)
        {
            place.Enter(parents[i]);
            nuint parentSlot = (nuint)(uint)(place.Read * Lanes), slot = (nuint)(uint)(place.Write * Lanes), blockSlot = (nuint)(uint)(i * Lanes);
            Vector512<double> gain = Vector512.LoadUnsafe(ref blockGain, blockSlot);
            // A gain of 1 is no information from below: only there is the share of the subtree the whole source.
            Vector512<double> fromBelow = Vector512.ConditionalSelect(
                Vector512.Equals(gain, Vector512<double>.One),
                Vector512.Create(subtreeSizes[i] * perSite),
                Vector512.LoadUnsafe(ref blockWeight, blockSlot));
            Vector512<double> mean = (Vector512.LoadUnsafe(ref means, parentSlot) * gain) + Vector512.LoadUnsafe(ref blockMean, blockSlot);
            Vector512<double> weight = (Vector512.LoadUnsafe(ref weights, parentSlot) * gain) + fromBelow;
            mean.StoreUnsafe(ref means, slot);
            weight.StoreUnsafe(ref weights, slot);
            place.Leave(i, hasChildren);

            Vector512<double> difference = Vector512.Create((double)values[i]) - mean;
            meanSum += mean;
            weightSum += weight;
            squares += difference * difference;
            products += difference * weight;
            squaredWeights += weight * weight;
        }

        cursor = place;
        (sumOfMeans, sumOfWeights) = (meanSum, weightSum);
        (sumOfSquares, sumOfProducts, sumOfSquaredWeights) = (squares, products, squaredWeights);
    }
}
