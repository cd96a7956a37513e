using Percolaw.Percolation;
using Percolaw.Randomness;
using Percolaw.Theory;

namespace Percolaw.Experiments;

/// <summary>
/// The scan of allocations: many pairs (b, k_br) with n_k ∝ k^(b-1) up to k_br and Σ n_k = N, on the clusters of the
/// first seed. The first pairs are the theory's own and the optimal end point's, repeated to see the noise.
/// </summary>
public sealed class AllocationScan
{
    /// <summary>How often the theory's pair and the optimal end point's are evaluated.</summary>
    public const int Repeats = 16;

    private readonly ToyParameters parameters;

    /// <summary>Lays out the pairs.</summary>
    public AllocationScan(ToyParameters parameters)
    {
        this.parameters = parameters;
        var theory = new ModelScaling(parameters.QuantaExponent, parameters.ClusterExponent);
        double exponent = theory.AllocationExponent, breakRank = theory.BreakRank(parameters.ScanDegreesOfFreedom);
        TheoryPair = (exponent, breakRank);
        // Ending where n = (1+c/D)^(D/c) instead of 1: the same shape, with that many times fewer degrees of freedom to its k_br.
        double end = Math.Pow(1 + parameters.ClusterExponent, 1 / parameters.ClusterExponent);
        OptimalEndPair = (exponent, theory.BreakRank(Math.Max(1, parameters.ScanDegreesOfFreedom / end)));
        Pairs =
        [
            .. Enumerable.Repeat(TheoryPair, Repeats), .. Enumerable.Repeat(OptimalEndPair, Repeats),
            .. Enumerable.Range(0, parameters.ScanPairs).Select(RandomPair),
        ];
    }

    /// <summary>The theory's pair.</summary>
    public (double Exponent, double BreakRank) TheoryPair { get; }

    /// <summary>The pair that ends where the last cluster gets (1+c/D)^(D/c) degrees of freedom, the true optimum.</summary>
    public (double Exponent, double BreakRank) OptimalEndPair { get; }

    /// <summary>All pairs: the theory's and the optimal end point's, <see cref="Repeats"/> times each, then the random ones.</summary>
    public IReadOnlyList<(double Exponent, double BreakRank)> Pairs { get; }

    private (double Exponent, double BreakRank) RandomPair(int index)
    {
        var stream = new RandomStream((ulong)parameters.Seed, StreamPurpose.AllocationScanPair, (ulong)index);
        double exponent = parameters.ScanExponentRange * ((2 * stream.NextUniform()) - 1);
        double largest = Math.Min(parameters.ScanMaximumBreakRank, parameters.Clusters);
        return (exponent, Math.Exp(Math.Log(largest) * stream.NextUniform()));
    }

    /// <summary>Runs a range of the pairs.</summary>
    internal ToyScanPart Run(BetheGrowth growth, ToyWorkspace workspace, Range range, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ulong seed = (ulong)parameters.Seed;
        ClusterSurvey survey = ClusterSurvey.Make(parameters, growth, seed, cancellation);
        (int first, int count) = range.GetOffsetAndLength(Pairs.Count);
        double[][] allocations = [.. Enumerable.Range(first, count).Select(pair => Allocate(pair, survey.Clusters.Length))];
        var sum = new CurveSum(count);
        for (int rank = 1; rank <= survey.Clusters.Length; rank++)
        {
            SurveyedCluster cluster = survey.Clusters[rank - 1];
            workspace.Cluster.Grow(growth, seed, cluster);
            double scaleFactor = workspace.Single.Run(workspace.Cluster, workspace.Evaluator, seed, cluster, atAllSites: false, cancellation);
            Evaluate(workspace, cluster, [.. allocations.Select(allocation => allocation[rank - 1] * scaleFactor / cluster.Size)], first, sum, cancellation);
            monitor.Advance((long)cluster.Size * count, (double)cluster.Size / survey.Sites);
        }

        ToyCurve curve = sum.Curve();
        return new ToyScanPart(
            first, curve.Loss, [.. curve.AllSitesLoss.Select(loss => loss!.Value)], [.. curve.Clipped.Select(clipped => clipped!.Value)]);
    }

    private double[] Allocate(int pair, int clusters)
    {
        var allocation = new double[clusters];
        Allocations.FillPowerLaw(Pairs[pair].Exponent, Pairs[pair].BreakRank, parameters.ScanDegreesOfFreedom, allocation);
        return allocation;
    }

    private void Evaluate(ToyWorkspace workspace, SurveyedCluster cluster, double[] fractions, int first, CurveSum sum, CancellationToken cancellation)
    {
        double largest = parameters.MaximumTrainingFraction;
        EvaluationRequest[] requests = [.. fractions.Select((fraction, i) =>
            new EvaluationRequest(StreamPurpose.AllocationScanSites, (uint)(first + i), Math.Min(fraction, largest), true, false))];
        var results = new EvaluationResult[requests.Length];
        int testSites = parameters.TestSites(cluster.Size);
        var plan = new TestPlan((ulong)parameters.Seed, cluster.Attempt, testSites, parameters.TestFraction);
        workspace.Evaluator.Run(workspace.Cluster, plan, requests, results, cancellation);
        sum.Begin(cluster.Size, testSites);
        for (int i = 0; i < results.Length; i++)
            sum.Add(i, cluster.Size, results[i], fractions[i] > largest);
    }
}
