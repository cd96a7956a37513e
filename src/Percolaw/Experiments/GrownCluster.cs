using Percolaw.Data;
using Percolaw.Learning;
using Percolaw.Numerics;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>
/// Memory for one cluster with its target, some 8.3 bytes a site, used for one cluster after another by one thread.
/// </summary>
internal sealed class GrownCluster
{
    private const int LargeArray = 1_000_000;

    private readonly DepthMinima minima = new();
    private AlignedArray<int> depths = new(0);
    private AlignedArray<float> values = new(0);

    /// <summary>The tree with its target.</summary>
    public DepthFirstTree Tree => new(depths.Span, values.Span[..Size], minima);

    /// <summary>The number of sites.</summary>
    public int Size { get; private set; }

    /// <summary>The depth of the deepest site.</summary>
    public int Height { get; private set; }

    /// <summary>Sum of the squares of the target: the size, up to rounding.</summary>
    public double SumOfSquares { get; private set; }

    /// <summary>Whether no two sites can be too far from each other for <see cref="ShrinkageSum"/>; critical clusters are so rarely that tall that it may never happen.</summary>
    public bool IsWithinShrinkageSum => 2 * Height <= ShrinkageSum.Range * Math.Sqrt(Size);

    /// <summary>Grows a surveyed cluster again and lays the target on it.</summary>
    public void Grow(BetheGrowth growth, ulong seed, SurveyedCluster cluster)
    {
        Reserve(cluster.Size);
        Size = growth.Grow(new RandomStream(seed, StreamPurpose.ClusterStructure, (ulong)cluster.Attempt), cluster.Size, depths.Span);
        Span<float> target = values.Span[..Size];
        var stream = new RandomStream(seed, StreamPurpose.ClusterTarget, (ulong)cluster.Attempt);
        RandomWalkTarget.Walk(depths.Span[..Size], ref stream, target);
        RandomWalkTarget.Standardise(target);
        minima.Measure(depths.Span, Size);
        Height = TreeShape.Height(depths.Span[..Size]);
        SumOfSquares = RandomWalkTarget.SumOfSquares(target);
    }

    /// <summary>The tree as the plain learners want it, which takes memory.</summary>
    public LabelledTree Labelled() => new(TreeShape.Parents(depths.Span[..Size]), values.Span[..Size]);

    /// <summary>A squared error over the sites that are not for training; 0 if there is none, for nothing is left to get wrong.</summary>
    public double Mean(double squaredError, int trainingSites) => trainingSites < Size ? squaredError / (Size - trainingSites) : 0;

    private void Reserve(int sites)
    {
        if (values.Length >= sites)
            return;

        // Ranks come in decreasing size: at most one allocation a seed, and the old arrays are garbage before it.
        // Left alone the collector would let several generations of them pile up, far beyond what was predicted.
        bool large = values.Length > LargeArray;
        (depths, values) = (new(0), new(0));
        if (large)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        depths = new AlignedArray<int>(sites + Math.Max(BetheGrowth.Slack, DepthMinima.Fanout), isCleared: false);
        values = new AlignedArray<float>(sites, isCleared: false);
    }
}
