using Percolaw.Learning;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Experiments;

/// <summary>A cluster on which the published learner is tried by searching outwards from every single site.</summary>
internal sealed class PlainCluster
{
    private readonly int[] depths;
    private readonly List<int>[] neighbours;
    private readonly float[] values;

    public PlainCluster(int[] parents, float[] values, int attempt)
    {
        (Parents, this.values, Attempt) = (parents, values, attempt);
        depths = TreeShape.Depths(parents);
        neighbours = [.. parents.Select(_ => new List<int>())];
        for (int site = 1; site < parents.Length; site++)
        {
            neighbours[site].Add(parents[site]);
            neighbours[parents[site]].Add(site);
        }
    }

    public int[] Parents { get; }

    public int Attempt { get; }

    /// <summary>The summed squared error at the test sites.</summary>
    public double TestErrors(RandomStream stream, int testSites, double probability)
    {
        (int[] tests, bool[] isTraining, int trainingSites) = Draw(stream, testSites, probability);
        return tests.Sum(site => Error(site, isTraining, trainingSites));
    }

    /// <summary>The mean squared error at all sites that are not for training, 0 if there is none.</summary>
    public double Loss(RandomStream stream, int testSites, double probability)
    {
        (_, bool[] isTraining, int trainingSites) = Draw(stream, testSites, probability);
        return Enumerable.Range(0, Parents.Length).Where(site => !isTraining[site])
            .Select(site => Error(site, isTraining, trainingSites)).DefaultIfEmpty().Average();
    }

    private (int[] Tests, bool[] IsTraining, int TrainingSites) Draw(RandomStream stream, int testSites, double probability)
    {
        SiteList tests = new(), training = new();
        new SiteSampler().DrawTestSites(ref stream, Parents.Length, testSites, tests);
        SiteSampler.DrawTrainingSites(ref stream, Parents.Length, Math.Min(1, probability), tests, training);
        var isTraining = new bool[Parents.Length];
        foreach (int site in training.Sites)
            isTraining[site] = true;
        return (tests.Sites.ToArray(), isTraining, training.Count);
    }

    private double Error(int site, bool[] isTraining, int trainingSites)
    {
        double prediction = 0;
        if (trainingSites > 0)
        {
            (int nearest, int distance) = Nearest(site, isTraining);
            prediction = values[nearest] / (1 + (distance / Math.Sqrt(Parents.Length)));
        }

        return Math.Pow(values[site] - prediction, 2);
    }

    /// <summary>Outwards in shells; of the first shell with training sites the deepest common ancestor, then the first in order.</summary>
    private (int Site, int Distance) Nearest(int site, bool[] isTraining)
    {
        List<(int Site, int From)> shell = [(site, -1)];
        for (int distance = 0; ; distance++)
        {
            int[] found = [.. shell.Select(entry => entry.Site).Where(candidate => isTraining[candidate])];
            if (found.Length > 0)
            {
                return (found.OrderByDescending(candidate => depths[Trees.DistanceAndAncestor(Parents, site, candidate).Ancestor])
                    .ThenBy(candidate => candidate).First(), distance);
            }

            shell = [.. shell.SelectMany(entry => neighbours[entry.Site].Where(next => next != entry.From).Select(next => (next, entry.Site)))];
        }
    }
}
