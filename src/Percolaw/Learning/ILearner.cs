namespace Percolaw.Learning;

/// <summary>
/// A learner: from the target at the training sites of one cluster it predicts the target at all its sites. Instances
/// are immutable; every learner passes the same conformance tests.
/// </summary>
public interface ILearner
{
    /// <summary>The name on the command line and in files.</summary>
    string Name { get; }

    /// <summary>One line for people.</summary>
    string Description { get; }

    /// <summary>Fills in the predictions, in O(n) time and memory.</summary>
    /// <param name="tree">The tree and its target, of which only the values at training sites are read.</param>
    /// <param name="trainingSites">In increasing order; none: every prediction is 0, the mean.</param>
    /// <param name="predictions">One for each site; at a training site the target itself.</param>
    void Predict(in LabelledTree tree, ReadOnlySpan<int> trainingSites, Span<double> predictions);
}
