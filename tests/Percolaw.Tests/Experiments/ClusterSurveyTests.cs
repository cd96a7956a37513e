using Percolaw.Experiments;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Experiments;

public sealed class ClusterSurveyTests
{
    private static readonly ToyParameters Parameters = TinyToy.Parameters with { ExpectedLarge = 20 };
    private static readonly BetheGrowth Growth = new(Parameters.Coordination, Parameters.Occupation);

    private static ClusterSurvey Make(ulong seed) => ClusterSurvey.Make(Parameters, Growth, seed, TestContext.Current.CancellationToken);

    [Fact]
    public void Make_AnySeed_CountsEveryAttemptOnce()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            ClusterSurvey survey = Make(seed);
            survey.Clusters.Length.ShouldBe(63, "floor(20 · √10)");
            (survey.Clusters.Length + survey.SmallSizes.Sum() + survey.TooLarge).ShouldBe(survey.Attempts);
            survey.SmallSizes.Length.ShouldBe(Parameters.MinimumSize);
            survey.SmallSizes[0].ShouldBe(0);
            survey.Sites.ShouldBe(survey.Clusters.Sum(cluster => (long)cluster.Size));
            survey.Clusters.ShouldAllBe(cluster => cluster.Size >= Parameters.MinimumSize && cluster.Size <= Parameters.MaximumSize);
            survey.Clusters.Max(cluster => cluster.Attempt).ShouldBe(survey.Attempts - 1, "the last attempt is the one that completes them");
        }
    }

    [Fact]
    public void Make_AnySeed_RanksBySizeThenAttempt()
    {
        ClusterSurvey survey = Make(3);
        survey.Clusters.ShouldBe(survey.Clusters.OrderBy(cluster => -cluster.Size).ThenBy(cluster => cluster.Attempt));
    }

    /// <summary>Attempts have streams of their own: measured backwards they have the same sizes.</summary>
    [Fact]
    public void Make_AttemptsInAnyOrder_KeepsTheSameClusters()
    {
        ClusterSurvey survey = Make(4);
        Dictionary<int, int> kept = survey.Clusters.ToDictionary(cluster => cluster.Attempt, cluster => cluster.Size);
        for (int attempt = survey.Attempts - 1; attempt >= 0; attempt--)
        {
            int size = Growth.MeasureSize(new RandomStream(4, StreamPurpose.ClusterStructure, (ulong)attempt), Parameters.MaximumSize);
            kept.GetValueOrDefault(attempt, -2).ShouldBe(size >= Parameters.MinimumSize ? size : -2);
        }
    }

    /// <summary>The counts of small sizes follow the exact distribution; false alarm 1e-4.</summary>
    [Fact]
    public void Make_ManySeeds_HasTheExactDistributionOfSmallSizes()
    {
        var counts = new long[Parameters.MinimumSize];
        long attempts = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            ClusterSurvey survey = Make(seed);
            // The last attempt is always a kept one: leaving it out, the attempts before are a fair sample to 1 in 1500.
            attempts += survey.Attempts - 1;
            for (int size = 1; size < counts.Length; size++)
                counts[size] += survey.SmallSizes[size];
        }

        var lattice = new BetheLattice(Parameters.Coordination, Parameters.Occupation);
        counts.ShouldFollow([0, .. Enumerable.Range(1, counts.Length - 1).Select(size => lattice.SizeProbability(size))], attempts);
    }

    [Fact]
    public void Make_Cancelled_Throws() =>
        Should.Throw<OperationCanceledException>(() => ClusterSurvey.Make(Parameters, Growth, 0, new CancellationToken(true)));
}
