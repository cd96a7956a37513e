namespace Percolaw.Percolation;

/// <summary>
/// From occupation numbers to probabilities: an observable O at probability p is the average of O(n) over the occupation
/// number n, which is binomial, O(p) = Σ_n C(N,n) pⁿ (1-p)^(N-n) O(n). Newman and Ziff, Phys. Rev. Lett. 85, 4104 (2000).
/// Immutable: one serves all threads.
/// </summary>
public sealed class SweepConvolution
{
    private readonly BinomialWeights[] weights;

    /// <summary>Prepares the weights: some 17 √(Np(1-p)) numbers for each probability.</summary>
    /// <param name="elements">N, the sites or bonds that a sweep occupies; at least 0.</param>
    /// <param name="probabilities">In [0, 1], in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or NaN.</exception>
    public SweepConvolution(long elements, IReadOnlyList<double> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(elements);
        ArgumentNullException.ThrowIfNull(probabilities);
        foreach (double probability in probabilities)
        {
            if (!(probability >= 0 && probability <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probability, "must be in [0, 1]");
        }
        ElementCount = elements;
        Probabilities = [.. probabilities];
        weights = [.. probabilities.Select(probability => new BinomialWeights(elements, probability))];
    }

    /// <summary>N, the sites or bonds that a sweep occupies.</summary>
    public long ElementCount { get; }

    /// <summary>The probabilities.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>The smallest occupation number that matters; 0 where there is no probability.</summary>
    public long First => weights.Length == 0 ? 0 : weights.Min(each => each.First);

    /// <summary>The largest occupation number that matters; N where there is no probability.</summary>
    public long Last => weights.Length == 0 ? ElementCount : weights.Max(each => each.Last);

    /// <summary>The weights of each probability.</summary>
    internal ReadOnlySpan<BinomialWeights> Weights => weights;

    /// <summary>The bytes that the weights of some probabilities take.</summary>
    /// <param name="elements">N, at least 0.</param>
    /// <param name="probabilities">In [0, 1].</param>
    public static long EstimateMemory(long elements, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        // Weights of a normal distribution fall to the cut at 9.1 standard deviations; while they are made, there are three copies.
        return probabilities.Sum(p => 1000 + (3 * 8 * (long)Math.Min(elements, 100 + (18.3 * Math.Sqrt(elements * p * (1 - p))))));
    }
}
