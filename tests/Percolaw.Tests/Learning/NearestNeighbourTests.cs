using Percolaw.Learning;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Learning;

public sealed class NearestNeighbourTests
{
    /// <summary>The published rule by brute force: smallest distance, then deepest ancestor, then first in order.</summary>
    private static (int Distance, int Site) BruteForce(int[] parents, ReadOnlySpan<int> training, int site)
    {
        int[] depths = TreeShape.Depths(parents);
        (int Distance, int Depth, int Site) best = (int.MaxValue, 0, -1);
        foreach (int candidate in training)
        {
            (int distance, int ancestor) = Trees.DistanceAndAncestor(parents, site, candidate);
            var found = (distance, -depths[ancestor], candidate);
            if (found.CompareTo(best) < 0)
                best = found;
        }

        return (best.Distance, best.Site);
    }

    private static double Prediction(int[] parents, float[] values, ReadOnlySpan<int> training, int site)
    {
        if (training.IsEmpty)
            return 0;
        (int distance, int nearest) = BruteForce(parents, training, site);
        return values[nearest] / (1 + (distance / Math.Sqrt(parents.Length)));
    }

    private static SiteList Draw(int size, double probability, SiteList tests, ulong index)
    {
        var training = new SiteList();
        var stream = new RandomStream(1, StreamPurpose.Test, index);
        SiteSampler.DrawTrainingSites(ref stream, size, probability, tests, training);
        return training;
    }

    [Theory]
    [InlineData(0.003)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void FindNearest_RandomSites_IsTheBruteForce(double probability)
    {
        int ties = 0;
        for (ulong seed = 0; seed < 10; seed++)
        {
            (int[] parents, _, _) = Trees.Critical(100, Trees.Size, seed);
            SiteList training = Draw(parents.Length, probability, new SiteList(), seed);
            var distances = new int[parents.Length];
            var nearest = new int[parents.Length];
            NearestNeighbourLearner.FindNearest(parents, training.Sites, distances, nearest);
            for (int site = 0; site < parents.Length && training.Count > 0; site++)
            {
                (distances[site], nearest[site]).ShouldBe(BruteForce(parents, training.Sites, site));
                int distance = distances[site];
                ties += training.Sites.ToArray().Count(other => Trees.Distance(parents, site, other) == distance) > 1 ? 1 : 0;
            }
        }

        ties.ShouldBeGreaterThan(0, "a test of the rule for ties has to meet some");
    }

    [Fact]
    public void Predict_NoTrainingSites_IsZero()
    {
        (int[] parents, float[] values, _) = Trees.Critical(100, Trees.Size);
        var predictions = new double[parents.Length];
        new NearestNeighbourLearner().Predict(new LabelledTree(parents, values), [], predictions);
        predictions.ShouldAllBe(prediction => prediction == 0);
    }

    [Fact]
    public void Evaluations_RandomSites_AreTheBruteForceAtAllSitesAndAtTestSites()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            (int[] parents, float[] values, _) = Trees.Critical(100, Trees.Size, seed);
            var evaluated = new EvaluatedTree(parents, values);
            for (int i = 0; i < 16; i++)
            {
                SiteList tests = new();
                var stream = new RandomStream(seed, StreamPurpose.Test, 7, (uint)i);
                new SiteSampler().DrawTestSites(ref stream, parents.Length, 40, tests);
                evaluated.Add(tests, Draw(parents.Length, i * i / 240.0, tests, seed));
            }

            evaluated.Run();
            for (int i = 0; i < 16; i++)
            {
                int[] training = evaluated.TrainingSites[i].Sites.ToArray(), tests = evaluated.TestSites[i].Sites.ToArray();
                double Error(int site) => Math.Pow(values[site] - Prediction(parents, values, training, site), 2);
                evaluated.TestErrors[i].ShouldBe(tests.Sum(Error), 1e-4);
                evaluated.Errors[i].ShouldBe(Enumerable.Range(0, parents.Length).Except(training).Sum(Error), 1e-3);
            }
        }
    }
}
