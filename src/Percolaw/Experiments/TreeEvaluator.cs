using Percolaw.Learning;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>One evaluation on a cluster.</summary>
/// <param name="Purpose">The purpose of its random stream; the index is the cluster's attempt.</param>
/// <param name="SubIndex">The sub-index of its random stream.</param>
/// <param name="TrainingFraction">The probability of a site to be for training, before test sites are left out.</param>
/// <param name="WithOptimal">Whether the optimal learner is evaluated too, from the same training sites.</param>
internal readonly record struct EvaluationRequest(StreamPurpose Purpose, uint SubIndex, double TrainingFraction, bool WithOptimal);

/// <summary>What came out of one evaluation.</summary>
/// <param name="SquaredErrorAtTestSites">Sum over the test sites: the published estimate is its mean.</param>
/// <param name="Loss">Mean over all sites that are not for training.</param>
/// <param name="OptimalLoss">The same of the optimal learner; NaN where it was not asked for.</param>
internal readonly record struct EvaluationResult(double SquaredErrorAtTestSites, double Loss, double OptimalLoss);

/// <summary>
/// Evaluates the learners on one cluster for many training sets, in as few passes over it as memory allows. One
/// instance a thread; its memory is kept from one cluster to the next.
/// </summary>
internal sealed class TreeEvaluator
{
    /// <summary>Sites on the paths of the evaluations of one pass, together, before a pass takes fewer evaluations.</summary>
    public const long PathSites = 6_000_000;

    private readonly SiteSampler sampler = new();
    private readonly NearestNeighbourSweep sweep = new();
    private readonly OptimalSweep optimalSweep = new();
    private readonly NearestNeighbourEvaluation[] lanes = new NearestNeighbourEvaluation[NearestNeighbourSweep.Lanes];
    private readonly OptimalEvaluation[] optimalLanes = new OptimalEvaluation[OptimalSweep.Lanes];
    private readonly int[] optimalRequests = new int[OptimalSweep.Lanes];
    private int optimalCount;
    private long optimalPathSites;

    public TreeEvaluator()
    {
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = new NearestNeighbourEvaluation();
        for (int i = 0; i < optimalLanes.Length; i++)
            optimalLanes[i] = new OptimalEvaluation();
    }

    /// <summary>Runs all requests; the results do not depend on how they share passes.</summary>
    public void Run(GrownCluster cluster, in TestPlan plan, ReadOnlySpan<EvaluationRequest> requests, Span<EvaluationResult> results, CancellationToken cancellation)
    {
        LabelledTree tree = cluster.Tree;
        int[] order = DenseFirst(requests);
        optimalCount = 0;
        optimalPathSites = 0;
        int next = 0;
        while (next < order.Length && requests[order[next]].TrainingFraction > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = FitPass(tree.Size, requests, order.AsSpan(next));
            RunPass(tree, plan, requests, order.AsSpan(next, count), results);
            next += count;
        }

        RunOptimal(tree, results);
        for (; next < order.Length; next++)
            results[order[next]] = Untrained(cluster, plan, requests[order[next]]);
    }

    /// <summary>Requests by decreasing training fraction: lanes that need much memory always come first.</summary>
    private static int[] DenseFirst(ReadOnlySpan<EvaluationRequest> requests)
    {
        var order = new int[requests.Length];
        var keys = new double[requests.Length];
        for (int i = 0; i < order.Length; i++)
            (order[i], keys[i]) = (i, -requests[i].TrainingFraction);
        Array.Sort(keys, order);
        return order;
    }

    private static long ExpectedPathSites(int size, double trainingFraction) =>
        (long)(size * Math.Min(1, Math.Sqrt(2 * trainingFraction)));

    private static int FitPass(int size, ReadOnlySpan<EvaluationRequest> requests, ReadOnlySpan<int> order)
    {
        int count = 0;
        long pathSites = 0;
        while (count < Math.Min(order.Length, NearestNeighbourSweep.Lanes) && requests[order[count]].TrainingFraction > 0)
        {
            pathSites += ExpectedPathSites(size, requests[order[count]].TrainingFraction);
            if (count > 0 && pathSites > PathSites)
                break;
            count++;
        }

        return count;
    }

