using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>Measured values at some scales (lengths, sizes), with their covariance.</summary>
public sealed class ScalingPoints
{
    private readonly double[] scales;
    private readonly double[] values;
    private readonly double[,] covariance;

    /// <summary>Creates points that may be correlated.</summary>
    /// <param name="scales">Ascending, above 0.</param>
    /// <param name="values">One for each scale.</param>
    /// <param name="covariance">Of the values.</param>
    /// <param name="samples">
    /// The number of independent samples that the covariance was estimated from, more than the points by at least 3; null
    /// where it is known, or known well. The scatter of an estimated covariance makes its inverse too large.
    /// </param>
    public ScalingPoints(IReadOnlyList<double> scales, IReadOnlyList<double> values, double[,] covariance, int? samples = null)
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(covariance);
        Guard.SameLength(values.Count, scales.Count, nameof(values));
        Guard.SameLength(covariance.Length, scales.Count * scales.Count, nameof(covariance));
        if (samples is { } number) Guard.AtLeast(scales.Count + 3, number, nameof(samples));
        this.scales = [.. scales];
        this.values = [.. values];
        this.covariance = (double[,])covariance.Clone();
        Samples = samples;
    }

    /// <summary>The number of points.</summary>
    public int Count => scales.Length;

    /// <summary>The scales, ascending.</summary>
    public IReadOnlyList<double> Scales => scales;

    /// <summary>The values.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>The samples that the covariance was estimated from.</summary>
    public int? Samples { get; }

    /// <summary>Independent points.</summary>
    public static ScalingPoints Independent(IReadOnlyList<double> scales, IReadOnlyList<double> values, IReadOnlyList<double> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        double[,] covariance = new double[errors.Count, errors.Count];
        for (int i = 0; i < errors.Count; i++) covariance[i, i] = errors[i] * errors[i];
        return new ScalingPoints(scales, values, covariance);
    }

    /// <summary>Means over samples, each of which has a value at every scale; the covariance is that of the means.</summary>
    /// <param name="scales">Ascending, above 0.</param>
    /// <param name="samples">More than the scales by at least 3.</param>
    public static ScalingPoints Means(IReadOnlyList<double> scales, IReadOnlyList<IReadOnlyList<double>> samples)
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentNullException.ThrowIfNull(samples);
        int n = samples.Count;
        double[] means = [.. Enumerable.Range(0, scales.Count).Select(i => samples.Average(sample => sample[i]))];
        double[,] covariance = new double[scales.Count, scales.Count];
        foreach (IReadOnlyList<double> sample in samples)
        {
            for (int i = 0; i < scales.Count; i++)
            {
                for (int j = 0; j < scales.Count; j++)
                    covariance[i, j] += (sample[i] - means[i]) * (sample[j] - means[j]) / ((n - 1.0) * n);
            }
        }
        return new ScalingPoints(scales, means, covariance, n);
    }

    /// <summary>The covariance of two values.</summary>
    public double Covariance(int first, int second) => covariance[first, second];

    /// <summary>One standard error of a value.</summary>
    public double Error(int point) => Math.Sqrt(covariance[point, point]);

    /// <summary>Some of the points.</summary>
    public ScalingPoints this[Range range]
    {
        get
        {
            (int offset, int length) = range.GetOffsetAndLength(Count);
            double[,] part = new double[length, length];
            for (int i = 0; i < length; i++)
            {
                for (int j = 0; j < length; j++) part[i, j] = covariance[offset + i, offset + j];
            }
            return new ScalingPoints(scales[range], values[range], part, Samples);
        }
    }
}
