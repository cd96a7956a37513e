namespace Percolaw.Learning;

/// <summary>
/// The learner of the paper: the value at the training site that is nearest along the tree, shrunk by the posterior
/// mean of a random walk, <c>ŷ = y / (1 + distance/√s)</c> in a cluster of s sites. Ties: the deepest common ancestor
/// first (of those, all are equally near to it), then the first in breadth-first or depth-first order, which is the same. Brill 2024, arXiv:2412.07942, section 5.
/// </summary>
public sealed class NearestNeighbourLearner : ILearner
{
    /// <inheritdoc/>
    public string Name => "nearest-neighbour";

    /// <inheritdoc/>
    public string Description => "the nearest training site along the tree, shrunk by the mean of a random walk (Brill 2024)";

    /// <inheritdoc/>
    public void Predict(in LabelledTree tree, ReadOnlySpan<int> trainingSites, Span<double> predictions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Length, tree.Size);
        var distances = new int[tree.Size];
        var nearest = new int[tree.Size];
        FindNearest(tree.Parents, trainingSites, distances, nearest);
        float perStep = Shrinkage.PerStep(tree.Size);
        for (int site = 0; site < tree.Size; site++)
            predictions[site] = nearest[site] < 0 ? 0 : Shrinkage.Apply(tree.Values[nearest[site]], distances[site], perStep);
    }

    /// <summary>The nearest training site of every site by two passes over the tree: O(n) for any number of them.</summary>
    /// <param name="parents">The tree, see <see cref="LabelledTree.Parents"/>.</param>
    /// <param name="trainingSites">In any order.</param>
    /// <param name="distances">Filled with the distance in steps along the tree.</param>
    /// <param name="nearest">Filled with the nearest training site, -1 if there is none.</param>
    public static void FindNearest(ReadOnlySpan<int> parents, ReadOnlySpan<int> trainingSites, Span<int> distances, Span<int> nearest)
    {
        distances.Fill(VirtualTree.Nowhere);
        nearest.Fill(-1);
        foreach (int site in trainingSites)
            (distances[site], nearest[site]) = (0, site);

        for (int site = parents.Length - 1; site > 0; site--)
        {
            int parent = parents[site];
            if (distances[site] + 1 <= distances[parent])
                (distances[parent], nearest[parent]) = (distances[site] + 1, nearest[site]);
        }

        for (int site = 1; site < parents.Length; site++)
        {
            int parent = parents[site];
            if (distances[parent] + 1 < distances[site])
                (distances[site], nearest[site]) = (distances[parent] + 1, nearest[parent]);
        }
    }
}
