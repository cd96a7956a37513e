using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Percolaw.Percolation;

namespace Percolaw.Learning;

/// <summary>
/// Nearest neighbour evaluated at every site of a tree, for up to 16 evaluations (sets of training sites) at a time:
/// one pass over the tree in breadth-first order, the evaluations in the lanes of vectors.
/// </summary>
/// <remarks>
/// Off the paths from the training sites to the root a site inherits its parent's nearest training site, one step
/// further away: a load, an addition and a store for 16 evaluations at once, in a ring of the sites whose children are
/// still to come, which stays in the cache. What the paths know is spread into a block of 128 sites before the pass
/// over it, so that no site needs a branch; afterwards the block holds the differences from the target, from which the
/// test sites are read. Sums are in a fixed order: the same bytes on every processor.
/// </remarks>
public sealed class NearestNeighbourSweep
{
    /// <summary>Evaluations in one sweep.</summary>
    public const int Lanes = 16;

    private const int BlockLength = 128;

    private readonly AlignedArray<int> blockDistances = new(BlockLength * Lanes);
    private readonly AlignedArray<float> blockValues = new(BlockLength * Lanes);
    private readonly double[] errors = new double[Lanes];
    private AlignedArray<int> ringDistances = new(Lanes);
    private AlignedArray<float> ringValues = new(Lanes);
    private FrontierCursor cursor;

    /// <summary>Fills in the errors of the evaluations.</summary>
    /// <param name="tree">The tree and its target.</param>
    /// <param name="evaluations">1 … 16 evaluations with their sites drawn.</param>
    public void Run(in LabelledTree tree, ReadOnlySpan<NearestNeighbourEvaluation> evaluations)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(evaluations.Length, Lanes);
        PathBlocks.Collect(tree, evaluations);
        PrepareRing(tree.FrontierWidth);
        Array.Clear(errors);

        float perStep = Shrinkage.PerStep(tree.Size);
        for (int start = 0; start < tree.Size; start += BlockLength)
        {
            int end = Math.Min(start + BlockLength, tree.Size);
            // Further than anything inherited: off the paths a site never looks at what its block held before.
            blockDistances.Span.Fill(2 * NearestBelow.Nowhere);
            for (int lane = 0; lane < evaluations.Length; lane++)
                SpreadPaths(evaluations[lane], lane, start, end);
            PassBlock(tree, start, end, perStep);
            for (int lane = 0; lane < evaluations.Length; lane++)
                ReadTestSites(evaluations[lane], lane, start, end);
        }

        for (int lane = 0; lane < evaluations.Length; lane++)
            evaluations[lane].SquaredErrorAtAllSites = errors[lane];
    }

    private void PrepareRing(int width)
    {
        // One place more than can be in use: a site is written before it is known whether anybody asks for it.
        int length = width + 1;
        if (ringDistances.Length < length * Lanes)
        {
            ringDistances = new AlignedArray<int>(length * Lanes);
            ringValues = new AlignedArray<float>(length * Lanes);
        }

        cursor = new FrontierCursor(length);
        ringDistances.Span[..Lanes].Fill(NearestBelow.Nowhere);
        ringValues.Span[..Lanes].Clear();
    }

    private void SpreadPaths(NearestNeighbourEvaluation evaluation, int lane, int start, int end)
    {
        ref int distances = ref Unsafe.Add(ref blockDistances.First, lane);
        ref float nearestValues = ref Unsafe.Add(ref blockValues.First, lane);
        ReadOnlySpan<NearestBelow> path = evaluation.PathDescending;
        int next = evaluation.NextPath;
        for (; (uint)next < (uint)path.Length && path[next].Site < end; next--)
        {
            ref readonly NearestBelow known = ref path[next];
            int slot = (known.Site - start) * Lanes;
            Unsafe.Add(ref distances, slot) = known.Distance;
            Unsafe.Add(ref nearestValues, slot) = known.Value;
        }

        evaluation.NextPath = next;
        PathBlocks.Touch(path, next);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PassBlock(in LabelledTree tree, int start, int end, float perStep)
    {
        ReadOnlySpan<int> parents = tree.Parents[start..end];
        ReadOnlySpan<float> values = tree.Values[start..end];
        ReadOnlySpan<ulong> hasChildren = tree.HasChildren[(start / 64)..];
        ref int distances = ref ringDistances.First, blockDistance = ref blockDistances.First;
        ref float nearest = ref ringValues.First, blockValue = ref blockValues.First;
        Vector512<float> step = Vector512.Create(perStep), sum = Vector512<float>.Zero;
        FrontierCursor place = cursor;
        for (int i = 0; i < parents.Length; i++)
        {
            place.Enter(parents[i]);
            nuint parentSlot = (nuint)(uint)(place.Read * Lanes), slot = (nuint)(uint)(place.Write * Lanes), blockSlot = (nuint)(uint)(i * Lanes);
            Vector512<int> inherited = Vector512.LoadUnsafe(ref distances, parentSlot) + Vector512<int>.One;
            Vector512<int> own = Vector512.LoadUnsafe(ref blockDistance, blockSlot);
            Vector512<int> distance = Vector512.Min(own, inherited);
            // At equal distance the own subtree wins: the deepest common ancestor, as published.
            Vector512<float> value = Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(own, inherited).AsSingle(),
                Vector512.LoadUnsafe(ref blockValue, blockSlot),
                Vector512.LoadUnsafe(ref nearest, parentSlot));
            distance.StoreUnsafe(ref distances, slot);
            value.StoreUnsafe(ref nearest, slot);
            place.Leave(i, hasChildren);

            Vector512<float> shrink = Vector512<float>.One + (Vector512.ConvertToSingle(distance) * step);
            Vector512<float> difference = Vector512.Create(values[i]) - (value / shrink);
            difference.StoreUnsafe(ref blockValue, blockSlot);
            sum += difference * difference;
        }

        cursor = place;
        for (int lane = 0; lane < Lanes; lane++)
            errors[lane] += sum.GetElement(lane);
    }

    private void ReadTestSites(NearestNeighbourEvaluation evaluation, int lane, int start, int end)
    {
        ReadOnlySpan<int> tests = evaluation.TestSites.Sites;
        ReadOnlySpan<float> differences = blockValues.Span;
        int next = evaluation.NextTest;
        for (; next < tests.Length && tests[next] < end; next++)
        {
            double difference = differences[((tests[next] - start) * Lanes) + lane];
            evaluation.SquaredErrorAtTestSites += difference * difference;
        }

        evaluation.NextTest = next;
    }
}
