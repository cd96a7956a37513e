namespace Percolaw.Numerics;

/// <summary>What Stirling's formula leaves out, for ratios of factorials that are too large to subtract.</summary>
internal static class Stirling
{
    private const double SeriesStart = 16;

    /// <summary>
    /// δ(x) = ln Γ(x+1) - (x + 1/2) ln x + x - ln(2π)/2, to about 1e-16 absolute (Loader 2000; the series is
    /// Abramowitz and Stegun 6.1.41).
    /// </summary>
    /// <param name="x">Above 0. Below 16 the recurrence leads up to the series.</param>
    public static double Remainder(double x)
    {
        // δ(x) - δ(x+1) = (x + 1/2) ln(1 + 1/x) - 1.
        double sum = 0;
        for (; x < SeriesStart; x++)
            sum += (x + 0.5) * Expm1.Log1p(1 / x) - 1;
        double y = 1 / (x * x);
        return sum + (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y * (1.0 / 1188 - y * (691.0 / 360360)))))) / x;
    }

    /// <summary>ln(1 + x) - x to full relative accuracy, x ≥ -1; negative infinity at -1.</summary>
    public static double Log1pMinus(double x)
    {
        if (Math.Abs(x) > 0.3)
            return Expm1.Log1p(x) - x;
        // With r = x/(2+x): ln(1+x) = 2 (r + r³/3 + r⁵/5 + …), and 2r - x = -r x.
        double r = x / (2 + x);
        double square = r * r;
        double sum = 0;
        double power = square * r;
        for (int k = 3; Math.Abs(power) > 1e-18 * Math.Abs(sum); k += 2)
        {
            sum += power / k;
            power *= square;
        }
        return 2 * sum - r * x;
    }
}
