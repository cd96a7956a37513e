namespace Percolaw.Statistics;

/// <summary>The geometric distribution, P(S ≥ s) ∝ e^-λs.</summary>
public sealed class ExponentialLaw : ISizeLaw
{
    /// <inheritdoc/>
    public string Name => "exponential";

    /// <inheritdoc/>
    public IReadOnlyList<string> Parameters { get; } = ["rate"];

    /// <inheritdoc/>
    public IReadOnlyList<(double Low, double High)> Bounds { get; } = [(1e-12, 50)];

    /// <inheritdoc/>
    public double[] Start(SizeSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        double excess = sample.Censored * (double)(sample.End - sample.Low(0)), counted = 1;
        for (int bin = 0; bin < sample.BinCount; bin++)
        {
            excess += sample.Count(bin) * ((0.5 * (sample.Low(bin) + sample.Low(bin + 1) - 1)) - sample.Low(0));
            counted += sample.Count(bin);
        }
        return [Math.Log(1 + (counted / Math.Max(excess, 1e-3)))];
    }

    /// <inheritdoc/>
    public bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail)
    {
        for (int i = 0; i < tail.Length; i++) tail[i] = Math.Exp(-parameters[0] * (sizes[i] - sizes[0]));
        return true;
    }
}

/// <summary>The stretched exponential (Weibull) distribution, P(S ≥ s) ∝ e^-(λs)^β.</summary>
public sealed class StretchedExponentialLaw : ISizeLaw
{
    /// <inheritdoc/>
    public string Name => "stretched_exponential";

    /// <inheritdoc/>
    public IReadOnlyList<string> Parameters { get; } = ["log_rate", "stretching"];

    /// <inheritdoc/>
    public IReadOnlyList<(double Low, double High)> Bounds { get; } = [(-60, 400), (0.005, 3)];

    /// <inheritdoc/>
    public double[] Start(SizeSample sample) => [Math.Log(new ExponentialLaw().Start(sample)[0]), 0.5];

    /// <inheritdoc/>
    public bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail)
    {
        double Exponent(long size, ReadOnlySpan<double> at) => Math.Exp(at[1] * (at[0] + Math.Log(size)));
        double first = Exponent(sizes[0], parameters);
        for (int i = 0; i < tail.Length; i++) tail[i] = Math.Exp(first - Exponent(sizes[i], parameters));
        return double.IsFinite(first);
    }
}

/// <summary>The log-normal distribution, rounded: P(S ≥ s) ∝ erfc((ln(s - 1/2) - μ)/(√2 σ)).</summary>
public sealed class LogNormalLaw : ISizeLaw
{
    /// <inheritdoc/>
    public string Name => "log_normal";

    /// <inheritdoc/>
    public IReadOnlyList<string> Parameters { get; } = ["mean", "deviation"];

    /// <inheritdoc/>
    public IReadOnlyList<(double Low, double High)> Bounds { get; } = [(-200, 60), (0.05, 40)];

    /// <inheritdoc/>
    public double[] Start(SizeSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return [Math.Log(sample.Low(0)), 2];
    }

    /// <inheritdoc/>
    public bool Tail(ReadOnlySpan<double> parameters, ReadOnlySpan<long> sizes, Span<double> tail)
    {
        double Upper(long size, ReadOnlySpan<double> at) =>
            MathNet.Numerics.SpecialFunctions.Erfc((Math.Log(size - 0.5) - at[0]) / (Math.Sqrt(2) * at[1]));
        double first = Upper(sizes[0], parameters);
        if (!(first > 1e-290)) return false;
        for (int i = 0; i < tail.Length; i++) tail[i] = Upper(sizes[i], parameters) / first;
        return true;
    }
}
