namespace Percolaw.Numerics;

/// <summary>Functions that keep their digits near zero, where the obvious formula cancels; .NET's own lack them.</summary>
internal static class Expm1
{
    /// <summary>e^x - 1 to full relative accuracy (Kahan's correction by the logarithm of the rounded exponential).</summary>
    public static double Of(double x)
    {
        if (Math.Abs(x) < 1e-5)
            return x * (1 + x * (0.5 + x / 6));
        double exponential = Math.Exp(x);
        if (Math.Abs(x) > 1 || exponential == 1)
            return exponential - 1;
        return (exponential - 1) * (x / Math.Log(exponential));
    }

    /// <summary>ln(1 + x) to full relative accuracy, x &gt; -1 (Kahan's correction).</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        double rounded = sum - 1;
        if (rounded == 0)
            return x;
        return sum <= 0 || double.IsInfinity(sum) ? Math.Log(sum) : Math.Log(sum) * (x / rounded);
    }

    /// <summary>(1 - e^-x)/x, the mean of e^-t over 0 … x; 1 at x = 0.</summary>
    public static double MeanDecay(double x) => x == 0 ? 1 : -Of(-x) / x;

    /// <summary>The logarithm of <see cref="MeanDecay"/>, without overflow for any finite x.</summary>
    public static double LogMeanDecay(double x) => x >= 0 ? Math.Log(MeanDecay(x)) : Math.Log(MeanDecay(-x)) - x;
}
