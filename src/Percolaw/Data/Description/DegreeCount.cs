using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>How many points of large clusters have a number of neighbours.</summary>
/// <param name="Degree">The number of neighbours, at least 1.</param>
/// <param name="Count">The points that have it.</param>
/// <param name="Expected">The number expected of uniformly random labelled trees.</param>
/// <param name="StandardError">Of the count, for such trees.</param>
public sealed record DegreeCount(int Degree, long Count, double Expected, double StandardError)
{
    /// <summary>Clusters below this size are left out: their trees have too few points.</summary>
    public const int LeastClusterSize = 100;

    private const int Degrees = 12;

    /// <summary>Counts.</summary>
    /// <returns>Degrees 1 … 11, and 12 and more together; empty without large clusters.</returns>
    internal static IReadOnlyList<DegreeCount> Of(TreeRows trees, ClusterRuns clusters)
    {
        long[] counts = new long[Degrees];
        double[] expected = new double[Degrees];
        ReadOnlySpan<int> starts = clusters.Starts;
        long points = 0;
        for (int cluster = 0; cluster < clusters.Count; cluster++)
        {
            int size = starts[cluster + 1] - starts[cluster];
            if (size < LeastClusterSize)
                continue;
            int[] degrees = new int[size];
            trees.FillDegrees(starts[cluster], degrees);
            foreach (int degree in degrees)
                counts[Math.Min(degree, Degrees) - 1]++;
            points += size;
            Expect(size, expected);
        }

        return points == 0 ? [] : [.. counts.Select((count, i) => new DegreeCount(i + 1, count, expected[i], Error(i, points)))];
    }

    /// <summary>Pearson's chi-square; the number of points and that of edges are given, which costs two degrees of freedom.</summary>
    public static ChiSquare Compare(IReadOnlyList<DegreeCount> counts) =>
        CountComparison.ChiSquare(counts.Select(count => ((double)count.Count, count.Expected)), 10, 1);

    private static void Expect(int size, double[] expected)
    {
        double rest = 1;
        for (int degree = 1; degree < Degrees; degree++)
        {
            double probability = LabelledTrees.DegreeProbability(size, degree);
            expected[degree - 1] += size * probability;
            rest -= probability;
        }

        expected[^1] += size * Math.Max(0, rest);
    }

    /// <summary>
    /// Degrees of a tree less one are s - 2 balls thrown into s cells: the number of cells with j balls has variance
    /// s (π - π² - π² (j - 1)²), π the Poisson probability of j (Johnson and Kotz 1977, urn models).
    /// </summary>
    private static double Error(int balls, long points)
    {
        double probability = balls < Degrees - 1
            ? MathNet.Numerics.Distributions.Poisson.PMF(1, balls)
            : 1 - MathNet.Numerics.Distributions.Poisson.CDF(1, balls - 1);
        double square = probability * probability * (1 + ((balls - 1.0) * (balls - 1.0)));
        return Math.Sqrt(points * Math.Max(0, probability - square));
    }
}
