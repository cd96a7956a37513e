using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>
/// Whether positions prefer directions: d times the squared cosine between the positions of two clusters' first points, 1 on
/// average if their directions are independent and isotropic. No cluster is used twice, so that the pairs are independent.
/// </summary>
internal static class Isotropy
{
    private const int LeastPairs = 10;
    private const int MostPairs = 5000;

    /// <summary>The rows of the pairs' points, those of a pair one after another; none with few clusters.</summary>
    public static int[] Rows(ClusterRuns clusters, int mostPairs)
    {
        int pairs = Math.Min(Math.Min(mostPairs, MostPairs), clusters.Count / 2);
        if (pairs < LeastPairs)
            return [];

        // Spread over all clusters, whatever they are ordered by.
        double stride = clusters.Count / (2.0 * pairs);
        int[] rows = new int[2 * pairs];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = clusters.Starts[(int)(i * stride)];
        return rows;
    }

    /// <summary>The mean over the pairs.</summary>
    public static Estimate Measure(int[] rows, KeptRows kept, int width)
    {
        var moments = new SampleMoments(1);
        for (int i = 0; i < rows.Length; i += 2)
        {
            ReadOnlySpan<float> left = kept.Row(rows[i]), right = kept.Row(rows[i + 1]);
            (double product, double first, double second) = (0, 0, 0);
            for (int j = 0; j < width; j++)
            {
                product += (double)left[j] * right[j];
                first += (double)left[j] * left[j];
                second += (double)right[j] * right[j];
            }

            if (double.IsFinite(first * second) && first * second > 0)
                moments.Add([width * product * product / (first * second)]);
        }

        return moments.Mean(0);
    }
}
