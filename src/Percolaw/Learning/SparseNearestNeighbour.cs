namespace Percolaw.Learning;

/// <summary>
/// Nearest neighbour evaluated at given test sites only: some √(2 (m + t) n) sites of the tree are visited for m
/// training and t test sites. See <see cref="NearestNeighbourLearner"/> for the rule, and
/// <see cref="NearestNeighbourSweep"/> for the evaluation at all sites.
/// </summary>
public sealed class SparseNearestNeighbour
{
    private readonly PathUnion<NearestRule, (int Distance, float Value), NearestBelow> union = new();
    private NearestBelow[] nearest = [];

    /// <summary>The mean squared error over the test sites.</summary>
    /// <param name="tree">The tree and its target.</param>
    /// <param name="trainingSites">In increasing order.</param>
    /// <param name="testSites">In increasing order, disjoint from the training sites, at least one.</param>
    public double Loss(in LabelledTree tree, SiteList trainingSites, SiteList testSites)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(testSites.Count, 1);
        union.Collect(tree, trainingSites.Sites, testSites.Sites);
        if (nearest.Length < union.Count)
            nearest = new NearestBelow[Math.Max(union.Count, 2 * nearest.Length)];

        ReadOnlySpan<NearestBelow> descending = union.Descending;
        ReadOnlySpan<int> tests = testSites.Sites;
        float perStep = Shrinkage.PerStep(tree.Size);
        double error = 0;
        int parentPlace = 0, test = 0;
        nearest[0] = descending[^1];
        for (int i = 0; i < descending.Length; i++)
        {
            NearestBelow own = descending[descending.Length - 1 - i];
            int parent = tree.Parents[own.Site];
            while (nearest[parentPlace].Site < parent)
                parentPlace++;
            NearestBelow inherited = nearest[parentPlace];
            // At equal distance the own subtree wins: the deepest common ancestor, as published.
            nearest[i] = own.Distance <= inherited.Distance + 1
                ? own
                : new NearestBelow(own.Site, inherited.Distance + 1, inherited.Value);
            if (test < tests.Length && tests[test] == own.Site)
            {
                float difference = tree.Values[own.Site] - Shrinkage.Apply(nearest[i].Value, nearest[i].Distance, perStep);
                error += (double)difference * difference;
                test++;
            }
        }

        return error / tests.Length;
    }
}
