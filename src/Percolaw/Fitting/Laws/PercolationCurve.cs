using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>ln of a normalised curve of the theory at a scale, and its derivatives.</summary>
/// <param name="Value">ln loss; 0 at scales up to 1.</param>
/// <param name="ByLogScale">By ln of the scale.</param>
/// <param name="ByAlpha">By α.</param>
/// <param name="ByRatio">By c/D.</param>
internal readonly record struct CurvePoint(double Value, double ByLogScale, double ByAlpha, double ByRatio)
{
    public static CurvePoint operator -(CurvePoint left, CurvePoint right) =>
        new(left.Value - right.Value, left.ByLogScale, left.ByAlpha - right.ByAlpha, left.ByRatio - right.ByRatio);
}

/// <summary>
/// The curves of <see cref="Theory.ModelScaling"/> and <see cref="Theory.DataScaling"/> (Brill 2024, arXiv:2412.07942) with
/// derivatives by their exponents, which the theory's own classes do not need. Both rest on Q(b, y) = (1 - e^(-by))/b.
/// </summary>
internal readonly struct PercolationCurve
{
    private const int MaximumIterations = 100;

    private readonly bool isData;
    private readonly double alpha, ratio;
    private readonly CurvePoint origin;

    /// <summary>Makes a curve.</summary>
    /// <param name="isData">
    /// False: with y = ln k_br, ln N = y + ln Q(b, y), L ∝ (Q + 1/α) e^(-αy), b = (c/D - α)/(c/D + 1).
    /// True: with a = α/(1+α), l = ln α𝒟 where above 0, L ∝ e^(-al) (1 + a Q(c/D - a, l)).
    /// </param>
    /// <param name="alpha">α, above 0.</param>
    /// <param name="ratio">c/D, above 0.</param>
    public PercolationCurve(bool isData, double alpha, double ratio)
    {
        (this.isData, this.alpha, this.ratio) = (isData, alpha, ratio);
        origin = isData ? RawData(0, alpha, ratio) : RawModel(0, alpha, ratio);
    }

    /// <summary>The curve at ln N or ln 𝒟.</summary>
    public CurvePoint At(double logScale) =>
        logScale <= 0 ? default : (isData ? RawData(logScale, alpha, ratio) : RawModel(logScale, alpha, ratio)) - origin;

    private static CurvePoint RawModel(double logScale, double alpha, double ratio)
    {
        double b = (ratio - alpha) / (ratio + 1);
        double y = LogBreakRank(logScale, b);
        (double q, double byB, double byY) = Learnt(b, y);
        (double bByAlpha, double bByRatio) = (-1 / (ratio + 1), (1 + alpha) / ((ratio + 1) * (ratio + 1)));
        double yByScale = 1 / (1 + (byY / q)), yByB = -byB / q * yByScale, sum = q + (1 / alpha);
        double byLogRank = (byY / sum) - alpha, byExponent = (byB / sum) + (byLogRank * yByB);
        return new CurvePoint(
            Math.Log(sum) - (alpha * y),
            byLogRank * yByScale,
            (byExponent * bByAlpha) - (1 / (alpha * alpha * sum)) - y,
            byExponent * bByRatio);
    }

    private static CurvePoint RawData(double logScale, double alpha, double ratio)
    {
        double a = alpha / (1 + alpha), aByAlpha = 1 / ((1 + alpha) * (1 + alpha));
        double points = Math.Log(alpha) + logScale;
        if (points <= 0) return default;
        (double q, double byDifference, double byPoints) = Learnt(ratio - a, points);
        double sum = 1 + (a * q), byLength = (a * byPoints / sum) - a;
        double byA = ((q - (a * byDifference)) / sum) - points;
        return new CurvePoint(Math.Log(sum) - (a * points), byLength, (byA * aByAlpha) + (byLength / alpha), a * byDifference / sum);
    }

    // Q and its derivatives by b and y.
    private static (double Value, double ByB, double ByY) Learnt(double b, double y)
    {
        double x = b * y, value = y * Expm1.MeanDecay(x), decay = Math.Exp(-x);
        double byB = Math.Abs(x) < 1e-3
            ? y * y * (-0.5 + (x * ((1.0 / 3) + (x * (-0.125 + (x / 30))))))
            : ((y * decay) - value) / b;
        return (value, byB, decay);
    }

    // Newton's method on y + ln Q(b, y) = ln N in ln y, halved steps aside: the left side rises, at most by y + 1 for each unit.
    private static double LogBreakRank(double logScale, double b)
    {
        double low = -50, high = Math.Log(Math.Max(1, logScale + 1) * (2 + Math.Abs(b)) + 2), v = Math.Log(1 + Math.Max(0, logScale));
        for (int i = 0; i < MaximumIterations; i++)
        {
            double y = Math.Exp(v), x = b * y;
            double value = y + v + Expm1.LogMeanDecay(x) - logScale;
            if (value > 0) high = v; else low = v;
            double slope = y + (x == 0 ? 1 : x / Expm1.Of(x));
            double next = v - (value / slope);
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - v) <= 1e-15 * Math.Max(1, Math.Abs(v))) return Math.Exp(next);
            v = next;
        }
        return Math.Exp(v);
    }
}
