using Percolaw.Fitting;
using Percolaw.Learning;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>
/// The per-cluster run: loss at exactly 40 test sites against the expected number of training sites, and the scale
/// factor fitted to it, the number of training sites that amount to one degree of freedom.
/// </summary>
internal sealed class SingleClusterRun(ToyParameters parameters)
{
    private readonly SiteSampler sampler = new();
    private readonly SparseNearestNeighbour learner = new();
    private readonly SiteList testSites = new(), trainingSites = new();
    private readonly ScaleFactorWorkspace workspace = new();
    private readonly double[] losses = new double[parameters.SingleValues];

    /// <summary>The losses of the last run.</summary>
    public ReadOnlySpan<double> Losses => losses;

    /// <summary>Runs one cluster and returns its scale factor.</summary>
    public double Run(in LabelledTree tree, in TestPlan plan, CancellationToken cancellation)
    {
        double[] expected = parameters.SingleTrainingSites(tree.Size);
        for (int i = 0; i < expected.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            EvaluationRequest request = Request(tree.Size, expected[i], i);
            RandomStream stream = plan.Stream(request);
            sampler.DrawTestSites(ref stream, tree.Size, plan.TestSites, testSites);
            double probability = Math.Min(1, request.TrainingFraction / (1 - plan.TestFraction));
            SiteSampler.DrawTrainingSites(ref stream, tree.Size, probability, testSites, trainingSites);
            losses[i] = learner.Loss(tree, trainingSites, testSites);
        }

        return ScaleFactorFit.Fit(expected, losses, parameters.ClusterExponent, workspace, parameters.HuberDelta).ScaleFactor;
    }

    /// <summary>The evaluation with an expected number of training sites.</summary>
    public static EvaluationRequest Request(int size, double expectedTrainingSites, int valueIndex) =>
        new(StreamPurpose.SingleClusterSites, (uint)valueIndex, expectedTrainingSites / size, false);

    /// <summary>An exact number of test sites.</summary>
    public TestPlan Plan(ulong seed, SurveyedCluster cluster) =>
        new(seed, cluster.Attempt, parameters.SingleTestSites, (double)parameters.SingleTestSites / cluster.Size);
}
