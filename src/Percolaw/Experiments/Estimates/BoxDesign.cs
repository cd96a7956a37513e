using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>
/// The boxes of a finite-size scaling study: for each length, configurations at a probability p₀ near the threshold, and at
/// two probabilities beside it, p₀ ± w L^-1/ν, from which the slope of the wrapping probability follows.
/// </summary>
/// <remarks>
/// ν is the published value. It decides only where the slope is measured: a wrong one would shift the points along the
/// curve of the scaling function, which is straight there to second order.
/// </remarks>
/// <param name="Lengths">L, ascending.</param>
/// <param name="Probability">p₀.</param>
/// <param name="SitesPerLength">Sites visited for each length, over all configurations.</param>
/// <param name="MostSamples">The most configurations of a length.</param>
/// <param name="CentralShare">The share of the configurations at p₀; the others are half and half below and above it.</param>
public sealed record BoxDesign(IReadOnlyList<int> Lengths, double Probability, double SitesPerLength, long MostSamples, double CentralShare)
{
    private const double Width = 0.35;

    /// <summary>The plans, three for each length: at p₀, below and above it.</summary>
    public IReadOnlyList<BoxPlan> Plans(int dimension)
    {
        double exponent = CriticalExponents.Of(dimension, ExponentEdition.Later).CorrelationLengthExponent.Value;
        List<BoxPlan> plans = [];
        foreach (int length in Lengths)
        {
            long samples = (long)Math.Clamp(SitesPerLength / Math.Pow(length, dimension), 100, MostSamples);
            double width = Width * Probability * Math.Pow(length, -1 / exponent);
            (long central, long beside) = ((long)(samples * CentralShare), (long)(samples * (1 - CentralShare) / 2));
            plans.Add(new BoxPlan(length, Probability, central));
            plans.Add(new BoxPlan(length, Probability - width, beside));
            plans.Add(new BoxPlan(length, Math.Min(1, Probability + width), beside));
        }
        return plans;
    }
}
