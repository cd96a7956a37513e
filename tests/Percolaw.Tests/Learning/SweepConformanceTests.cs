using Percolaw.Learning;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Learning;

/// <summary>
/// The sweeps against the plain learners on trees at the edges of what there is, one sweep for all trees: what it keeps
/// of one must not show in the next.
/// </summary>
public sealed class SweepConformanceTests
{
    private static IEnumerable<int[]> TreesInTurn => [.. TestTrees.All.Values, .. TestTrees.All.Values.Reverse()];

    private static float[] Target(int size)
    {
        var stream = new RandomStream(71, StreamPurpose.Test, (ulong)size);
        var values = new float[size];
        NormalDistribution.Fill(ref stream, values);
        return values;
    }

    /// <summary>As many training sites as the lane's number says, in halves of the tree; the first lane has none.</summary>
    private static void Draw(SiteList sites, int size, int lane, int lanes)
    {
        var stream = new RandomStream(72, StreamPurpose.Test, (ulong)lane);
        new SiteSampler().DrawTestSites(ref stream, size, lane == lanes - 1 ? size : lane * size / (2 * lanes), sites);
    }

    private static double Error(ILearner learner, in LabelledTree tree, SiteList training, IEnumerable<int> sites)
    {
        var predictions = new double[tree.Size];
        learner.Predict(tree, training.Sites, predictions);
        double error = 0;
        foreach (int site in sites)
            error += Math.Pow(tree.Values[site] - predictions[site], 2);
        return error;
    }

    [Fact]
    public void NearestNeighbourSweep_AnyTree_IsThePlainLearner()
    {
        var sweep = new NearestNeighbourSweep();
        NearestNeighbourEvaluation[] evaluations = [.. Enumerable.Range(0, NearestNeighbourSweep.Lanes).Select(_ => new NearestNeighbourEvaluation())];
        foreach (int[] parents in TreesInTurn)
        {
            var tree = new LabelledTree(parents, Target(parents.Length));
            for (int lane = 0; lane < evaluations.Length; lane++)
            {
                var stream = new RandomStream(73, StreamPurpose.Test, (ulong)lane);
                new SiteSampler().DrawTestSites(ref stream, parents.Length, parents.Length / 3, evaluations[lane].TestSites);
                Draw(evaluations[lane].TrainingSites, parents.Length, lane, evaluations.Length);
            }

            sweep.Run(tree, evaluations);
            foreach (NearestNeighbourEvaluation evaluation in evaluations)
            {
                // Single precision: some 1e-7 of each term.
                double all = Error(new NearestNeighbourLearner(), tree, evaluation.TrainingSites, Enumerable.Range(0, parents.Length));
                double tests = Error(new NearestNeighbourLearner(), tree, evaluation.TrainingSites, evaluation.TestSites.Sites.ToArray());
                evaluation.SquaredErrorAtAllSites.ShouldBe(all, 1e-6 * (1 + all));
                evaluation.SquaredErrorAtTestSites.ShouldBe(tests, 1e-6 * (1 + tests));
            }
        }
    }

    [Fact]
    public void OptimalSweep_AnyTree_IsThePlainLearner()
    {
        var sweep = new OptimalSweep();
        OptimalEvaluation[] evaluations = [.. Enumerable.Range(0, OptimalSweep.Lanes).Select(_ => new OptimalEvaluation())];
        foreach (int[] parents in TreesInTurn)
        {
            var tree = new LabelledTree(parents, Target(parents.Length), TreeShape.SubtreeSizes(parents));
            for (int lane = 0; lane < evaluations.Length; lane++)
                Draw(evaluations[lane].TrainingSites, parents.Length, lane, evaluations.Length);

            sweep.Run(tree, evaluations);
            foreach (OptimalEvaluation evaluation in evaluations)
            {
                double expected = Error(new OptimalLearner(), tree, evaluation.TrainingSites, Enumerable.Range(0, parents.Length));
                evaluation.SquaredErrorAtAllSites.ShouldBe(expected, 1e-9 * (1 + expected));
            }
        }
    }
}
