namespace Percolaw.Statistics;

/// <summary>A law of sizes fitted by maximum likelihood.</summary>
public sealed class SizeFit
{
    private readonly double[] logs;
    private readonly long[] counts;

    internal SizeFit(ISizeLaw law, SizeSample sample, double[] values, double[,] covariance, double[] probabilities)
    {
        Law = law;
        Sample = sample;
        Values = values;
        Covariance = covariance;
        Probabilities = probabilities;
        logs = [.. probabilities.Select(value => Math.Log(value))];
        counts = [.. Enumerable.Range(0, sample.BinCount).Select(sample.Count), sample.Censored];
        for (int bin = 0; bin < counts.Length; bin++) LogLikelihood += counts[bin] == 0 ? 0 : counts[bin] * logs[bin];
    }

    /// <summary>The family.</summary>
    public ISizeLaw Law { get; }

    /// <summary>What was fitted; s_min is the smallest size of its first bin.</summary>
    public SizeSample Sample { get; }

    /// <summary>The parameters, in the order of the family.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The covariance of the parameters, the inverse of the expected Fisher information; right if the law is.</summary>
    public double[,] Covariance { get; }

    /// <summary>The natural logarithm of the likelihood of bins and censored sizes.</summary>
    public double LogLikelihood { get; }

    /// <summary>The fitted probability of each bin, and last, of the censored sizes.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>One standard error of a parameter.</summary>
    public double Error(int parameter) => Math.Sqrt(Covariance[parameter, parameter]);

    /// <summary>
    /// Pearson's chi-square against the law: neighbouring bins are merged until 10 sizes are expected in each, and every
    /// parameter costs a degree of freedom.
    /// </summary>
    public ChiSquare ChiSquare() => CountComparison.ChiSquare(
        Enumerable.Range(0, Sample.BinCount + 1).Select(bin => ((double)counts[bin], Sample.Total * Probabilities[bin])), 10, Values.Count);

    /// <summary>The Kolmogorov–Smirnov distance: the largest difference of the two tails at the edges of bins.</summary>
    public double Distance()
    {
        double observed = 0, expected = 0, largest = 0, n = Sample.Total;
        for (int bin = 0; bin < Sample.BinCount; bin++)
        {
            observed += Sample.Count(bin) / n;
            expected += Probabilities[bin];
            largest = Math.Max(largest, Math.Abs(observed - expected));
        }
        return largest;
    }

    /// <summary>
    /// The log-likelihood ratio of this law over another on the same sample, with Vuong's test for laws of which neither
    /// contains the other (Vuong 1989; Clauset, Shalizi and Newman 2009, appendix C).
    /// </summary>
    /// <exception cref="ArgumentException">The fits are of different samples.</exception>
    public LikelihoodComparison CompareWith(SizeFit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(Sample, other.Sample)) throw new ArgumentException("is the fit of another sample.", nameof(other));
        double n = Sample.Total, ratio = LogLikelihood - other.LogLikelihood, squares = 0;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0) squares += counts[bin] * Math.Pow(logs[bin] - other.logs[bin] - (ratio / n), 2);
        }
        double normalised = squares > 0 ? ratio / Math.Sqrt(squares) : 0;
        return new LikelihoodComparison(ratio, normalised, MathNet.Numerics.SpecialFunctions.Erfc(Math.Abs(normalised) / Math.Sqrt(2)));
    }
}

/// <summary>Two fits compared.</summary>
/// <param name="LogRatio">ln of the ratio of likelihoods, above 0 if the first law is the likelier one.</param>
/// <param name="Normalised">The same over its standard deviation: standard normal if both are as good.</param>
/// <param name="PValue">Of both sides: if small, the sign of the ratio can be trusted. For nested laws use <see cref="NestedPValue"/>.</param>
public sealed record LikelihoodComparison(double LogRatio, double Normalised, double PValue)
{
    /// <summary>The p-value where the second law contains the first with one parameter less: -2 ln ratio against chi-square.</summary>
    public double NestedPValue => new ChiSquare(Math.Max(0, -2 * LogRatio), 1).PValue;
}
