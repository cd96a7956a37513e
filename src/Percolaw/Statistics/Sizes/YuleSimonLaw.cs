using Percolaw.Numerics;

namespace Percolaw.Statistics;

/// <summary>
/// The law of Yule and Simon, P(s) = ρ B(s, ρ + 1), a power law with exponent τ = ρ + 1 for large s: the sizes of clusters that
/// points join in proportion to size, where ρ = 1/(1 - q) and q is the probability of founding one (Simon 1955).
/// </summary>
public sealed class YuleSimonLaw : ISizeLaw
{
    /// <inheritdoc/>
    public string Name => "yule_simon_law";

    /// <inheritdoc/>
    public IReadOnlyList<string> Parameters { get; } = ["exponent"];

    /// <inheritdoc/>
    public IReadOnlyList<(double Low, double High)> Bounds { get; } = [(1.001, 50)];

    /// <inheritdoc/>
    /// <remarks>P(1) = ρ/(ρ + 1), so that the share of single points alone gives τ = 1/(1 - P(1)).</remarks>
    public double[] Start(SizeSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        double singles = sample.Low(0) == 1 && sample.Low(1) == 2 ? sample.Count(0) / (double)sample.Total : 0.6;
        return [Math.Clamp(1 / (1 - singles), 1.1, 20)];
    }

    /// <inheritdoc/>
    /// <remarks>P(S ≥ s) = ρ B(s, ρ) Γ-wise: Γ(s) Γ(ρ + 1) / Γ(s + ρ).</remarks>
    public bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail)
    {
        double rho = parameters[0] - 1, first = LogTail(rho, sizes[0]);
        for (int i = 0; i < tail.Length; i++) tail[i] = Math.Exp(LogTail(rho, sizes[i]) - first);
        return true;
    }

    /// <summary>P(S ≥ s) of all sizes from 1.</summary>
    /// <param name="exponent">τ, above 1.</param>
    /// <param name="size">s, at least 1.</param>
    public static double Tail(double exponent, long size)
    {
        double rho = Guard.Positive(exponent - 1, nameof(exponent));
        return Math.Exp(LogTail(rho, size) - LogTail(rho, 1));
    }

    // Γ(s)/Γ(s + ρ): the difference of two large logarithms keeps ten digits up to sizes of 10^5; beyond, s^-ρ with Stirling's first terms.
    private static double LogTail(double rho, long size)
    {
        const long large = 100_000;
        if (size <= large)
            return MathNet.Numerics.SpecialFunctions.GammaLn(size) - MathNet.Numerics.SpecialFunctions.GammaLn(size + rho);
        double correction = rho * (rho - 1) / (2.0 * size);
        return (-rho * Math.Log(size)) - correction;
    }
}
