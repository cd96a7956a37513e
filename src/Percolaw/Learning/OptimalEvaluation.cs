namespace Percolaw.Learning;

/// <summary>
/// One set of training sites on a tree, and the error of the optimal learner there. Its memory is kept from one use to
/// the next: 32 bytes a site on the paths to the root.
/// </summary>
public sealed class OptimalEvaluation : IPathEvaluation
{
    private readonly PathUnion<InformationRule, InformationMessage, InformationBelow> union = new();

    /// <summary>Sum of the squared errors over all sites, after the sweep; training sites contribute 0.</summary>
    public double SquaredErrorAtAllSites { get; internal set; }

    /// <summary>The training sites; to be drawn before the sweep.</summary>
    public SiteList TrainingSites { get; } = new();

    internal ReadOnlySpan<InformationBelow> PathDescending => union.Descending;

    internal int NextPath { get; set; }

    void IPathEvaluation.BeginPaths(in LabelledTree tree) => union.Begin(tree.Size, TrainingSites.Count);

    void IPathEvaluation.AdvancePaths(in LabelledTree tree, int from) => union.Advance(tree, TrainingSites.Sites, from);

    void IPathEvaluation.Rewind()
    {
        NextPath = union.Count - 1;
        SquaredErrorAtAllSites = 0;
    }
}
