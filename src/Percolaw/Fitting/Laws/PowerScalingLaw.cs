using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// L = E + A x^-α in one scale x, or without the floor E: Hestness et al. 2017, "Deep Learning Scaling is Predictable,
/// Empirically", arXiv:1712.00409.
/// </summary>
public sealed class PowerScalingLaw : IScalingLaw
{
    internal const string Summary = "L = E + A x^-alpha (Hestness et al. 2017)";

    private static readonly double[] StartExponents = [0.03, 0.1, 0.2, 0.35, 0.6, 1, 1.8];

    private readonly Scale scale;
    private readonly bool hasFloor;

    /// <summary>Makes the law.</summary>
    /// <param name="scale">x.</param>
    /// <param name="withFloor">Whether E is a coefficient; otherwise it is 0.</param>
    public PowerScalingLaw(Scale scale, bool withFloor = true)
    {
        (this.scale, hasFloor, Scales) = (scale, withFloor, [scale]);
        Coefficient[] powerAlone = [Coefficient.Positive("A", "factor of the power law"), Coefficient.Exponent("alpha", "exponent")];
        Coefficients = withFloor ? [Coefficient.Floor("E"), .. powerAlone] : powerAlone;
    }

    /// <inheritdoc/>
    public string Name => "power";

    /// <inheritdoc/>
    public string Formula => hasFloor ? "L = E + A x^-alpha" : "L = A x^-alpha";

    /// <inheritdoc/>
    public string Source => "Hestness et al. 2017, arXiv:1712.00409";

    /// <inheritdoc/>
    public IReadOnlyList<Scale> Scales { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(in ScaleBlock scales, ReadOnlySpan<double> coefficients, Span<double> logLoss, Span<double> gradient)
    {
        ReadOnlySpan<double> logScale = scales[scale];
        int first = hasFloor ? 1 : 0, rows = Lanes.Check(this, scales, coefficients, logLoss, gradient);
        Vector512<double> floor = Vector512.Create(hasFloor ? coefficients[0] : double.NegativeInfinity);
        Vector512<double> factor = Vector512.Create(coefficients[first]), exponent = Vector512.Create(coefficients[first + 1]);
        for (int row = 0; row < rows; row += Lanes.Count)
        {
            Vector512<double> x = Lanes.Load(logScale, row);
            Vector512<double> power = factor - (exponent * x);
            Vector512<double> larger = Vector512.Max(floor, power);
            Vector512<double> floorPart = VectorFunctions.Exp(floor - larger), powerPart = VectorFunctions.Exp(power - larger);
            Vector512<double> sum = floorPart + powerPart;
            Lanes.Store(larger + VectorFunctions.Log(sum), logLoss, row);
            if (gradient.IsEmpty) continue;
            Vector512<double> share = powerPart / sum;
            if (hasFloor) Lanes.Store(floorPart / sum, gradient, 0, rows, row);
            Lanes.Store(share, gradient, first, rows, row);
            Lanes.Store(-x * share, gradient, first + 1, rows, row);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts(TrainingRuns runs)
    {
        LogRange range = LogRange.Of(runs, scale), loss = LogRange.OfLoss(runs);
        List<double[]> starts = [];
        foreach (double exponent in StartExponents)
        {
            foreach (double share in hasFloor ? [0.3, 0.7, 0.95] : (double[])[0])
            {
                // Through the middle of the data, the floor a share of the smallest loss.
                double floor = Math.Log(share) + loss.Low;
                double above = hasFloor ? Math.Log(Math.Max(1e-3, Math.Exp(loss.Middle - loss.Low) - share)) + loss.Low : loss.Middle;
                double factor = above + (exponent * range.Middle);
                starts.Add(hasFloor ? [floor, factor, exponent] : [factor, exponent]);
            }
        }
        return starts;
    }
}
