using Percolaw.Data;
using Percolaw.Learning;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>
/// Memory for one cluster with its target, 12 bytes a site, used for one cluster after another by one thread.
/// </summary>
internal sealed class GrownCluster
{
    private const int LargeArray = 1_000_000;

    private int[] parents = [];
    private float[] values = [];
    private int[] subtreeSizes = [];
    private readonly TreeFrontier frontier = new();
    private int size;

    /// <summary>The tree with its target.</summary>
    public LabelledTree Tree => new(parents.AsSpan(0, size), values.AsSpan(0, size), subtreeSizes.AsSpan(0, Math.Min(size, subtreeSizes.Length)), frontier);

    /// <summary>Sum of the squares of the target: the size, up to rounding.</summary>
    public double SumOfSquares { get; private set; }

    /// <summary>Grows a surveyed cluster again and lays the target on it.</summary>
    public void Grow(BetheGrowth growth, ulong seed, SurveyedCluster cluster, bool withSubtreeSizes)
    {
        Reserve(cluster.Size, withSubtreeSizes);
        size = growth.Grow(new RandomStream(seed, StreamPurpose.ClusterStructure, (ulong)cluster.Attempt), cluster.Size, parents);
        ReadOnlySpan<int> tree = parents.AsSpan(0, size);
        Span<float> target = values.AsSpan(0, size);
        var stream = new RandomStream(seed, StreamPurpose.ClusterTarget, (ulong)cluster.Attempt);
        RandomWalkTarget.Walk(tree, ref stream, target);
        RandomWalkTarget.Standardise(target);
        frontier.Measure(tree);
        if (withSubtreeSizes)
            TreeShape.SubtreeSizes(tree, subtreeSizes.AsSpan(0, size));
        SumOfSquares = 0;
        foreach (float value in target)
            SumOfSquares += (double)value * value;
    }

    private void Reserve(int sites, bool withSubtreeSizes)
    {
        if (values.Length < sites)
        {
            // Ranks come in decreasing size: at most one allocation a seed, and the old arrays are garbage before it.
            // Left alone the collector would let several generations of them pile up, far beyond what was predicted.
            bool large = values.Length > LargeArray;
            (parents, values, subtreeSizes) = ([], [], []);
            if (large)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
            parents = GC.AllocateUninitializedArray<int>(sites + BetheGrowth.Slack);
            values = GC.AllocateUninitializedArray<float>(sites);
        }

        if (withSubtreeSizes && subtreeSizes.Length < sites)
            subtreeSizes = GC.AllocateUninitializedArray<int>(values.Length);
    }
}
