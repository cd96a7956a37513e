namespace Percolaw.Statistics;

/// <summary>
/// A tail with a logarithm, P(S ≥ s) ∝ s^-(a-1) (K + ln s)^θ: percolation at its upper critical dimension, where
/// θ = 2/7 (Essam, Gaunt and Guttmann, J. Phys. A 11, 1983 (1978)).
/// </summary>
/// <param name="power">θ, the power of the logarithm.</param>
public sealed class LogarithmicPowerLaw(double power) : ISizeLaw
{
    private readonly PowerLaw pure = new();

    /// <summary>θ.</summary>
    public double Power { get; } = power;

    /// <inheritdoc/>
    public string Name => "logarithmic_power_law";

    /// <inheritdoc/>
    public IReadOnlyList<string> Parameters { get; } = ["exponent", "log_offset"];

    /// <inheritdoc/>
    public IReadOnlyList<(double Low, double High)> Bounds { get; } = [(1.001, 12), (-1, 60)];

    /// <inheritdoc/>
    public double[] Start(SizeSample sample) => [.. pure.Start(sample), 5];

    /// <inheritdoc/>
    public bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail)
    {
        // (K + ln s)^θ must not fall below its domain, nor make the tail rise.
        double first = Math.Log(sizes[0]), at = parameters[1] + first;
        if (!(at > 0) || Power / at > parameters[0] - 1) return false;
        for (int i = 0; i < tail.Length; i++)
        {
            double log = Math.Log(sizes[i]);
            tail[i] = Math.Exp(((1 - parameters[0]) * (log - first)) + (Power * Math.Log((parameters[1] + log) / at)));
        }
        return true;
    }
}
