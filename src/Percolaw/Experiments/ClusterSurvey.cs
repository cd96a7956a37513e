using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>A cluster that was kept: the attempt that grew it, which is all it takes to grow it again, and its size.</summary>
/// <param name="Attempt">The index of its random streams.</param>
/// <param name="Size">Sites.</param>
public readonly record struct SurveyedCluster(int Attempt, int Size);

/// <summary>
/// Which clusters a seed keeps: sizes only, without storing a cluster. Attempts are numbered, each with a stream of its
/// own, and kept in their order, so that who grows them does not matter.
/// </summary>
/// <param name="Attempts">Clusters begun.</param>
/// <param name="TooLarge">Those given up beyond the maximum size.</param>
/// <param name="SmallSizes">How many had s sites, at index s, below the minimum size.</param>
/// <param name="Clusters">Those kept, by rank: the largest first, equal sizes in the order of their attempts.</param>
public sealed record ClusterSurvey(int Attempts, int TooLarge, int[] SmallSizes, SurveyedCluster[] Clusters)
{
    /// <summary>Beyond this many attempts a seed is hopeless: some hours.</summary>
    public const int MaximumAttempts = 1_000_000_000;

    /// <summary>Sites of all clusters kept.</summary>
    public long Sites { get; } = Clusters.Sum(cluster => (long)cluster.Size);

    /// <summary>Surveys one seed.</summary>
    /// <exception cref="PercolawException">Too few clusters reach the minimum size.</exception>
    public static ClusterSurvey Make(ToyParameters parameters, BetheGrowth growth, ulong seed, CancellationToken cancellation)
    {
        var small = new int[parameters.MinimumSize];
        var kept = new List<SurveyedCluster>(parameters.Clusters);
        int tooLarge = 0, attempt = 0;
        for (; kept.Count < parameters.Clusters; attempt++)
        {
            if (attempt == MaximumAttempts)
                throw new PercolawException($"only {kept.Count} of {parameters.Clusters} clusters reached minimum_size {parameters.MinimumSize} in {attempt} attempts; raise occupation_ratio or lower minimum_size");
            cancellation.ThrowIfCancellationRequested();
            var stream = new RandomStream(seed, StreamPurpose.ClusterStructure, (ulong)attempt);
            int size = growth.MeasureSize(stream, parameters.MaximumSize);
            if (size == BetheGrowth.TooLarge)
                tooLarge++;
            else if (size < parameters.MinimumSize)
                small[size]++;
            else
                kept.Add(new SurveyedCluster(attempt, size));
        }

        SurveyedCluster[] byRank = [.. kept.OrderByDescending(cluster => cluster.Size).ThenBy(cluster => cluster.Attempt)];
        return new ClusterSurvey(attempt, tooLarge, small, byRank);
    }
}
