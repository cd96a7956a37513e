using Percolaw.Fitting;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>
/// The per-cluster run: loss at exactly 40 test sites against the expected number of training sites, and the scale
/// factor fitted to it, the number of training sites that amount to one degree of freedom.
/// </summary>
internal sealed class SingleClusterRun(ToyParameters parameters)
{
    private readonly ScaleFactorWorkspace workspace = new();
    private readonly EvaluationRequest[] requests = new EvaluationRequest[parameters.SingleValues];
    private readonly EvaluationResult[] results = new EvaluationResult[parameters.SingleValues];
    private readonly double[] losses = new double[parameters.SingleValues];

    /// <summary>The losses of the last run at its test sites: the published estimate.</summary>
    public ReadOnlySpan<double> Losses => losses;

    /// <summary>The losses of the last run at all sites that are not for training; NaN where they were not asked for.</summary>
    public double[] AllSitesLosses => [.. results.Select(result => result.Loss)];

    /// <summary>Runs one cluster and returns its scale factor.</summary>
    public double Run(
        GrownCluster cluster, TreeEvaluator evaluator, ulong seed, SurveyedCluster surveyed, bool atAllSites, CancellationToken cancellation)
    {
        double[] expected = parameters.SingleTrainingSites(surveyed.Size);
        for (int i = 0; i < expected.Length; i++)
            requests[i] = new EvaluationRequest(StreamPurpose.SingleClusterSites, (uint)i, expected[i] / surveyed.Size, atAllSites, false);

        int testSites = parameters.SingleTestSites;
        var plan = new TestPlan(seed, surveyed.Attempt, testSites, (double)testSites / surveyed.Size);
        evaluator.Run(cluster, plan, requests, results, cancellation);
        for (int i = 0; i < losses.Length; i++)
            losses[i] = results[i].SquaredErrorAtTestSites / testSites;
        return ScaleFactorFit.Fit(expected, losses, parameters.ClusterExponent, workspace, parameters.HuberDelta).ScaleFactor;
    }
}
