using Percolaw.Fitting;

namespace Percolaw.Planning;

/// <summary>How the best model at a budget is read off training curves.</summary>
public enum EnvelopeMethod
{
    /// <summary>The model with the smallest loss, as in approach 1 of Hoffmann et al. 2022: one of those trained.</summary>
    Envelope,

    /// <summary>The minimum of Akima's spline through the losses of all models at the budget: between those trained.</summary>
    Interpolation,
}

/// <summary>The best at a budget.</summary>
/// <param name="Flops">C.</param>
/// <param name="Parameters">N.</param>
/// <param name="Tokens">D.</param>
/// <param name="Loss">The loss there.</param>
public sealed record EnvelopePoint(double Flops, double Parameters, double Tokens, double Loss);

/// <summary>How optimal sizes grow with the budget, from training curves.</summary>
/// <param name="Method">How.</param>
/// <param name="Points">The best at each budget that counts, ascending.</param>
/// <param name="ParameterExponent">a: N grows as C^a; the interval from the larger error, of curves shifted by the noise between runs or of the jackknife over runs.</param>
/// <param name="TokenExponent">b: D grows as C^b.</param>
/// <param name="Parameters">The line of ln N.</param>
/// <param name="Tokens">The line of ln D.</param>
public sealed record EnvelopeEstimate(
    EnvelopeMethod Method, IReadOnlyList<EnvelopePoint> Points, IntervalEstimate ParameterExponent, IntervalEstimate TokenExponent, ExponentLine Parameters, ExponentLine Tokens)
{
    /// <summary>Optimal parameters and tokens at a budget, with intervals as those of the exponents.</summary>
    public required Func<double, IReadOnlyList<IntervalEstimate>> At { get; init; }
}
