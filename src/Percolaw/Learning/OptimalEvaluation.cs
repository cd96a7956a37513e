namespace Percolaw.Learning;

/// <summary>
/// One set of training sites on a tree, and the error of the optimal learner there. Its memory is kept from one use to
/// the next: 32 bytes a site on the paths to the root.
/// </summary>
public sealed class OptimalEvaluation
{
    private readonly PathUnion<InformationRule, InformationMessage, InformationBelow> union = new();

    /// <summary>Sum of the squared errors over all sites, after the sweep; training sites contribute 0.</summary>
    public double SquaredErrorAtAllSites { get; internal set; }

    /// <summary>The number of training sites last collected.</summary>
    public int TrainingSites { get; private set; }

    internal ReadOnlySpan<InformationBelow> PathDescending => union.Descending;

    internal int NextPath { get; set; }

    /// <summary>Collects what the training sites tell, ready for the sweep.</summary>
    /// <param name="tree">The tree, its target and its subtree sizes.</param>
    /// <param name="trainingSites">In increasing order.</param>
    public void Collect(in LabelledTree tree, ReadOnlySpan<int> trainingSites)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tree.SubtreeSizes.Length, tree.Size);
        union.Collect(tree, trainingSites);
        NextPath = union.Count - 1;
        TrainingSites = trainingSites.Length;
    }
}