    private void RunPass(in LabelledTree tree, in TestPlan plan, ReadOnlySpan<EvaluationRequest> requests, ReadOnlySpan<int> order, Span<EvaluationResult> results)
    {
        for (int lane = 0; lane < order.Length; lane++)
        {
            EvaluationRequest request = requests[order[lane]];
            RandomStream stream = plan.Stream(request);
            sampler.DrawTestSites(ref stream, tree.Size, plan.TestSites, lanes[lane].TestSites);
            double probability = Math.Min(1, request.TrainingFraction / (1 - plan.TestFraction));
            SiteSampler.DrawTrainingSites(ref stream, tree.Size, probability, lanes[lane].TestSites, lanes[lane].TrainingSites);
        }

        sweep.Run(tree, lanes.AsSpan(0, order.Length));
        for (int lane = 0; lane < order.Length; lane++)
        {
            double loss = Mean(lanes[lane].SquaredErrorAtAllSites, tree.Size - lanes[lane].TrainingSites.Count);
            results[order[lane]] = new EvaluationResult(lanes[lane].SquaredErrorAtTestSites, loss, double.NaN);
            if (requests[order[lane]].WithOptimal)
                CollectOptimal(tree, order[lane], lanes[lane].TrainingSites, results);
        }
    }

    private void CollectOptimal(in LabelledTree tree, int request, SiteList trainingSites, Span<EvaluationResult> results)
    {
        long pathSites = ExpectedPathSites(tree.Size, (double)trainingSites.Count / tree.Size);
        // What belief propagation keeps of a site is three times as large.
        if (optimalCount == OptimalSweep.Lanes || (optimalCount > 0 && 3 * (optimalPathSites + pathSites) > PathSites))
            RunOptimal(tree, results);
        optimalLanes[optimalCount].TrainingSites.CopyFrom(trainingSites);
        optimalRequests[optimalCount++] = request;
        optimalPathSites += pathSites;
    }

    private void RunOptimal(in LabelledTree tree, Span<EvaluationResult> results)
    {
        if (optimalCount == 0)
            return;
        optimalSweep.Run(tree, optimalLanes.AsSpan(0, optimalCount));
        for (int lane = 0; lane < optimalCount; lane++)
        {
            ref EvaluationResult result = ref results[optimalRequests[lane]];
            result = result with { OptimalLoss = Mean(optimalLanes[lane].SquaredErrorAtAllSites, tree.Size - optimalLanes[lane].TrainingSites.Count) };
        }

        optimalCount = 0;
        optimalPathSites = 0;
    }

    /// <summary>Without training sites every prediction is 0: no pass is needed.</summary>
    private EvaluationResult Untrained(GrownCluster cluster, in TestPlan plan, EvaluationRequest request)
    {
        LabelledTree tree = cluster.Tree;
        RandomStream stream = plan.Stream(request);
        sampler.DrawTestSites(ref stream, tree.Size, plan.TestSites, lanes[0].TestSites);
        double error = 0;
        foreach (int site in lanes[0].TestSites.Sites)
            error += (double)tree.Values[site] * tree.Values[site];
        double loss = Mean(cluster.SumOfSquares, tree.Size);
        return new EvaluationResult(error, loss, request.WithOptimal ? loss : double.NaN);
    }

    /// <summary>A cluster all of whose sites are for training has nothing left to get wrong.</summary>
    private static double Mean(double squaredError, int sites) => sites > 0 ? squaredError / sites : 0;
}

/// <summary>How the sites of the evaluations on one cluster are drawn.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Attempt">The attempt that grew the cluster.</param>
/// <param name="TestSites">The exact number of test sites.</param>
/// <param name="TestFraction">p_valid, which raises the probability of the other sites to be for training.</param>
internal readonly record struct TestPlan(ulong Seed, int Attempt, int TestSites, double TestFraction)
{
    public RandomStream Stream(EvaluationRequest request) => new(Seed, request.Purpose, (ulong)Attempt, request.SubIndex);
}
