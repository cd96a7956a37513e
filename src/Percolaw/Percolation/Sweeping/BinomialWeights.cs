namespace Percolaw.Percolation;

/// <summary>
/// The binomial distribution of the occupation number at one probability, as far as it matters: an unbroken range of
/// occupation numbers, and weights that add up to 1.
/// </summary>
/// <remarks>
/// From the mode outwards by w(n+1)/w(n) = (N-n)/(n+1) · p/(1-p), then divided by their sum: 17 standard deviations are
/// some 10⁵ steps at most, each with a rounding error of some 2·10⁻¹⁶ in the ratio, so that the weights are right to
/// 10⁻¹² relative wherever they are larger than 10⁻¹⁰ of the largest. Cut where they fall below 10⁻¹⁸ of the largest.
/// </remarks>
internal sealed class BinomialWeights
{
    private const double Cut = 1e-18;

    public BinomialWeights(long elements, double probability)
    {
        Probability = probability;
        long mode = Math.Min(elements, (long)Math.Floor((elements + 1) * probability));
        List<double> below = Tail(mode, n => n / ((double)(elements - n + 1)) * ((1 - probability) / probability));
        List<double> above = Tail(elements - mode, m => m / ((double)(elements - m + 1)) * (probability / (1 - probability)));
        First = mode - below.Count;
        Weights = [.. Enumerable.Reverse(below), 1, .. above];
        double sum = Enumerable.Reverse(below).Sum() + Enumerable.Reverse(above).Sum() + 1;
        for (int i = 0; i < Weights.Length; i++) Weights[i] /= sum;
    }

    /// <summary>p.</summary>
    public double Probability { get; }

    /// <summary>The smallest occupation number with a weight.</summary>
    public long First { get; }

    /// <summary>The largest occupation number with a weight.</summary>
    public long Last => First + Weights.Length - 1;

    /// <summary>The weights of <see cref="First"/>, …</summary>
    public double[] Weights { get; }

    /// <summary>The probability of all occupation numbers from <paramref name="occupation"/> on; 0 for null, which is never.</summary>
    public double From(long? occupation)
    {
        if (occupation is not { } first || first > Last) return 0;
        if (first <= First) return 1;
        double sum = 0;
        for (int i = Weights.Length - 1; i >= first - First; i--) sum += Weights[i];
        return Math.Min(1, sum);
    }

    // The weights beyond the mode, outwards: `steps` are possible, and the one that leaves `left` before it changes the
    // weight by `ratio(left)`.
    private static List<double> Tail(long steps, Func<long, double> ratio)
    {
        List<double> weights = [];
        double weight = 1;
        for (long left = steps; left > 0; left--)
        {
            weight *= ratio(left);
            if (!(weight >= Cut)) break;
            weights.Add(weight);
        }
        return weights;
    }
}
