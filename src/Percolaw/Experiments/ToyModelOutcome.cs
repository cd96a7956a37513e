using Percolaw.Statistics;
using Percolaw.Theory;

namespace Percolaw.Experiments;

/// <summary>Model scaling of all seeds, and its theory.</summary>
public sealed class ToyModelOutcome
{
    private readonly ToyParameters parameters;
    private readonly IReadOnlyList<ToySeedResult> seeds;

    internal ToyModelOutcome(ToyParameters parameters, IReadOnlyList<ToySeedResult> seeds)
    {
        this.parameters = parameters;
        this.seeds = seeds;
        Theory = new ModelScaling(parameters.QuantaExponent, parameters.ClusterExponent);
        Exact = new ExactModelScaling(parameters.QuantaExponent, parameters.ClusterExponent, parameters.Clusters);
        Published = Curve(parameters.Allocation, curve => curve.Loss);
        AllSites = Curve(parameters.Allocation, curve => curve.AllSitesLoss)!;
        Nearest = Curve(parameters.Allocation, curve => curve.AllSitesLossWhereCompared)!;
        Optimal = Curve(parameters.Allocation, curve => curve.OptimalLoss)!;
    }

    /// <summary>The paper's formula, normalised to 1 at N = 1.</summary>
    public ModelScaling Theory { get; }

    /// <summary>The exact sum over as many clusters as are kept.</summary>
    public ExactModelScaling Exact { get; }

    /// <summary>The published estimate with the chosen allocation; null where no cluster has a test site.</summary>
    public MeasuredCurve? Published { get; }

    /// <summary>The same tested at all sites that are not for training.</summary>
    public MeasuredCurve AllSites { get; }

    /// <summary>Nearest neighbour tested at all sites, at the scales where the optimal learner was run.</summary>
    public MeasuredCurve Nearest { get; }

    /// <summary>The optimal learner from the same training sites, at the compared scales.</summary>
    public MeasuredCurve Optimal { get; }

    /// <summary>An allocation's curve, tested at all sites; the others than the chosen one at the compared scales only.</summary>
    public MeasuredCurve Of(Allocation allocation) => Curve(allocation, curve => curve.AllSitesLoss)!;

    /// <summary>The loss that an allocation has by the sum over the clusters of ideal sizes k^-(α+1), untrained = 1.</summary>
    public double AllocatedLoss(Allocation allocation, double scale) =>
        Allocations.Loss(Allocate(allocation, scale, parameters.Clusters), parameters.QuantaExponent, parameters.ClusterExponent);

    /// <summary>Σ n_k that an allocation really spends.</summary>
    public double Spent(Allocation allocation, double scale) => Allocate(allocation, scale, parameters.Clusters).Sum();

    /// <summary>The same for the clusters that were drawn: the median over seeds.</summary>
    public double AllocatedLossOfDrawnClusters(Allocation allocation, double scale)
    {
        double[] allocated = Allocate(allocation, scale, parameters.Clusters);
        return Quantiles.Median([.. seeds.Select(seed => DrawnLoss(seed.Survey, rank => allocated[rank - 1]))]);
    }

    /// <summary>Median loss of nearest neighbour over that of the optimal learner, at the compared scales.</summary>
    public double[] NearestOverOptimal => [.. Optimal.Bands.Zip(Nearest.Bands, (optimal, nearest) => nearest.Median / optimal.Median)];

    /// <summary>Clusters of all seeds whose training fraction was clipped at that scale.</summary>
    public int Clipped(int value) => seeds.Sum(seed => seed.Model[(int)parameters.Allocation].Curve.Clipped[value] ?? 0);

    /// <summary>Σ s_k min(1, n_k^-(c/D)) / Σ s_k over the clusters of a seed.</summary>
    internal double DrawnLoss(ClusterSurvey survey, Func<int, double> degreesOfFreedom)
    {
        double loss = 0;
        for (int rank = survey.Clusters.Length; rank >= 1; rank--)
        {
            double share = degreesOfFreedom(rank);
            loss += survey.Clusters[rank - 1].Size * (share > 1 ? Math.Pow(share, -parameters.ClusterExponent) : 1);
        }

        return loss / survey.Sites;
    }

    private double[] Allocate(Allocation allocation, double scale, int clusters)
    {
        var allocated = new double[clusters];
        Allocations.Fill(allocation, Theory, scale, allocated);
        return allocated;
    }

    private MeasuredCurve? Curve(Allocation allocation, Func<ToyCurve, double?[]> select) =>
        ToyOutcome.Collect(parameters, seeds, seed => select(seed.Model[(int)allocation].Curve));
}
