using Percolaw.Numerics;

namespace Percolaw.Statistics;

/// <summary>
/// A power law with one correction to scaling, P(s) ∝ s^-a (1 + C (s/s_min)^-Ω), normalised with Hurwitz zeta functions.
/// The correction is in units of its size at s_min, so that C is of order 1 or smaller wherever it fits.
/// </summary>
/// <param name="correctionExponent">Ω, above 0.</param>
public sealed class CorrectedPowerLaw(double correctionExponent) : ISizeLaw
{
    private readonly PowerLaw pure = new();

    /// <summary>Ω.</summary>
    public double CorrectionExponent { get; } = Guard.Positive(correctionExponent);

    /// <inheritdoc/>
    public string Name => "corrected_power_law";

    /// <inheritdoc/>
    public IReadOnlyList<string> Parameters { get; } = ["exponent", "correction"];

    /// <inheritdoc/>
    public IReadOnlyList<(double Low, double High)> Bounds { get; } = [(1.001, 12), (-0.95, 20)];

    /// <inheritdoc/>
    public double[] Start(SizeSample sample) => [.. pure.Start(sample), 0];

    /// <inheritdoc/>
    public bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail)
    {
        (double exponent, double correction) = (parameters[0], parameters[1]);
        double unit = Math.Log(sizes[0]), steeper = exponent + CorrectionExponent;
        double scale = SpecialFunctions.LogHurwitzZeta(exponent, sizes[0]);
        double first = 0;
        for (int i = 0; i < tail.Length; i++)
        {
            double leading = Math.Exp(SpecialFunctions.LogHurwitzZeta(exponent, sizes[i]) - scale);
            double next = Math.Exp(SpecialFunctions.LogHurwitzZeta(steeper, sizes[i]) + (CorrectionExponent * unit) - scale);
            tail[i] = leading + (correction * next);
            if (i == 0) first = tail[0];
            if (!(tail[i] > 0)) return false;
            tail[i] /= first;
        }
        return true;
    }
}
