namespace Percolaw.Statistics;

/// <summary>A measured number.</summary>
/// <param name="Value">The value; NaN where it does not exist.</param>
/// <param name="StandardError">One standard error of statistics alone; null where the samples do not tell.</param>
public readonly record struct Estimate(double Value, double? StandardError)
{
    /// <summary>
    /// A share of independent samples with its binomial error. Where all samples agree their spread is 0, which is no
    /// error: it is taken as if half a sample more had said yes and half a one no.
    /// </summary>
    /// <param name="share">0 … 1.</param>
    /// <param name="samples">At least 1.</param>
    public static Estimate OfShare(double share, double samples)
    {
        double shrunk = ((share * samples) + 0.5) / (samples + 1);
        return new Estimate(share, Math.Sqrt(shrunk * (1 - shrunk) / samples));
    }
}
