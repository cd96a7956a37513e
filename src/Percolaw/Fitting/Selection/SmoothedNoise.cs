using MathNet.Numerics.LinearAlgebra;
using Percolaw.Statistics;

namespace Percolaw.Fitting;

/// <summary>
/// What a curve is beside a smooth one: its differences from a parabola through the points within a twelfth of its length in
/// ln x on either side, at least five, by least squares. Size and correlation are robust: a kink that the parabola cannot
/// follow is not noise.
/// </summary>
internal sealed class SmoothedNoise
{
    private const int Parts = 6, FewestNeighbours = 5;
    private const double NormalMedian = 1.4826, Cut = 3;
    private readonly double[][] weights;
    private readonly int[] first;
    private readonly double[] differences, sizes;
    private readonly double share;

    /// <summary>Prepares for curves at these places.</summary>
    /// <param name="x">Ascending, at least 5.</param>
    public SmoothedNoise(double[] x)
    {
        (first, weights) = (new int[x.Length], new double[x.Length][]);
        for (int i = 0; i < x.Length; i++)
        {
            (first[i], int end) = Neighbours(x, i);
            weights[i] = Weights(x[first[i]..end], x[i]);
        }
        (differences, sizes) = (new double[x.Length], new double[x.Length]);
        // One factor for all: enlarged by their own, the ends of a steep curve would count as noise.
        share = Math.Sqrt(Quantiles.Median([.. weights.Select((own, i) => 1 - own[i - first[i]])]));
    }

    /// <summary>
    /// The noise's standard deviation, from the size of the differences and the share of it that a parabola typically leaves
    /// at its own point; and the correlation of neighbouring differences.
    /// </summary>
    public (double Size, double Correlation) Of(ReadOnlySpan<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double smooth = 0;
            double[] own = weights[i];
            for (int j = 0; j < own.Length; j++) smooth += own[j] * y[first[i] + j];
            differences[i] = y[i] - smooth;
            sizes[i] = Math.Abs(differences[i]);
        }
        Array.Sort(sizes);
        double size = NormalMedian * sizes[sizes.Length / 2];
        return (size / share, Correlation(Cut * size));
    }

    private double Correlation(double limit)
    {
        double squares = 0, products = 0, last = 0;
        foreach (double difference in differences)
        {
            double cut = Math.Clamp(difference, -limit, limit);
            squares += cut * cut;
            products += cut * last;
            last = cut;
        }
        return squares > 0 ? products / squares : 0;
    }

    private static (int First, int End) Neighbours(double[] x, int index)
    {
        double reach = (x[^1] - x[0]) / (2 * Parts) * (1 + 1e-9);
        (int first, int end) = (index, index + 1);
        while (first > 0 && x[index] - x[first - 1] <= reach) first--;
        while (end < x.Length && x[end] - x[index] <= reach) end++;
        while (end - first < FewestNeighbours)
        {
            if (first > 0 && (end == x.Length || x[index] - x[first - 1] <= x[end] - x[index])) first--;
            else end++;
        }
        return (first, end);
    }

    // The parabola's value at a place is linear in the values around it.
    private static double[] Weights(double[] around, double place)
    {
        double width = around[^1] - around[0];
        Matrix<double> design = Matrix<double>.Build.Dense(around.Length, 3, (row, power) => Math.Pow((around[row] - place) / width, power));
        Vector<double> weights = design.TransposeThisAndMultiply(design).Svd().Solve(Vector<double>.Build.Dense([1, 0, 0]));
        return [.. design * weights];
    }
}
