namespace Percolaw.Theory;

/// <summary>A curve with sums over clusters replaced by integrals, as published: it has a closed leading form for large scales.</summary>
public abstract record IntegralScaling : ScalingCurve
{
    private protected IntegralScaling(double quantaExponent, double clusterExponent)
        : base(quantaExponent, clusterExponent)
    {
    }

    /// <summary>The leading form for large scales, normalised as <see cref="ScalingCurve.Loss"/>; at small scales it may be above 1.</summary>
    /// <param name="scale">N or 𝒟, at least 1.</param>
    public abstract double Asymptote(double scale);
}
