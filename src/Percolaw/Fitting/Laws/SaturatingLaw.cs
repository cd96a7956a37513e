using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// (L - E)/(E0 - L)^α = β x^c, c &lt; 0: from E0 at small scales to E at large ones. M4 of Alabdulmohsin et al. 2022,
/// "Revisiting Neural Scaling Laws in Language and Vision", arXiv:2209.06640. The loss is implicit: with L = E + (E0 - E) s
/// and t = ln(s/(1-s)) it is the root of (1-α) ln(E0-E) - ln(1+e^-t) + α ln(1+e^t) = ln β + c ln x, whose left side rises
/// with a slope between 1 and α, so that Newton's method finds it from anywhere.
/// </summary>
public sealed class SaturatingLaw : IScalingLaw
{
    internal const string Summary = "(L - E)/(E0 - L)^alpha = beta x^c (Alabdulmohsin et al. 2022)";

    private const int MaximumIterations = 100;
    private const int Beta = 0, Slope = 1, Alpha = 2, Floor = 3, Ceiling = 4;

    private readonly Scale scale;

    /// <summary>Makes the law in one scale x.</summary>
    public SaturatingLaw(Scale scale) => (this.scale, Scales) = (scale, [scale]);

    /// <inheritdoc/>
    public string Name => "saturating";

    /// <inheritdoc/>
    public string Formula => "(L - E)/(E0 - L)^alpha = beta x^c";

    /// <inheritdoc/>
    public string Source => "Alabdulmohsin et al. 2022, arXiv:2209.06640";

    /// <inheritdoc/>
    public IReadOnlyList<Scale> Scales { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Coefficients { get; } =
    [
        Coefficient.Positive("beta", "factor"),
        new("c", Transformation.Identity, -20, 0, "exponent, below 0"),
        new("alpha", Transformation.Logarithm, 1e-4, 1e3, "how slowly the loss leaves E0"),
        Coefficient.Positive("E", "loss at infinite scale"),
        Coefficient.Positive("E0", "loss at the smallest scales, above E"),
    ];

    /// <inheritdoc/>
    public void Evaluate(in ScaleBlock scales, ReadOnlySpan<double> coefficients, Span<double> logLoss, Span<double> gradient)
    {
        int rows = Lanes.Check(this, scales, coefficients, logLoss, gradient);
        ReadOnlySpan<double> logScale = scales[scale];
        double alpha = Math.Exp(coefficients[Alpha]);
        // NaN where E0 is not above E: the law does not exist.
        double logWidth = coefficients[Ceiling] + Math.Log(-Expm1.Of(coefficients[Floor] - coefficients[Ceiling]));
        for (int row = 0; row < rows; row++)
        {
            double target = coefficients[Beta] + (coefficients[Slope] * logScale[row]) - ((1 - alpha) * logWidth);
            double t = Root(alpha, target);
            double logAbove = logWidth - SoftPlus(-t);
            double loss = LogSum(coefficients[Floor], logAbove);
            logLoss[row] = loss;
            if (gradient.IsEmpty) continue;
            double share = Math.Exp(-SoftPlus(-t)), rest = Math.Exp(-SoftPlus(t)), width = Math.Exp(logWidth - loss);
            double steepness = rest + (alpha * share);
            // d ln L/dt over the slope of the implicit function.
            double response = width * share * rest / steepness;
            double byLogWidth = (width * share) - (response * (1 - alpha));
            double floorShare = Math.Exp(coefficients[Floor] - logWidth), ceilingShare = Math.Exp(coefficients[Ceiling] - logWidth);
            gradient[row] = response;
            gradient[rows + row] = response * logScale[row];
            gradient[(2 * rows) + row] = response * alpha * (logWidth - SoftPlus(t));
            gradient[(3 * rows) + row] = Math.Exp(coefficients[Floor] - loss) - (byLogWidth * floorShare);
            gradient[(4 * rows) + row] = byLogWidth * ceilingShare;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts(TrainingRuns runs)
    {
        LogRange range = LogRange.Of(runs, scale), loss = LogRange.OfLoss(runs);
        List<double[]> starts = [];
        foreach (double slope in (double[])[-0.1, -0.3, -0.8])
        {
            foreach (double alpha in (double[])[0.2, 1, 2.5])
            {
                foreach (double floor in (double[])[0.05, 0.5, 0.9])
                {
                    foreach (double ceiling in (double[])[1.05, 1.5, 5])
                    {
                        double low = loss.Low + Math.Log(floor), high = loss.High + Math.Log(ceiling);
                        double left = LogDifference(loss.Middle, low) - (alpha * LogDifference(high, loss.Middle));
                        starts.Add([left - (slope * range.Middle), slope, Math.Log(alpha), low, high]);
                    }
                }
            }
        }
        return starts;
    }

    private static double Root(double alpha, double target)
    {
        double t = target < 0 ? target : target / alpha;
        for (int i = 0; i < MaximumIterations; i++)
        {
            double value = (alpha * SoftPlus(t)) - SoftPlus(-t) - target;
            double share = 1 / (1 + Math.Exp(-t));
            double step = value / (1 - share + (alpha * share));
            t -= step;
            if (!(Math.Abs(step) > 1e-15 * Math.Max(1, Math.Abs(t)))) break;
        }
        return t;
    }

    private static double SoftPlus(double z) => Math.Max(0, z) + Expm1.Log1p(Math.Exp(-Math.Abs(z)));

    private static double LogSum(double first, double second) => Math.Max(first, second) + Expm1.Log1p(Math.Exp(-Math.Abs(first - second)));

    private static double LogDifference(double larger, double smaller) => larger + Math.Log(-Expm1.Of(smaller - larger));
}
