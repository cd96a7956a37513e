namespace Percolaw.Statistics;

/// <summary>
/// A family of discrete distributions of sizes s = s_min, s_min + 1, …, given by its tail P(S ≥ s) up to a factor that does
/// not depend on s.
/// </summary>
public interface ISizeLaw
{
    /// <summary>The word for it in results, in snake_case.</summary>
    string Name { get; }

    /// <summary>What its parameters are called, in order.</summary>
    IReadOnlyList<string> Parameters { get; }

    /// <summary>Where each parameter may lie: the search never leaves it.</summary>
    IReadOnlyList<(double Low, double High)> Bounds { get; }

    /// <summary>A good first guess for a sample.</summary>
    double[] Start(SizeSample sample);

    /// <summary>
    /// The tail at each of the sizes, all divided by that at the first: 1, then descending. Probabilities of bins are
    /// differences of neighbours.
    /// </summary>
    /// <param name="parameters">Within the bounds.</param>
    /// <param name="sizes">Ascending, from s_min.</param>
    /// <param name="tail">Receives the tail.</param>
    /// <returns>False where the parameters make no distribution, such as a negative probability.</returns>
    bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail);
}
