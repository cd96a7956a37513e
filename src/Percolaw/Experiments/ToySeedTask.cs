using Percolaw.Percolation;
using Percolaw.Randomness;
using Percolaw.Theory;

namespace Percolaw.Experiments;

/// <summary>
/// One seed of the toy experiment: survey, then cluster by cluster grow, fit the scale factor, and evaluate all values
/// of model and data scaling while the cluster is in memory.
/// </summary>
internal sealed class ToySeedTask
{
    private const int ShownClusters = 4;

    private readonly ToyParameters parameters;
    private readonly ToyWorkspace workspace;
    private readonly ulong seed;
    private readonly ClusterSurvey survey;
    private readonly List<Curve> curves = [];

    public ToySeedTask(ToyParameters parameters, BetheGrowth growth, ToyWorkspace workspace, int seed, CancellationToken cancellation)
    {
        this.parameters = parameters;
        this.workspace = workspace;
        this.seed = (ulong)seed;
        survey = ClusterSurvey.Make(parameters, growth, this.seed, cancellation);
        foreach (Allocation allocation in Enum.GetValues<Allocation>())
            curves.Add(Model(allocation));
        curves.Add(Data());
    }

    /// <summary>Runs all clusters.</summary>
    public ToySeedResult Run(BetheGrowth growth, ITaskMonitor monitor, CancellationToken cancellation)
    {
        var scaleFactors = new double[survey.Clusters.Length];
        var shown = new List<ToySingleCluster>();
        int[] shownRanks = ShownRanks();
        for (int rank = 1; rank <= survey.Clusters.Length; rank++)
        {
            SurveyedCluster cluster = survey.Clusters[rank - 1];
            workspace.Cluster.Grow(growth, seed, cluster);
            bool isShown = shownRanks.Contains(rank);
            double scaleFactor = workspace.Single.Run(workspace.Cluster, workspace.Evaluator, seed, cluster, isShown, cancellation);
            scaleFactors[rank - 1] = scaleFactor;
            if (isShown)
                shown.Add(Show(rank, cluster, scaleFactor));
            int evaluations = Evaluate(rank, cluster, scaleFactor, cancellation);
            monitor.Advance((long)cluster.Size * evaluations, (double)cluster.Size / survey.Sites);
        }

        ToyModelCurve[] model = [.. curves.Take(curves.Count - 1).Select((curve, i) => new ToyModelCurve((Allocation)i, curve.Sum.Curve()))];
        return new ToySeedResult((int)seed, survey, scaleFactors, model, curves[^1].Sum.Curve(), [.. shown]);
    }

    private int Evaluate(int rank, SurveyedCluster cluster, double scaleFactor, CancellationToken cancellation)
    {
        var requests = new List<EvaluationRequest>();
        var clipped = new List<bool>();
        foreach (Curve curve in curves)
        {
            foreach (int value in curve.Values)
            {
                double fraction = curve.DegreesOfFreedom[value][rank - 1] * scaleFactor / curve.Sites(cluster.Size);
                clipped.Add(fraction > parameters.MaximumTrainingFraction);
                fraction = Math.Min(fraction, parameters.MaximumTrainingFraction);
                uint subIndex = (curve.StreamTag << 16) | (uint)value;
                requests.Add(new EvaluationRequest(curve.Purpose, subIndex, fraction, true, curve.WithOptimal && parameters.IsCompared(value)));
            }
        }

        var results = new EvaluationResult[requests.Count];
        int testSites = parameters.TestSites(cluster.Size);
        var plan = new TestPlan(seed, cluster.Attempt, testSites, parameters.TestFraction);
        workspace.Evaluator.Run(workspace.Cluster, plan, requests.ToArray(), results, cancellation);

        int next = 0;
        foreach (Curve curve in curves)
        {
            curve.Sum.Begin(cluster.Size, testSites);
            foreach (int value in curve.Values)
            {
                curve.Sum.Add(value, cluster.Size, results[next], clipped[next]);
                next++;
            }
        }

        return requests.Count;
    }

    private ToySingleCluster Show(int rank, SurveyedCluster cluster, double scaleFactor) => new(
        rank,
        cluster,
        scaleFactor,
        parameters.SingleTrainingSites(cluster.Size),
        workspace.Single.Losses.ToArray(),
        workspace.Single.AllSitesLosses);

    /// <summary>The ranks shown: the largest cluster, the smallest, and two between; the first seed only.</summary>
    private int[] ShownRanks()
    {
        if ((int)seed != parameters.Seed)
            return [];
        int last = survey.Clusters.Length;
        return [.. Enumerable.Range(0, ShownClusters).Select(i => (int)Math.Round(Math.Pow(last, i / (ShownClusters - 1.0)))).Distinct()];
    }

    private Curve Model(Allocation allocation)
    {
        bool chosen = allocation == parameters.Allocation;
        double[] scales = parameters.Scales();
        int[] values = [.. Enumerable.Range(0, scales.Length).Where(value => chosen || parameters.IsCompared(value))];
        var theory = new ModelScaling(parameters.QuantaExponent, parameters.ClusterExponent);
        var degreesOfFreedom = new double[scales.Length][];
        foreach (int value in values)
        {
            degreesOfFreedom[value] = new double[survey.Clusters.Length];
            Allocations.Fill(allocation, theory, scales[value], degreesOfFreedom[value]);
        }

        return new Curve(StreamPurpose.ModelScalingSites, (uint)allocation, values, degreesOfFreedom, size => size, chosen, new CurveSum(scales.Length));
    }

    private Curve Data()
    {
        double[] scales = parameters.Scales();
        long sites = survey.Sites;
        double[][] degreesOfFreedom = [.. scales.Select(scale => Enumerable.Repeat(scale, survey.Clusters.Length).ToArray())];
        return new Curve(
            StreamPurpose.DataScalingSites, 0, [.. Enumerable.Range(0, scales.Length)], degreesOfFreedom, _ => sites, true, new CurveSum(scales.Length));
    }

    /// <param name="Purpose">Of the random streams.</param>
    /// <param name="StreamTag">Tells curves of one purpose apart.</param>
    /// <param name="Values">The indices of the scales that are measured.</param>
    /// <param name="DegreesOfFreedom">For each value and rank: the degrees of freedom, or data points, spread over the sites below.</param>
    /// <param name="Sites">The sites over which they are spread, from the size of the cluster.</param>
    /// <param name="WithOptimal">Whether the optimal learner is compared.</param>
    /// <param name="Sum">The sum over the clusters.</param>
    private sealed record Curve(
        StreamPurpose Purpose, uint StreamTag, int[] Values, double[][] DegreesOfFreedom, Func<int, double> Sites, bool WithOptimal, CurveSum Sum);
}
