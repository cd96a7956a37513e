using System.Text.Json.Serialization;
using Percolaw.Numerics;

namespace Percolaw.Statistics;

/// <summary>
/// Means and covariances of several quantities over independent samples, from which means and functions of means
/// follow with standard errors. Parts are merged without loss of digits (Chan, Golub and LeVeque 1983); the same parts
/// in the same order give the same bits. Not safe for concurrent writers.
/// </summary>
public sealed class SampleMoments
{
    private readonly double[] means;
    private readonly double[] products;
    private readonly double[] deviation;

    /// <summary>Makes moments without samples.</summary>
    /// <param name="quantities">The number of quantities, at least 1.</param>
    public SampleMoments(int quantities)
        : this(0, new double[Guard.AtLeast(1, quantities)], new double[(long)quantities * (quantities + 1) / 2])
    {
    }

    /// <summary>Reads back what was written.</summary>
    /// <param name="count">Samples.</param>
    /// <param name="means">The mean of every quantity.</param>
    /// <param name="products">Sums of products of deviations: rows of the lower triangle one after another.</param>
    [JsonConstructor]
    public SampleMoments(long count, IReadOnlyList<double> means, IReadOnlyList<double> products)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(products);
        Guard.AtLeast(0, count);
        Guard.SameLength(products.Count, means.Count * (means.Count + 1) / 2, nameof(products));
        Count = count;
        this.means = [.. means];
        this.products = [.. products];
        deviation = new double[means.Count];
    }

    /// <summary>The number of samples.</summary>
    public long Count { get; private set; }

    /// <summary>The mean of every quantity.</summary>
    public IReadOnlyList<double> Means => means;

    /// <summary>Sums of products of deviations from the means: rows of the lower triangle one after another.</summary>
    public IReadOnlyList<double> Products => products;

    /// <summary>Adds a sample.</summary>
    /// <param name="sample">A finite number for each quantity.</param>
    public void Add(ReadOnlySpan<double> sample)
    {
        Guard.SameLength(sample.Length, means.Length, nameof(sample));
        Count++;
        double weight = (double)(Count - 1) / Count;
        for (int i = 0, cell = 0; i < means.Length; i++)
        {
            deviation[i] = sample[i] - means[i];
            for (int j = 0; j <= i; j++, cell++) products[cell] += weight * deviation[i] * deviation[j];
        }
        for (int i = 0; i < means.Length; i++) means[i] += deviation[i] / Count;
    }

    /// <summary>Adds the samples of another part.</summary>
    public void Merge(SampleMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Guard.SameLength(other.means.Length, means.Length, nameof(other));
        if (other.Count == 0) return;
        long total = Count + other.Count;
        double weight = (double)Count * other.Count / total, share = (double)other.Count / total;
        for (int i = 0, cell = 0; i < means.Length; i++)
        {
            deviation[i] = other.means[i] - means[i];
            for (int j = 0; j <= i; j++, cell++) products[cell] += other.products[cell] + (weight * deviation[i] * deviation[j]);
        }
        for (int i = 0; i < means.Length; i++) means[i] += deviation[i] * share;
        Count = total;
    }

    /// <summary>The covariance of the means of two quantities; null with fewer than two samples.</summary>
    public double? CovarianceOfMeans(int first, int second)
    {
        if (Count < 2) return null;
        (int row, int column) = first >= second ? (first, second) : (second, first);
        return products[(row * (row + 1) / 2) + column] / ((double)Count * (Count - 1));
    }

    /// <summary>The mean of one quantity.</summary>
    public Estimate Mean(int quantity) => Function(means[quantity], (quantity, 1));

    /// <summary>The ratio of two means; NaN where the second is 0. Its bias is of the order of the squared standard error over the value.</summary>
    public Estimate Ratio(int numerator, int denominator)
    {
        double below = means[denominator], value = means[numerator] / below;
        return Function(value, (numerator, 1 / below), (denominator, -value / below));
    }

    /// <summary>A function of the means, with the standard error of its linearisation (the delta method).</summary>
    /// <param name="value">The function at the means.</param>
    /// <param name="gradient">The derivatives by those means that it depends on, each quantity once.</param>
    public Estimate Function(double value, params ReadOnlySpan<(int Quantity, double Derivative)> gradient)
    {
        if (Count < 2 || !double.IsFinite(value)) return new Estimate(value, null);
        double variance = 0;
        foreach ((int first, double byFirst) in gradient)
        {
            foreach ((int second, double bySecond) in gradient)
                variance += byFirst * bySecond * CovarianceOfMeans(first, second)!.Value;
        }
        // Rounding may leave a variance of 0 a little below it.
        return new Estimate(value, Math.Sqrt(Math.Max(0, variance)));
    }
}
