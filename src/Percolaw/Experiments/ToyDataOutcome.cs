using Percolaw.Statistics;
using Percolaw.Theory;

namespace Percolaw.Experiments;

/// <summary>Data scaling of all seeds, and its theory.</summary>
public sealed class ToyDataOutcome
{
    private readonly ToyParameters parameters;
    private readonly IReadOnlyList<ToySeedResult> seeds;

    internal ToyDataOutcome(ToyParameters parameters, IReadOnlyList<ToySeedResult> seeds)
    {
        this.parameters = parameters;
        this.seeds = seeds;
        Theory = new DataScaling(parameters.QuantaExponent, parameters.ClusterExponent);
        Exact = new ExactDataScaling(parameters.QuantaExponent, parameters.ClusterExponent, parameters.Clusters);
        Published = ToyOutcome.Collect(parameters, seeds, seed => seed.Data.Loss);
        AllSites = ToyOutcome.Collect(parameters, seeds, seed => seed.Data.AllSitesLoss)!;
        Nearest = ToyOutcome.Collect(parameters, seeds, seed => seed.Data.AllSitesLossWhereCompared)!;
        Optimal = ToyOutcome.Collect(parameters, seeds, seed => seed.Data.OptimalLoss)!;
    }

    /// <summary>The paper's formula, normalised to 1 at 𝒟 = 1.</summary>
    public DataScaling Theory { get; }

    /// <summary>The exact sum over as many clusters as are kept.</summary>
    public ExactDataScaling Exact { get; }

    /// <summary>The published estimate; null where no cluster has a test site.</summary>
    public MeasuredCurve? Published { get; }

    /// <summary>The same tested at all sites that are not for training.</summary>
    public MeasuredCurve AllSites { get; }

    /// <summary>Nearest neighbour tested at all sites, at the scales where the optimal learner was run.</summary>
    public MeasuredCurve Nearest { get; }

    /// <summary>The optimal learner from the same training sites, at the compared scales.</summary>
    public MeasuredCurve Optimal { get; }

    /// <summary>Σ s_k min(1, (𝒟 s_k/Σs)^-(c/D)) / Σ s_k for the clusters that were drawn: the median over seeds.</summary>
    public double LossOfDrawnClusters(double scale) => Quantiles.Median([.. seeds.Select(seed => Drawn(seed.Survey, scale))]);

    /// <summary>Median loss of nearest neighbour over that of the optimal learner, at the compared scales.</summary>
    public double[] NearestOverOptimal => [.. Optimal.Bands.Zip(Nearest.Bands, (optimal, nearest) => nearest.Median / optimal.Median)];

    /// <summary>Clusters of all seeds whose training fraction was clipped at that scale.</summary>
    public int Clipped(int value) => seeds.Sum(seed => seed.Data.Clipped[value] ?? 0);

    private double Drawn(ClusterSurvey survey, double scale)
    {
        double loss = 0;
        foreach (SurveyedCluster cluster in survey.Clusters.Reverse())
        {
            double share = scale * cluster.Size / survey.Sites;
            loss += cluster.Size * (share > 1 ? Math.Pow(share, -parameters.ClusterExponent) : 1);
        }

        return loss / survey.Sites;
    }
}
