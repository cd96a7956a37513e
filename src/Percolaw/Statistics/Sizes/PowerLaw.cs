using Percolaw.Numerics;

namespace Percolaw.Statistics;

/// <summary>The power law P(s) = s^-a / ζ(a, s_min), with the Hurwitz zeta function (Clauset, Shalizi and Newman 2009, table 2.1).</summary>
public sealed class PowerLaw : ISizeLaw
{
    /// <inheritdoc/>
    public string Name => "power_law";

    /// <inheritdoc/>
    public IReadOnlyList<string> Parameters { get; } = ["exponent"];

    /// <inheritdoc/>
    public IReadOnlyList<(double Low, double High)> Bounds { get; } = [(1.001, 12)];

    /// <inheritdoc/>
    /// <remarks>Clauset, Shalizi and Newman 2009, equation 3.7, with the middle of a bin for its sizes.</remarks>
    public double[] Start(SizeSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        double logs = sample.Censored * Math.Log(sample.End / (sample.Low(0) - 0.5)), counted = 0;
        for (int bin = 0; bin < sample.BinCount; bin++)
        {
            double middle = Math.Sqrt((double)sample.Low(bin) * (sample.Low(bin + 1) - 1));
            logs += sample.Count(bin) * Math.Log(middle / (sample.Low(0) - 0.5));
            counted += sample.Count(bin);
        }
        return [Math.Clamp(1 + (counted / Math.Max(logs, 1e-300)), 1.01, 8)];
    }

    /// <inheritdoc/>
    public bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail)
    {
        double first = SpecialFunctions.LogHurwitzZeta(parameters[0], sizes[0]);
        for (int i = 0; i < tail.Length; i++) tail[i] = Math.Exp(SpecialFunctions.LogHurwitzZeta(parameters[0], sizes[i]) - first);
        return true;
    }
}
