namespace Percolaw.Learning;

/// <summary>
/// One set of test sites and training sites on a tree, and the errors of nearest neighbour there. Its memory is kept
/// from one use to the next: 4 bytes a test or training site and 12 bytes a site on the paths to the root.
/// </summary>
public sealed class NearestNeighbourEvaluation : IPathEvaluation
{
    private readonly PathUnion<NearestRule, (int Distance, float Value), NearestBelow> union = new();

    /// <summary>The test sites; to be drawn before the sweep.</summary>
    public SiteList TestSites { get; } = new();

    /// <summary>The training sites; to be drawn before the sweep.</summary>
    public SiteList TrainingSites { get; } = new();

    /// <summary>Sum of the squared errors over the test sites, after the sweep.</summary>
    public double SquaredErrorAtTestSites { get; internal set; }

    /// <summary>Sum of the squared errors over all sites, after the sweep; training sites contribute 0.</summary>
    public double SquaredErrorAtAllSites { get; internal set; }

    internal ReadOnlySpan<NearestBelow> PathDescending => union.Descending;

    internal int NextPath { get; set; }

    internal int NextTest { get; set; }

    void IPathEvaluation.BeginPaths(in LabelledTree tree) => union.Begin(tree.Size, TrainingSites.Count);

    void IPathEvaluation.AdvancePaths(in LabelledTree tree, int from) => union.Advance(tree, TrainingSites.Sites, from);

    void IPathEvaluation.Rewind()
    {
        NextPath = union.Count - 1;
        NextTest = 0;
        SquaredErrorAtTestSites = SquaredErrorAtAllSites = 0;
    }
}
