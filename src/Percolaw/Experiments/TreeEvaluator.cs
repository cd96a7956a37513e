using System.Runtime.InteropServices;
using Percolaw.Learning;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>
/// Evaluates the learners on one cluster for many training sets. One instance a thread; its memory is kept from one
/// cluster to the next.
/// </summary>
internal sealed class TreeEvaluator
{
    /// <summary>Terms of the cells, two for each training site, that one sweep takes before the next one begins.</summary>
    public const int SweepTerms = 2_000_000;

    private readonly SiteSampler sampler = new();
    private readonly SiteList testSites = new(), trainingSites = new();
    private readonly NearestNeighbourCells cells = new();
    private readonly CellTerms terms = new();
    private readonly List<int> swept = [], ends = [];
    private readonly CellSweep sweep = new();
    private readonly OptimalEvaluator optimal = new();
    private int[] trainingCounts = [];

    /// <summary>Runs all requests; the results depend on the other requests by the rounding of the optimal learner at most.</summary>
    public void Run(GrownCluster cluster, in TestPlan plan, ReadOnlySpan<EvaluationRequest> requests, Span<EvaluationResult> results, CancellationToken cancellation)
    {
        if (trainingCounts.Length < requests.Length)
            trainingCounts = new int[requests.Length];
        Forget();
        terms.Reserve(ExpectedTerms(cluster.Size, requests));
        optimal.Begin();
        for (int i = 0; i < requests.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Draw(cluster, plan, requests[i]);
            trainingCounts[i] = trainingSites.Count;
            results[i] = RunNearest(cluster, requests[i], i);
            if (requests[i].WithOptimal)
                optimal.Add(i, trainingSites);
            if (terms.Count > SweepTerms)
                Sweep(cluster, results);
        }

        Sweep(cluster, results);
        optimal.Run(cluster, results);
    }

    /// <summary>With room for fluctuations: growing would leave as much garbage as it keeps.</summary>
    private static int ExpectedTerms(int size, ReadOnlySpan<EvaluationRequest> requests)
    {
        double sites = 0;
        foreach (EvaluationRequest request in requests)
            sites += request.AtAllSites ? Math.Min(1, request.TrainingFraction) * size : 0;
        return (int)Math.Min(2.2 * sites, SweepTerms);
    }

    private void Draw(GrownCluster cluster, in TestPlan plan, EvaluationRequest request)
    {
        RandomStream stream = plan.Stream(request);
        sampler.DrawTestSites(ref stream, cluster.Size, plan.TestSites, testSites);
        double probability = Math.Min(1, request.TrainingFraction / (1 - plan.TestFraction));
        SiteSampler.DrawTrainingSites(ref stream, cluster.Size, probability, testSites, trainingSites);
    }

    private EvaluationResult RunNearest(GrownCluster cluster, EvaluationRequest request, int index)
    {
        // Without training sites every prediction is 0. In a tree too tall for the sums every site is looked at.
        bool isSwept = request.AtAllSites && trainingSites.Count > 0 && cluster.IsWithinShrinkageSum;
        double error = cells.Measure(cluster.Tree, testSites.Sites, trainingSites.Sites, isSwept ? terms : null);
        if (isSwept)
        {
            swept.Add(index);
            ends.Add(terms.Count);
        }

        double loss = isSwept || !request.AtAllSites ? double.NaN
            : trainingSites.Count == 0 ? cluster.Mean(cluster.SumOfSquares, 0)
            : cluster.Mean(PlainError(cluster), trainingSites.Count);
        return new EvaluationResult(error, loss, double.NaN);
    }

    private double PlainError(GrownCluster cluster)
    {
        DepthFirstTree tree = cluster.Tree;
        var predictions = new double[tree.Size];
        new NearestNeighbourLearner().Predict(cluster.Labelled(), trainingSites.Sites, predictions);
        double error = 0;
        for (int site = 0; site < predictions.Length; site++)
            error += (tree.Values[site] - predictions[site]) * (tree.Values[site] - predictions[site]);
        return error;
    }

    private void Sweep(GrownCluster cluster, Span<EvaluationResult> results)
    {
        if (swept.Count > 0)
        {
            var errors = new double[swept.Count];
            sweep.Run(cluster.Tree, cluster.Height, cluster.SumOfSquares, terms.All, CollectionsMarshal.AsSpan(ends), errors);
            for (int i = 0; i < errors.Length; i++)
            {
                ref EvaluationResult result = ref results[swept[i]];
                result = result with { Loss = cluster.Mean(errors[i], trainingCounts[swept[i]]) };
            }
        }

        Forget();
    }

    private void Forget()
    {
        terms.Clear();
        swept.Clear();
        ends.Clear();
    }
}
