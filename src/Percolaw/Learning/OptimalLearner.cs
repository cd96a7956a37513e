using Percolaw.Percolation;

namespace Percolaw.Learning;

/// <summary>
/// The optimal linear learner for a centred random walk on a tree, in O(n): belief propagation for a Markov field
/// with unit precision on each edge and a flat level, conditioned on the one dense constraint that the target is
/// centred, Σ y = 0. The posterior mean does not depend on the variance of a step.
/// </summary>
/// <remarks>
/// With S the posterior covariance without the constraint and x = S·1 over the sites that are not for training:
/// <c>mean -= x (1ᵀmean + Σ_train y) / 1ᵀx</c>, <c>variance -= x² / 1ᵀx</c>. Optimal in expectation, single runs may
/// differ; a target standardised by its sample deviation is only nearly Gaussian.
/// </remarks>
public sealed class OptimalLearner : ILearner
{
    /// <inheritdoc/>
    public string Name => "optimal";

    /// <inheritdoc/>
    public string Description => "the posterior mean of a centred random walk, by belief propagation";

    /// <inheritdoc/>
    public void Predict(in LabelledTree tree, ReadOnlySpan<int> trainingSites, Span<double> predictions) =>
        Predict(tree, trainingSites, predictions, new double[tree.Size], 1);

    /// <summary>Fills in the posterior mean and variance at every site.</summary>
    /// <param name="tree">The tree and its target, of which only the values at training sites are read.</param>
    /// <param name="trainingSites">In increasing order.</param>
    /// <param name="means">The posterior mean of each site; at a training site the target itself.</param>
    /// <param name="variances">The posterior variance of each site; 0 at a training site.</param>
    /// <param name="stepVariance">The variance of a step in units of the target: 1 / (the cluster's variance before
    /// standardising).</param>
    public static void Predict(
        in LabelledTree tree, ReadOnlySpan<int> trainingSites, Span<double> means, Span<double> variances, double stepVariance)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(means.Length, tree.Size);
        ArgumentOutOfRangeException.ThrowIfNotEqual(variances.Length, tree.Size);
        var weights = new double[tree.Size];
        if (trainingSites.IsEmpty)
            PriorOnly(tree.Parents, means, variances, weights);
        else
            Posterior(tree, trainingSites, means, variances, weights);

        foreach (ref double variance in variances)
            variance *= stepVariance;
    }

    /// <summary>
    /// Without data: mean 0 and the diagonal of the Laplacian's pseudo-inverse, from the walk with its root at 0, whose
    /// covariance K is the depth of the common ancestor: K_ii - 2 (K1)_i/n + 1ᵀK1/n².
    /// </summary>
    private static void PriorOnly(ReadOnlySpan<int> parents, Span<double> means, Span<double> variances, Span<double> rowSums)
    {
        int size = parents.Length;
        int[] subtreeSizes = TreeShape.SubtreeSizes(parents);
        means.Clear();
        double total = 0;
        for (int site = 1; site < size; site++)
        {
            variances[site] = variances[parents[site]] + 1;
            rowSums[site] = rowSums[parents[site]] + subtreeSizes[site];
            total += rowSums[site];
        }

        for (int site = 0; site < size; site++)
            variances[site] += (total / size / size) - (2 * rowSums[site] / size);
    }

    private static void Posterior(
        in LabelledTree tree, ReadOnlySpan<int> trainingSites, Span<double> means, Span<double> variances, Span<double> weights)
    {
        ReadOnlySpan<int> parents = tree.Parents;
        var training = new bool[tree.Size];
        double trainingSum = 0;
        foreach (int site in trainingSites)
        {
            training[site] = true;
            trainingSum += tree.Values[site];
        }

        // Up: the spans hold the weighted mean, the precision and the right-hand side from below.
        Span<double> precisions = variances;
        means.Clear();
        precisions.Clear();
        weights.Fill(1);
        for (int site = tree.Size - 1; site > 0; site--)
        {
            int parent = parents[site];
            double gain = training[site] ? 0 : 1 / (1 + precisions[site]);
            precisions[parent] += training[site] ? 1 : precisions[site] * gain;
            means[parent] += training[site] ? tree.Values[site] : means[site] * gain;
            weights[parent] += weights[site] * gain;
        }

        // Down: they become the posterior mean, the variance and S·1.
        double sum = trainingSum, weightSum = 0;
        for (int site = 0; site < tree.Size; site++)
        {
            if (training[site])
            {
                (means[site], variances[site], weights[site]) = (tree.Values[site], 0, 0);
                continue;
            }

            int parent = parents[site];
            double gain = site == 0 ? 1 / precisions[0] : 1 / (1 + precisions[site]);
            means[site] = (means[site] + (site == 0 ? 0 : means[parent])) * gain;
            weights[site] = (weights[site] + (site == 0 ? 0 : weights[parent])) * gain;
            variances[site] = gain + (site == 0 ? 0 : gain * gain * variances[parent]);
            sum += means[site];
            weightSum += weights[site];
        }

        if (weightSum > 0)
            Constrain(means, variances, weights, sum, weightSum);
    }

    /// <summary>Conditions on Σ y = 0. At training sites the weight is 0, so nothing changes there.</summary>
    private static void Constrain(Span<double> means, Span<double> variances, ReadOnlySpan<double> weights, double sum, double weightSum)
    {
        for (int site = 0; site < means.Length; site++)
        {
            means[site] -= weights[site] * sum / weightSum;
            variances[site] -= weights[site] * weights[site] / weightSum;
        }
    }
}
