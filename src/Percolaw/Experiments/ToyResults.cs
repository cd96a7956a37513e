using Percolaw.Theory;

namespace Percolaw.Experiments;

/// <summary>The result of one task of the toy experiment: a seed, or a part of the allocation scan.</summary>
/// <param name="Seed">What one seed measured; null for a part of the scan.</param>
/// <param name="Scan">The losses of a range of pairs; null for a seed.</param>
public sealed record ToyTaskResult(ToySeedResult? Seed, ToyScanPart? Scan);

/// <summary>What one seed measured.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Survey">Its clusters, by rank.</param>
/// <param name="ScaleFactors">The scale factor of each cluster, by rank.</param>
/// <param name="Model">Model scaling for each allocation; the chosen one at all values, the others at the compared ones.</param>
/// <param name="Data">Data scaling.</param>
/// <param name="SingleClusters">The per-cluster runs that are shown; the first seed only.</param>
public sealed record ToySeedResult(
    int Seed, ClusterSurvey Survey, double[] ScaleFactors, ToyModelCurve[] Model, ToyCurve Data, ToySingleCluster[] SingleClusters);

/// <summary>Model scaling with one allocation.</summary>
public sealed record ToyModelCurve(Allocation Allocation, ToyCurve Curve);

/// <summary>A measured curve, one entry for each value of the scale; null where nothing was measured.</summary>
/// <param name="Loss">The published estimate: mean over the clusters weighted by their test sites.</param>
/// <param name="AllSitesLoss">Tested at all sites that are not for training, the clusters weighted by their sizes.</param>
/// <param name="OptimalLoss">The optimal learner from the same training sites, tested at all sites.</param>
/// <param name="Clipped">How many clusters' training fractions were clipped.</param>
public sealed record ToyCurve(double?[] Loss, double?[] AllSitesLoss, double?[] OptimalLoss, int?[] Clipped)
{
    /// <summary>The loss tested at all sites, where the optimal learner was run too.</summary>
    internal double?[] AllSitesLossWhereCompared => [.. AllSitesLoss.Select((loss, value) => OptimalLoss[value] is null ? null : loss)];
}

/// <summary>The per-cluster run of one cluster.</summary>
/// <param name="Rank">Its rank by size, from 1.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="ScaleFactor">Its scale factor.</param>
/// <param name="TrainingSites">Expected numbers of training sites.</param>
/// <param name="Loss">The published estimate at each.</param>
/// <param name="AllSitesLoss">Tested at all sites that are not for training.</param>
public sealed record ToySingleCluster(
    int Rank, SurveyedCluster Cluster, double ScaleFactor, double[] TrainingSites, double[] Loss, double[] AllSitesLoss);

/// <summary>A range of the pairs of the allocation scan.</summary>
/// <param name="First">The index of the first pair.</param>
/// <param name="Loss">The published estimate for each pair; null without any test site.</param>
/// <param name="AllSitesLoss">Tested at all sites that are not for training.</param>
/// <param name="Clipped">How many clusters' training fractions were clipped.</param>
public sealed record ToyScanPart(int First, double?[] Loss, double[] AllSitesLoss, int[] Clipped);
