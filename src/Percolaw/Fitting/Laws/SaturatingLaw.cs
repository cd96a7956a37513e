using System.Runtime.Intrinsics;
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

    // Newton's method doubles the digits: a step of this size leaves an error below the last.
    private const double LastStep = 1e-8;
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
        Coefficient.Floor("E"),
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
        double floorShare = Math.Exp(coefficients[Floor] - logWidth), ceilingShare = Math.Exp(coefficients[Ceiling] - logWidth);
        Vector512<double> constant = Vector512.Create(coefficients[Beta] - ((1 - alpha) * logWidth)), widths = Vector512.Create(logWidth);
        Vector512<double> floor = Vector512.Create(coefficients[Floor]);
        for (int row = 0; row < rows; row += Lanes.Count)
        {
            Vector512<double> x = Lanes.Load(logScale, row);
            Vector512<double> t = Root(alpha, constant + (coefficients[Slope] * x));
            Logistic logistic = Logistic.Of(t);
            Vector512<double> logAbove = widths + logistic.LogShare;
            Vector512<double> loss = Vector512.Max(floor, logAbove) - Logistic.Of(Vector512.Abs(floor - logAbove)).LogShare;
            Lanes.Store(loss, logLoss, row);
            if (gradient.IsEmpty) continue;
            Vector512<double> width = VectorFunctions.Exp(widths - loss);
            // d ln L/dt over the slope of the implicit function.
            Vector512<double> response = width * logistic.Share * logistic.Rest / (logistic.Rest + (alpha * logistic.Share));
            Vector512<double> byLogWidth = (width * logistic.Share) - (response * (1 - alpha));
            Lanes.Store(response, gradient, Beta, rows, row);
            Lanes.Store(response * x, gradient, Slope, rows, row);
            Lanes.Store(response * alpha * (widths + logistic.LogRest), gradient, Alpha, rows, row);
            Lanes.Store(VectorFunctions.Exp(floor - loss) - (byLogWidth * floorShare), gradient, Floor, rows, row);
            Lanes.Store(byLogWidth * ceilingShare, gradient, Ceiling, rows, row);
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

    private static Vector512<double> Root(double alpha, Vector512<double> target)
    {
        Vector512<double> t = Vector512.ConditionalSelect(Vector512.LessThan(target, Vector512<double>.Zero), target, target / alpha), step = Vector512<double>.One;
        for (int i = 0; i < MaximumIterations && Vector512.GreaterThanAny(Vector512.Abs(step), Vector512.Create(LastStep)); i++)
        {
            Logistic logistic = Logistic.Of(t);
            step = (logistic.LogShare - (alpha * logistic.LogRest) - target) / (logistic.Rest + (alpha * logistic.Share));
            t -= step;
        }
        return t;
    }

    private static double LogDifference(double larger, double smaller) => larger + Math.Log(-Expm1.Of(smaller - larger));

    /// <summary>s = 1/(1 + e^-t) and 1 - s, with their logarithms.</summary>
    private readonly record struct Logistic(Vector512<double> Share, Vector512<double> Rest, Vector512<double> LogShare, Vector512<double> LogRest)
    {
        public static Logistic Of(Vector512<double> t)
        {
            Vector512<double> one = Vector512<double>.One, zero = Vector512<double>.Zero, decay = VectorFunctions.Exp(-Vector512.Abs(t)), sum = one + decay;
            Vector512<double> large = one / sum, small = decay / sum, log = VectorFunctions.Log(sum), isAbove = Vector512.GreaterThan(t, zero);
            return new Logistic(
                Vector512.ConditionalSelect(isAbove, large, small),
                Vector512.ConditionalSelect(isAbove, small, large),
                Vector512.Min(t, zero) - log,
                Vector512.Min(-t, zero) - log);
        }
    }
}
