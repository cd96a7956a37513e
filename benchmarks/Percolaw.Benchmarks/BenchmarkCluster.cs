using Percolaw.Experiments;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>A large critical cluster with its target, and how to make it again.</summary>
internal sealed class BenchmarkCluster
{
    /// <summary>The seed it belongs to.</summary>
    public const ulong Seed = 0;

    private const int Smallest = 8_000_000, Largest = 16_000_000;

    private BenchmarkCluster(BetheGrowth growth, ulong attempt, int size)
    {
        (Growth, Size) = (growth, size);
        Surveyed = new SurveyedCluster((int)attempt, size);
        Grown.Grow(growth, Seed, Surveyed);
    }

    public BetheGrowth Growth { get; }

    /// <summary>The stream that grows it; every use takes a copy.</summary>
    public RandomStream Stream => new(Seed, StreamPurpose.ClusterStructure, (ulong)Surveyed.Attempt);

    /// <summary>The stream of its target.</summary>
    public RandomStream Target => new(Seed, StreamPurpose.ClusterTarget, (ulong)Surveyed.Attempt);

    /// <summary>How to grow it again.</summary>
    public SurveyedCluster Surveyed { get; }

    /// <summary>The cluster as the experiment keeps it.</summary>
    public GrownCluster Grown { get; } = new();

    public int Size { get; }

    /// <summary>The first cluster of seed 0 at the paper's setting that has 8 to 16 million sites.</summary>
    public static BenchmarkCluster Find()
    {
        var paper = new ToyParameters();
        var growth = new BetheGrowth(paper.Coordination, paper.Occupation);
        for (ulong attempt = 0; ; attempt++)
        {
            var stream = new RandomStream(Seed, StreamPurpose.ClusterStructure, attempt);
            int size = growth.MeasureSize(stream, Largest);
            if (size >= Smallest)
                return new BenchmarkCluster(growth, attempt, size);
        }
    }
}
