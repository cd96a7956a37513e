using Percolaw.Experiments;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Experiments;

public sealed class TreeEvaluatorTests
{
    private static readonly ToyParameters Parameters = TinyToy.Parameters;
    private static readonly BetheGrowth Growth = new(Parameters.Coordination, Parameters.Occupation);

    private static (GrownCluster Cluster, TestPlan Plan) Cluster(int rank = 0)
    {
        SurveyedCluster surveyed = ClusterSurvey.Make(Parameters, Growth, 1, TestContext.Current.CancellationToken).Clusters[rank];
        var cluster = new GrownCluster();
        cluster.Grow(Growth, 1, surveyed, withSubtreeSizes: true);
        return (cluster, new TestPlan(1, surveyed.Attempt, 7, 7.0 / surveyed.Size));
    }

    private static EvaluationRequest Request(uint index, double fraction, bool withOptimal = true) =>
        new(StreamPurpose.Test, index, fraction, withOptimal);

    private static EvaluationResult[] Run(TreeEvaluator evaluator, GrownCluster cluster, TestPlan plan, params EvaluationRequest[] requests)
    {
        var results = new EvaluationResult[requests.Length];
        evaluator.Run(cluster, plan, requests, results, TestContext.Current.CancellationToken);
        return results;
    }

    [Fact]
    public void Run_NoTraining_IsExactlyTheMeanOfSquares()
    {
        (GrownCluster cluster, TestPlan plan) = Cluster();
        double[] squares = [.. cluster.Tree.Values.ToArray().Select(value => (double)value * value)];
        EvaluationResult result = Run(new TreeEvaluator(), cluster, plan, Request(0, 0))[0];
        cluster.SumOfSquares.ShouldBe(squares.Sum());
        result.Loss.ShouldBe(squares.Sum() / squares.Length);
        result.OptimalLoss.ShouldBe(result.Loss);
    }

    /// <summary>A fraction so small that no training site is ever drawn takes the other way, through the passes.</summary>
    [Fact]
    public void Run_NoTrainingSiteDrawn_IsNoTraining()
    {
        (GrownCluster cluster, TestPlan plan) = Cluster();
        var evaluator = new TreeEvaluator();
        Run(evaluator, cluster, plan, Request(9, 0.9));
        EvaluationResult none = Run(evaluator, cluster, plan, Request(0, 0))[0], drawn = Run(evaluator, cluster, plan, Request(0, 1e-18))[0];
        drawn.SquaredErrorAtTestSites.ShouldBe(none.SquaredErrorAtTestSites);
        drawn.Loss.ShouldBe(none.Loss, 1e-6);
        drawn.OptimalLoss.ShouldBe(none.Loss, 1e-9);
    }

    /// <summary>Which evaluations share a pass, and in which lanes they are, changes no bit.</summary>
    [Fact]
    public void Run_ManyRequests_AreTheSameAlone()
    {
        (GrownCluster cluster, TestPlan plan) = Cluster(2);
        EvaluationRequest[] requests = [.. Enumerable.Range(0, 50).Select(i => Request((uint)i, (i % 7) * (i % 11) / 70.0, i % 3 == 0))];
        var evaluator = new TreeEvaluator();
        EvaluationResult[] together = Run(evaluator, cluster, plan, requests);
        for (int i = 0; i < requests.Length; i++)
        {
            Run(evaluator, cluster, plan, requests[i])[0].ShouldBe(together[i]);
            Run(new TreeEvaluator(), cluster, plan, requests[i])[0].ShouldBe(together[i]);
        }
    }

    [Fact]
    public void Run_AllSitesForTraining_HasNoLoss()
    {
        (GrownCluster cluster, TestPlan plan) = Cluster();
        EvaluationResult result = Run(new TreeEvaluator(), cluster, plan with { TestSites = 0, TestFraction = 0 }, Request(0, 1))[0];
        (result.SquaredErrorAtTestSites, result.Loss, result.OptimalLoss).ShouldBe((0, 0, 0));
    }
}
