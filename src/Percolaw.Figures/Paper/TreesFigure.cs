using Percolaw.Data;
using Percolaw.Experiments;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's figure of a few clusters drawn as trees, coloured by the target.</summary>
public static class TreesFigure
{
    private const int LargestDrawn = 5000;

    private static readonly int[] WantedSizes = [300, 600, 1200];

    /// <summary>Draws up to three of the first seed's clusters, grown again; null where none is small enough to be drawn.</summary>
    public static Figure? Create(ToyOutcome outcome)
    {
        ToyParameters parameters = outcome.Parameters;
        ToySeedResult seed = outcome.Seeds[0];
        SurveyedCluster[] small = [.. seed.Survey.Clusters.Where(cluster => cluster.Size <= LargestDrawn)];
        if (small.Length == 0)
            return null;
        SurveyedCluster[] clusters = [.. WantedSizes.Select(wanted => Nearest(small, wanted)).Distinct()];
        View[] views = [.. clusters.Select((cluster, i) => Draw(parameters, seed, cluster, i, i == clusters.Length - 1))];
        return Figure.Create(
            "clusters-as-trees",
            "Clusters of the Bethe lattice",
            "Clusters of the first seed, drawn as trees around their centre (diamond: the root, from which they were grown); the colour is the target, a random walk along the tree, standardised on each cluster. **Neighbours have similar values, far branches differ**: that is what the learner can use. Critical clusters are sparse: most sites hang on a few long paths.",
            "Tree drawings of increasing size with nodes coloured by the target.",
            Panels.Beside(views));
    }

    private static TreeDrawing Draw(ToyParameters parameters, ToySeedResult seed, SurveyedCluster cluster, int index, bool isLast)
    {
        var depths = new int[cluster.Size + BetheGrowth.Slack];
        var growth = new BetheGrowth(parameters.Coordination, parameters.Occupation);
        growth.Grow(new RandomStream((ulong)seed.Seed, StreamPurpose.ClusterStructure, (ulong)cluster.Attempt), cluster.Size, depths);
        Array.Resize(ref depths, cluster.Size);
        var values = new float[cluster.Size];
        var stream = new RandomStream((ulong)seed.Seed, StreamPurpose.ClusterTarget, (ulong)cluster.Attempt);
        RandomWalkTarget.Walk(depths, ref stream, values);
        RandomWalkTarget.Standardise(values);
        (Formats.Table nodes, Formats.Table edges) = TreeLayout.Tables($"tree_{index + 1}", TreeShape.Parents(depths), [.. values.Select(value => Math.Round(value, 3))]);
        return new TreeDrawing(nodes, edges)
        {
            ColourBy = new ColourScale("target", "target") { Min = -3, Max = 3, Bar = isLast },
            Width = 210,
            Height = 210,
            Title = FormattableString.Invariant($"{cluster.Size} sites"),
        };
    }

    private static SurveyedCluster Nearest(SurveyedCluster[] clusters, int wanted) =>
        clusters.MinBy(cluster => Math.Abs(Math.Log((double)cluster.Size / wanted)));
}
