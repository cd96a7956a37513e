using Percolaw.Experiments;
using Percolaw.Learning;
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
        cluster.Grow(Growth, 1, surveyed);
        return (cluster, new TestPlan(1, surveyed.Attempt, 7, 7.0 / surveyed.Size));
    }

    private static EvaluationRequest Request(uint index, double fraction, bool withOptimal = true) =>
        new(StreamPurpose.Test, index, fraction, true, withOptimal);

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
        cluster.SumOfSquares.ShouldBeRelatively(squares.Sum(), 1e-13);
        result.Loss.ShouldBeRelatively(squares.Sum() / squares.Length, 1e-13);
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

    /// <summary>
    /// Which evaluations share a sweep changes no bit of nearest neighbour. The optimal learner's sums are over the sites of a
    /// shared skeleton: their order may change with it, which is rounding.
    /// </summary>
    [Fact]
    public void Run_ManyRequests_AreTheSameAlone()
    {
        (GrownCluster cluster, TestPlan plan) = Cluster(2);
        EvaluationRequest[] requests = [.. Enumerable.Range(0, 50).Select(i => Request((uint)i, (i % 7) * (i % 11) / 70.0, i % 3 == 0))];
        var evaluator = new TreeEvaluator();
        EvaluationResult[] together = Run(evaluator, cluster, plan, requests);
        for (int i = 0; i < requests.Length; i++)
        {
            EvaluationResult alone = Run(evaluator, cluster, plan, requests[i])[0];
            Run(new TreeEvaluator(), cluster, plan, requests[i])[0].ShouldBe(alone);
            (alone with { OptimalLoss = 0 }).ShouldBe(together[i] with { OptimalLoss = 0 });
            if (requests[i].WithOptimal)
                alone.OptimalLoss.ShouldBe(together[i].OptimalLoss, 1e-12);
        }
    }

    [Fact]
    public void Run_AllSitesForTraining_HasNoLoss()
    {
        (GrownCluster cluster, TestPlan plan) = Cluster();
        EvaluationResult result = Run(new TreeEvaluator(), cluster, plan with { TestSites = 0, TestFraction = 0 }, Request(0, 1))[0];
        (result.SquaredErrorAtTestSites, result.Loss, result.OptimalLoss).ShouldBe((0, 0, 0));
    }

    /// <summary>Two long arms: too tall for the sums of exponentials, so every site is looked at.</summary>
    [Fact]
    public void Run_TreeTooTallForTheSums_IsThePlainLearner()
    {
        var growth = new BetheGrowth(2, 0.998);
        int attempt = Enumerable.Range(0, 1000).First(i => growth.MeasureSize(new RandomStream(1, StreamPurpose.ClusterStructure, (ulong)i), 5000) > 1000);
        int size = growth.MeasureSize(new RandomStream(1, StreamPurpose.ClusterStructure, (ulong)attempt), 5000);
        var cluster = new GrownCluster();
        cluster.Grow(growth, 1, new SurveyedCluster(attempt, size));
        cluster.IsWithinShrinkageSum.ShouldBeFalse();
        var plan = new TestPlan(1, attempt, 7, 0);
        EvaluationResult result = Run(new TreeEvaluator(), cluster, plan, Request(0, 0.01))[0];

        SiteList tests = new(), training = new();
        RandomStream stream = plan.Stream(Request(0, 0.01));
        new SiteSampler().DrawTestSites(ref stream, size, 7, tests);
        SiteSampler.DrawTrainingSites(ref stream, size, 0.01, tests, training);
        var predictions = new double[size];
        new NearestNeighbourLearner().Predict(cluster.Labelled(), training.Sites, predictions);
        float[] values = cluster.Tree.Values.ToArray();
        double Error(int site) => Math.Pow(values[site] - predictions[site], 2);
        result.SquaredErrorAtTestSites.ShouldBe(tests.Sites.ToArray().Sum(Error), 1e-5);
        result.Loss.ShouldBe(Enumerable.Range(0, size).Sum(Error) / (size - training.Count), 1e-6);
    }

    [Fact]
    public void Run_TestSitesOnly_HasNoLossAtAllSites()
    {
        (GrownCluster cluster, TestPlan plan) = Cluster();
        var evaluator = new TreeEvaluator();
        EvaluationResult all = Run(evaluator, cluster, plan, Request(0, 0.1))[0];
        EvaluationResult tests = Run(evaluator, cluster, plan, Request(0, 0.1, false) with { AtAllSites = false })[0];
        tests.SquaredErrorAtTestSites.ShouldBe(all.SquaredErrorAtTestSites);
        (double.IsNaN(tests.Loss) && double.IsNaN(tests.OptimalLoss)).ShouldBeTrue();
    }
}
