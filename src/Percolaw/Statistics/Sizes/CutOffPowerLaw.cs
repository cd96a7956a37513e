using Percolaw.Numerics;

namespace Percolaw.Statistics;

/// <summary>The power law with an exponential cut-off, P(s) ∝ s^-a e^-λs (Clauset, Shalizi and Newman 2009, table 2.1).</summary>
/// <remarks>
/// The tail, a Lerch transcendent, is summed: the first sizes one by one, then by Gauss–Legendre quadrature of the
/// function that Euler and Maclaurin's formula of second order leaves, in intervals of equal ratio. To some 1e-10 relative.
/// </remarks>
public sealed class CutOffPowerLaw : ISizeLaw
{
    private const int Direct = 64;
    private readonly PowerLaw pure = new();

    /// <inheritdoc/>
    public string Name => "cut_off_power_law";

    /// <inheritdoc/>
    public IReadOnlyList<string> Parameters { get; } = ["exponent", "rate"];

    /// <inheritdoc/>
    public IReadOnlyList<(double Low, double High)> Bounds { get; } = [(-1, 12), (0, 5)];

    /// <inheritdoc/>
    public double[] Start(SizeSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return [.. pure.Start(sample), 0.1 / sample.End];
    }

    /// <inheritdoc/>
    public bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail)
    {
        (double exponent, double rate) = (parameters[0], parameters[1]);
        int last = tail.Length - 1;
        double beyond = Beyond(exponent, rate, sizes[last], sizes[0]);
        if (!double.IsFinite(beyond)) return false;
        tail[last] = beyond;
        for (int i = last - 1; i >= 0; i--) tail[i] = tail[i + 1] + Between(exponent, rate, sizes[i], sizes[i + 1], sizes[0]);
        double first = tail[0];
        if (!(first > 0)) return false;
        for (int i = 0; i <= last; i++) tail[i] /= first;
        return true;
    }

    private static double Mass(double exponent, double rate, double size, double unit) =>
        Math.Exp((-exponent * Math.Log(size / unit)) - (rate * (size - unit)));

    /// <summary>Σ over all sizes from here on, in intervals of ratio 2 until they vanish.</summary>
    private static double Beyond(double exponent, double rate, long from, long unit)
    {
        if (rate > 0) return Far(exponent, rate, from, unit);
        // Without a cut-off the sum is a zeta function, if it is finite at all.
        return exponent > 1.0005 ? Math.Exp(SpecialFunctions.LogHurwitzZeta(exponent, from) + (exponent * Math.Log(unit))) : double.NaN;
    }

    private static double Far(double exponent, double rate, long from, long unit)
    {
        double sum = 0;
        for (double low = from; ; low *= 2)
        {
            double part = Between(exponent, rate, low, 2 * low, unit);
            sum += part;
            if ((rate * low > 40 && part < 1e-16 * sum) || (part == 0 && rate * low > 1)) return sum;
            if (low > 1e300) return double.NaN;
        }
    }

    private static double Between(double exponent, double rate, double from, double to, double unit)
    {
        double sum = 0, at = from;
        for (int i = 0; i < Direct && at < to; i++, at++) sum += Mass(exponent, rate, at, unit);
        while (at < to)
        {
            double end = Math.Min(to, Math.Floor(Math.Min(1.5 * at, at + Math.Max(4 / Math.Max(rate, 1e-300), 1))));
            sum += Smooth(exponent, rate, at, end, unit);
            at = end;
        }
        return sum;
    }

    // Σ_{from ≤ s < to} f(s) = ∫ f - [f]/2 + [f']/12 - …, for whole numbers from and to.
    private static double Smooth(double exponent, double rate, double from, double to, double unit)
    {
        double Slope(double s) => -((exponent / s) + rate) * Mass(exponent, rate, s, unit);
        double integral = MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
            s => Mass(exponent, rate, s, unit), from, to, 16);
        return integral - (0.5 * (Mass(exponent, rate, to, unit) - Mass(exponent, rate, from, unit))) + ((Slope(to) - Slope(from)) / 12);
    }
}
