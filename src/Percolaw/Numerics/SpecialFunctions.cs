namespace Percolaw.Numerics;

/// <summary>
/// Zeta functions, infinite and finite, by the Euler–Maclaurin formula: a few terms one by one, the rest as an integral
/// with corrections at its ends (Abramowitz and Stegun 1964, 23.1.30; NIST DLMF 2.10.1 and 25.11.5).
/// </summary>
public static class SpecialFunctions
{
    // B_2j / (2j)!, j = 1 … 12 (DLMF 24.2).
    private static readonly double[] BernoulliOverFactorial =
    [
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160,
        -691.0 / 1307674368000, 1.0 / 74724249600, -3617.0 / 10670622842880000, 43867.0 / 5109094217170944000,
        -174611.0 / 802857662698291200000.0, 77683.0 / 14101100039391805440000.0, -236364091.0 / 1693824136731743669452800000.0,
    ];

    /// <summary>The Hurwitz zeta function ζ(s, a) = Σ_{k≥0} (a + k)^-s, to about 1e-14 relative.</summary>
    /// <param name="s">Exponent, above 1.</param>
    /// <param name="a">First base, above 0; any size.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or NaN.</exception>
    public static double HurwitzZeta(double s, double a)
    {
        Guard.Positive(a);
        return Math.Pow(a, -s) * ScaledZeta(s, a);
    }

    /// <summary>ln ζ(s, a), also where ζ(s, a) itself is too small or too large for a double.</summary>
    /// <inheritdoc cref="HurwitzZeta"/>
    public static double LogHurwitzZeta(double s, double a)
    {
        Guard.Positive(a);
        return Math.Log(ScaledZeta(s, a)) - s * Math.Log(a);
    }

    /// <summary>The finite sum Σ_{k=first}^{last} k^-s, in O(1) for any number of terms; 0 if last &lt; first.</summary>
    /// <param name="s">Any finite exponent; negative ones give growing terms.</param>
    /// <param name="first">An integer of at least 1.</param>
    /// <param name="last">An integer. Above 2^53 a double is what it is: the sum then runs to that real number.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or NaN.</exception>
    public static double PowerSum(double s, double first, double last) => Math.Exp(LogPowerSum(s, first, last));

    /// <summary>The logarithm of <see cref="PowerSum"/>; negative infinity for an empty sum.</summary>
    /// <inheritdoc cref="PowerSum"/>
    public static double LogPowerSum(double s, double first, double last)
    {
        if (!double.IsFinite(s))
            throw new ArgumentOutOfRangeException(nameof(s), s, "must be finite.");
        Guard.AtLeast(1.0, first);
        if (!double.IsFinite(last))
            throw new ArgumentOutOfRangeException(nameof(last), last, "must be finite.");
        if (last < first)
            return double.NegativeInfinity;
        // Every term is divided by the largest one, so that nothing overflows.
        double unit = s >= 0 ? first : last;
        return Math.Log(ScaledPowerSum(s, first, last, unit)) - s * Math.Log(unit);
    }

    // Σ_{k≥0} ((a + k)/a)^-s.
    private static double ScaledZeta(double s, double a)
    {
        if (!(s > 1) || !double.IsFinite(s))
            throw new ArgumentOutOfRangeException(nameof(s), s, FormattableString.Invariant($"is {s}; must be finite and above 1."));
        double start = ExpansionPoint(s);
        double sum = 0;
        double x = a;
        for (; x < start; x++)
        {
            double term = Math.Pow(x / a, -s);
            sum += term;
            // The terms left are fewer than `start` and each is smaller.
            if (term * start < 1e-18 * sum)
                return sum;
        }
        double atStart = Math.Pow(x / a, -s);
        return sum + atStart * (x / (s - 1) + 0.5 + Corrections(s, x));
    }

    private static double ScaledPowerSum(double s, double first, double last, double unit)
    {
        double start = Math.Max(first, ExpansionPoint(s));
        if (last <= start + 1)
            return DirectSum(s, first, last, unit);
        double head = start > first ? DirectSum(s, first, start - 1, unit) : 0;
        double atStart = Math.Pow(start / unit, -s);
        double atEnd = Math.Pow(last / unit, -s);
        double length = Math.Log(last / start);
        // From the end with the larger integrand, so that nothing overflows.
        double integral = s <= 1 ? atEnd * last * DecayIntegral(1 - s, length) : atStart * start * DecayIntegral(s - 1, length);
        return head + integral + atStart * (0.5 + Corrections(s, start)) + atEnd * (0.5 - Corrections(s, last));
    }

    // ∫_0^length e^(-rate·t) dt, also for rate 0.
    private static double DecayIntegral(double rate, double length) => length * Expm1.MeanDecay(rate * length);

    private static double DirectSum(double s, double first, double last, double unit)
    {
        double count = last - first;
        double sum = 0;
        // From the largest term on, so that a vanishing rest can be left out.
        for (double i = 0; i <= count; i++)
        {
            double term = Math.Pow((s >= 0 ? first + i : last - i) / unit, -s);
            sum += term;
            if (term * count < 1e-18 * sum)
                break;
        }
        return sum;
    }

    private static double ExpansionPoint(double s) => 16 + Math.Ceiling(Math.Abs(s) / 2);

    // Σ_j B_2j/(2j)! · s (s+1) … (s+2j-2) · x^(1-2j): the end corrections, in units of x^-s.
    private static double Corrections(double s, double x)
    {
        double sum = 0;
        double factor = s / x;
        for (int j = 0; j < BernoulliOverFactorial.Length; j++)
        {
            sum += BernoulliOverFactorial[j] * factor;
            factor *= (s + 2 * j + 1) * (s + 2 * j + 2) / (x * x);
        }
        return sum;
    }
}
