using Percolaw.Learning;
using Percolaw.Randomness;

namespace Percolaw.Tests.Learning;

/// <summary>
/// The fast evaluations against the plain learners on trees at the edges of what there is, with the same memory for all
/// trees: what it keeps of one must not show in the next.
/// </summary>
public sealed class EvaluationConformanceTests
{
    private const int Evaluations = 16;

    private static IEnumerable<int[]> TreesInTurn => [.. TestTrees.All.Values, .. TestTrees.All.Values.Reverse()];

    private static float[] Target(int size)
    {
        var stream = new RandomStream(71, StreamPurpose.Test, (ulong)size);
        var values = new float[size];
        NormalDistribution.Fill(ref stream, values);
        return values;
    }

    /// <summary>As many training sites as the evaluation's number says, up to half of the tree; the first has none, the last all.</summary>
    private static SiteList Draw(int size, int evaluation)
    {
        var sites = new SiteList();
        var stream = new RandomStream(72, StreamPurpose.Test, (ulong)evaluation);
        int count = evaluation == Evaluations - 1 ? size : evaluation * size / (2 * Evaluations);
        new SiteSampler().DrawTestSites(ref stream, size, count, sites);
        return sites;
    }

    private static SiteList Others(int size, SiteList training)
    {
        int[] taken = training.Sites.ToArray();
        return Trees.Sites([.. Enumerable.Range(0, size).Where(site => site % 3 == 0).Except(taken)]);
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
    public void NearestNeighbour_AnyTree_IsThePlainLearner()
    {
        var sweep = new CellSweep();
        int within = 0;
        foreach (int[] parents in TreesInTurn)
        {
            var tree = new LabelledTree(parents, Target(parents.Length));
            var evaluated = new EvaluatedTree(parents, Target(parents.Length), sweep);
            for (int i = 0; i < Evaluations; i++)
                evaluated.Add(Others(parents.Length, Draw(parents.Length, i)), Draw(parents.Length, i));

            if (evaluated.IsWithinShrinkageSum)
                evaluated.Run();
            within += evaluated.IsWithinShrinkageSum ? 1 : 0;
            for (int i = 0; i < Evaluations; i++)
            {
                double tests = Error(new NearestNeighbourLearner(), tree, evaluated.TrainingSites[i], evaluated.TestSites[i].Sites.ToArray());
                evaluated.TestErrors[i].ShouldBe(tests, 1e-6 * (1 + tests));
                if (!evaluated.IsWithinShrinkageSum)
                    continue;
                // 3e-7 of the target's square at most, and most of it cancels.
                double all = Error(new NearestNeighbourLearner(), tree, evaluated.TrainingSites[i], Enumerable.Range(0, parents.Length));
                evaluated.Errors[i].ShouldBe(all, 1e-6 * (1 + all));
            }
        }

        within.ShouldBeGreaterThanOrEqualTo(10, "most trees are not too tall for the sums");
    }

    [Fact]
    public void Optimal_AnyTree_IsThePlainLearner()
    {
        Skeleton skeleton = new();
        OptimalErrors errors = new();
        foreach (int[] parents in TreesInTurn)
        {
            float[] values = Target(parents.Length);
            var evaluated = new EvaluatedTree(parents, values);
            // The last first, and from one skeleton to the next one of all that are left.
            for (int i = Evaluations - 1; i >= 0; i--)
            {
                SiteList training = Draw(parents.Length, i);
                if (training.Count == 0)
                    continue;
                var wanted = new ulong[(parents.Length + 63) / 64];
                foreach (int site in Enumerable.Range(0, i + 1).SelectMany(j => Draw(parents.Length, j).Sites.ToArray()))
                    wanted[site / 64] |= 1UL << (site % 64);
                if (i == Evaluations - 1)
                    skeleton.Contract(evaluated.Tree, evaluated.Height, wanted, parents.Length);
                else
                    skeleton.Contract(wanted);
                double expected = Error(new OptimalLearner(), new LabelledTree(parents, values), training, Enumerable.Range(0, parents.Length));
                errors.Sum(skeleton, values, training.Sites).ShouldBe(expected, 1e-9 * (1 + expected));
            }
        }
    }

    /// <summary>Long ways that are joined where training sites go, from one in ten sites to a single one.</summary>
    [Fact]
    public void Optimal_FewerAndFewerTrainingSites_IsThePlainLearner()
    {
        (int[] parents, float[] values, _) = Trees.Critical(50_000, 500_000, 9);
        var tree = new LabelledTree(parents, values);
        var evaluated = new EvaluatedTree(parents, values);
        Skeleton skeleton = new();
        OptimalErrors errors = new();
        int[] training = [.. Enumerable.Range(0, parents.Length / 10).Select(i => (i * 10) + (i % 7))];
        while (training.Length > 0)
        {
            var wanted = new ulong[(parents.Length + 63) / 64];
            foreach (int site in training)
                wanted[site / 64] |= 1UL << (site % 64);
            if (skeleton.Sites.IsEmpty)
                skeleton.Contract(evaluated.Tree, evaluated.Height, wanted, training.Length);
            else
                skeleton.Contract(wanted);
            skeleton.Sites.Length.ShouldBeLessThanOrEqualTo(Skeleton.MostSites(parents.Length, training.Length));
            double expected = Error(new OptimalLearner(), tree, Trees.Sites(training), Enumerable.Range(0, parents.Length));
            errors.Sum(skeleton, values, training).ShouldBeRelatively(expected, 1e-9);
            training = [.. training.Where((_, i) => i % 4 == 2)];
        }
    }

    /// <summary>From few training sites, where losses are 1, to many, where they are small and mostly cancel.</summary>
    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-4)]
    [InlineData(1e-3)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public void Both_LargeClusters_AreThePlainLearners(double fraction)
    {
        for (ulong seed = 0; seed < 4; seed++)
        {
            (int[] parents, float[] values, _) = Trees.Critical(50_000, 500_000, seed, seed % 2 == 0 ? 200 : 4);
            SiteList training = new(), tests = new();
            var stream = new RandomStream(74, StreamPurpose.Test, seed);
            new SiteSampler().DrawTestSites(ref stream, parents.Length, parents.Length / 1000, tests);
            SiteSampler.DrawTrainingSites(ref stream, parents.Length, fraction, tests, training);
            if (training.Count == 0)
                continue;

            var tree = new LabelledTree(parents, values);
            var evaluated = new EvaluatedTree(parents, values);
            evaluated.Add(tests, training);
            evaluated.Run();
            double atTests = Error(new NearestNeighbourLearner(), tree, training, tests.Sites.ToArray());
            double all = Error(new NearestNeighbourLearner(), tree, training, Enumerable.Range(0, parents.Length));
            double optimal = Error(new OptimalLearner(), tree, training, Enumerable.Range(0, parents.Length));
            evaluated.TestErrors[0].ShouldBeRelatively(atTests, 1e-6);
            evaluated.Errors[0].ShouldBeRelatively(all, 1e-6);
            var wanted = new ulong[(parents.Length + 63) / 64];
            foreach (int site in training.Sites)
                wanted[site / 64] |= 1UL << (site % 64);
            var skeleton = new Skeleton();
            skeleton.Contract(evaluated.Tree, evaluated.Height, wanted, training.Count);
            new OptimalErrors().Sum(skeleton, values, training.Sites).ShouldBeRelatively(optimal, 1e-8);
        }
    }
}
