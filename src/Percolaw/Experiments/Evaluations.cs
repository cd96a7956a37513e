using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>One evaluation on a cluster.</summary>
/// <param name="Purpose">The purpose of its random stream; the index is the cluster's attempt.</param>
/// <param name="SubIndex">The sub-index of its random stream.</param>
/// <param name="TrainingFraction">The probability of a site to be for training, before test sites are left out.</param>
/// <param name="AtAllSites">Whether the loss at all sites is asked for, not only the error at the test sites.</param>
/// <param name="WithOptimal">Whether the optimal learner is evaluated too, from the same training sites.</param>
internal readonly record struct EvaluationRequest(
    StreamPurpose Purpose, uint SubIndex, double TrainingFraction, bool AtAllSites, bool WithOptimal);

/// <summary>What came out of one evaluation.</summary>
/// <param name="SquaredErrorAtTestSites">Sum over the test sites: the published estimate is its mean.</param>
/// <param name="Loss">Mean over all sites that are not for training; NaN where it was not asked for.</param>
/// <param name="OptimalLoss">The same of the optimal learner; NaN where it was not asked for.</param>
internal readonly record struct EvaluationResult(double SquaredErrorAtTestSites, double Loss, double OptimalLoss);

/// <summary>How the sites of the evaluations on one cluster are drawn.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Attempt">The attempt that grew the cluster.</param>
/// <param name="TestSites">The exact number of test sites.</param>
/// <param name="TestFraction">p_valid, which raises the probability of the other sites to be for training.</param>
internal readonly record struct TestPlan(ulong Seed, int Attempt, int TestSites, double TestFraction)
{
    public RandomStream Stream(EvaluationRequest request) => new(Seed, request.Purpose, (ulong)Attempt, request.SubIndex);
}
