using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>Exact results for uniformly random labelled trees, each of the s^(s-2) equally likely.</summary>
public static class LabelledTrees
{
    /// <summary>
    /// The mean number of edges between two different points: Σ k P(k), where k edges part them with probability
    /// P(k) = (k + 1) s^-k (s - 2)!/(s - k - 1)!, since (k + 1) s^(s-k-2) forests hang on a path of k edges (Cayley) and there are
    /// (s - 2)!/(s - k - 1)! paths. For large s it is √(π s/2).
    /// </summary>
    /// <param name="size">s, at least 2.</param>
    public static double MeanDistance(long size)
    {
        Guard.AtLeast(2, size);
        double paths = 1.0 / size, mean = 0;
        for (long edges = 1; edges < size; edges++)
        {
            double term = edges * (edges + 1.0) * paths;
            mean += term;
            if (term < 1e-17 * mean)
                break;
            paths *= (size - edges - 1) / (double)size;
        }

        return mean;
    }

    /// <summary>The probability that a point has so many neighbours: 1 + Binomial(s - 2, 1/s), which for large s is 1 + Poisson(1).</summary>
    /// <param name="size">s, at least 2.</param>
    /// <param name="degree">At least 1.</param>
    public static double DegreeProbability(long size, int degree)
    {
        Guard.AtLeast(2, size);
        Guard.AtLeast(1, degree);
        int others = degree - 1;
        return others > size - 2 ? 0 : MathNet.Numerics.Distributions.Binomial.PMF(1.0 / size, (int)(size - 2), others);
    }
}
