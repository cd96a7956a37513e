using Percolaw.Data;
using Percolaw.Experiments;
using Percolaw.Learning;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>A large critical cluster with its target, and how to make it again.</summary>
internal sealed class BenchmarkCluster
{
    private const int Smallest = 8_000_000, Largest = 16_000_000;

    private readonly TreeFrontier frontier = new();

    private BenchmarkCluster(BetheGrowth growth, RandomStream stream, int size)
    {
        (Growth, Stream, Size) = (growth, stream, size);
        Parents = new int[size + BetheGrowth.Slack];
        Values = new float[size];
        growth.Grow(stream, size, Parents);
        RandomStream walk = Target;
        RandomWalkTarget.Walk(Parents.AsSpan(0, size), ref walk, Values);
        RandomWalkTarget.Standardise(Values);
        SubtreeSizes = TreeShape.SubtreeSizes(Parents.AsSpan(0, size));
        frontier.Measure(Parents.AsSpan(0, size));
    }

    public BetheGrowth Growth { get; }

    /// <summary>The stream that grows it; every use takes a copy.</summary>
    public RandomStream Stream { get; }

    /// <summary>The stream of its target.</summary>
    public RandomStream Target { get; } = new(0, StreamPurpose.ClusterTarget, 0);

    public int Size { get; }

    public int[] Parents { get; }

    public float[] Values { get; }

    public int[] SubtreeSizes { get; }

    public LabelledTree Tree => new(Parents.AsSpan(0, Size), Values, SubtreeSizes, frontier);

    /// <summary>The first cluster of seed 0 at the paper's setting that has 8 to 16 million sites.</summary>
    public static BenchmarkCluster Find()
    {
        var paper = new ToyParameters();
        var growth = new BetheGrowth(paper.Coordination, paper.Occupation);
        for (ulong attempt = 0; ; attempt++)
        {
            var stream = new RandomStream(0, StreamPurpose.ClusterStructure, attempt);
            int size = growth.MeasureSize(stream, Largest);
            if (size >= Smallest)
                return new BenchmarkCluster(growth, stream, size);
        }
    }
}
