using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// The theory as a law: L = E + A ℓ(x/x0; α, c/D) with the model curve for N, the data curve for D (Brill 2024,
/// arXiv:2412.07942). In both, L = E + A ℓ_model(N/N0) + B ℓ_data(D/D0) with shared α and c/D: that the two add up is an
/// assumption of this program, not of the theory.
/// </summary>
public sealed class PercolationLaw : IScalingLaw
{
    internal const string Summary = "L = E + A l(x/x0; alpha, c/D), the curves of this project's theory; in N and D their sum (Brill 2024)";

    private static readonly (double Alpha, double Ratio)[] StartExponents = [(0.2, 0.1), (0.2, 1), (0.5, 0.5), (1, 0.3), (1, 2), (3, 0.3)];

    // In one scale each curve has a mirror image; these are the sides on which the quanta decide.
    private static readonly (double Alpha, double Ratio)[] QuantaStarts = [(0.1, 0.2), (0.2, 1), (0.4, 0.5), (0.3, 1), (1, 2), (0.3, 3)];

    private readonly bool isJoint;
    private readonly bool[] isData;
    private readonly int alphaIndex;

    /// <summary>Makes the law.</summary>
    /// <param name="scales">N, D, or both.</param>
    public PercolationLaw(params IReadOnlyList<Scale> scales)
    {
        ArgumentNullException.ThrowIfNull(scales);
        (Scales, isJoint, isData) = (scales, scales.Count == 2, [.. scales.Select(scale => scale == Scale.Tokens)]);
        Coefficient[] exponents = [Exponent("alpha", "quanta exponent"), Exponent("c_over_d", "cluster exponent c/D")];
        Coefficient[] factors = isJoint
            ? [Coefficient.Positive("A", "factor of the model curve"), Coefficient.Positive("B", "factor of the data curve")]
            : [Coefficient.Positive("A", "factor of the curve")];
        Coefficient[] units = isJoint
            ? [Coefficient.Positive("N0", "parameters for a degree of freedom"), Coefficient.Positive("D0", "tokens for a data point")]
            : [Coefficient.Positive("x0", "the scale that is 1 in the theory")];
        Coefficients = [Coefficient.Floor("E"), .. factors, .. exponents, .. units];
        alphaIndex = 1 + factors.Length;
        Derived = [.. isData.Distinct().SelectMany(DerivedFor)];
    }

    /// <inheritdoc/>
    public string Name => "percolation";

    /// <inheritdoc/>
    public string Formula => isJoint ? "L = E + A l_model(N/N0) + B l_data(D/D0), both with alpha and c/D" : "L = E + A l(x/x0; alpha, c/D)";

    /// <inheritdoc/>
    public string Source => "Brill 2024, arXiv:2412.07942";

    /// <inheritdoc/>
    public IReadOnlyList<Scale> Scales { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>
    /// For each curve its smaller exponent, that of the loss at large scales, and the larger; jointly also their ratio as in
    /// <see cref="Theory.ExponentRow"/>: an interval above 1 says that the number of clusters limits, one below 1 that the
    /// largest clusters do.
    /// </summary>
    public IReadOnlyList<DerivedQuantity> Derived { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Cautions(TrainingRuns runs)
    {
        const string exponents = "far in the asymptote the larger exponent has no effect: look at its profile";
        return isJoint
            ? [exponents, "that the model's and the data's loss add up is an assumption of this program"]
            : [exponents, $"runs in one scale do not tell which of {(isData[0] ? "alpha/(1 + alpha)" : "alpha")} and c_over_d is the smaller, so not the regime: exchanged, with other A and x0, they give the same curve; the first is reported as the smaller where the fit finds both"];
    }

    /// <inheritdoc/>
    public void Evaluate(in ScaleBlock scales, ReadOnlySpan<double> coefficients, Span<double> logLoss, Span<double> gradient)
    {
        int rows = Lanes.Check(this, scales, coefficients, logLoss, gradient);
        (double alpha, double ratio) = (Math.Exp(coefficients[alphaIndex]), Math.Exp(coefficients[alphaIndex + 1]));
        PercolationCurve firstCurve = new(isData[0], alpha, ratio), secondCurve = isJoint ? new(isData[1], alpha, ratio) : default;
        ReadOnlySpan<double> firstScale = scales[Scales[0]], secondScale = isJoint ? scales[Scales[1]] : [];
        Vector512<double> floor = Vector512.Create(coefficients[0]), floorValue = VectorFunctions.Exp(floor), factor = Vector512.Create(coefficients[1]);
        Vector512<double> otherFactor = Vector512.Create(isJoint ? coefficients[2] : double.NegativeInfinity);
        Vector512<double> unit = Vector512.Create(coefficients[alphaIndex + 2]), otherUnit = Vector512.Create(isJoint ? coefficients[alphaIndex + 3] : 0);
        for (int row = 0; row < rows; row += Lanes.Count)
        {
            CurvePoints first = firstCurve.At(Lanes.Load(firstScale, row) - unit);
            CurvePoints second = isJoint ? secondCurve.At(Lanes.Load(secondScale, row) - otherUnit) : default;
            LogSum sum = LogSum.Of(floor, floorValue, factor + first.Value, otherFactor + second.Value);
            Lanes.Store(sum.Value, logLoss, row);
            if (gradient.IsEmpty) continue;
            (Vector512<double> share, Vector512<double> other) = (sum.SecondShare, sum.ThirdShare);
            Lanes.Store(sum.FirstShare, gradient, 0, rows, row);
            Lanes.Store(share, gradient, 1, rows, row);
            Lanes.Store(alpha * ((share * first.ByAlpha) + (other * second.ByAlpha)), gradient, alphaIndex, rows, row);
            Lanes.Store(ratio * ((share * first.ByRatio) + (other * second.ByRatio)), gradient, alphaIndex + 1, rows, row);
            Lanes.Store(-share * first.ByLogScale, gradient, alphaIndex + 2, rows, row);
            if (!isJoint) continue;
            Lanes.Store(other, gradient, 2, rows, row);
            Lanes.Store(-other * second.ByLogScale, gradient, alphaIndex + 3, rows, row);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts(TrainingRuns runs)
    {
        LogRange loss = LogRange.OfLoss(runs);
        LogRange[] ranges = [.. Scales.Select(scale => LogRange.Of(runs, scale))];
        List<double[]> starts = [];
        foreach ((double alpha, double ratio) in isJoint ? StartExponents : QuantaStarts)
        {
            foreach (double floor in (double[])[0.1, 0.8])
            {
                // Degrees of freedom may be far smaller than the smallest run, or of its size.
                foreach (double reach in (double[])[1, 6, 15])
                    starts.Add(Start(loss, ranges, alpha, ratio, floor, reach));
            }
        }
        return starts;
    }

    private double[] Start(LogRange loss, LogRange[] ranges, double alpha, double ratio, double floor, double reach)
    {
        double above = loss.Low + Math.Log((Math.Exp(loss.Middle - loss.Low) - floor) / ranges.Length);
        double[] start = new double[Coefficients.Count];
        (start[0], start[alphaIndex], start[alphaIndex + 1]) = (loss.Low + Math.Log(floor), Math.Log(alpha), Math.Log(ratio));
        for (int i = 0; i < ranges.Length; i++)
        {
            double unit = ranges[i].Low - reach;
            start[alphaIndex + 2 + i] = unit;
            start[1 + i] = above - new PercolationCurve(isData[i], alpha, ratio).ValueAt(ranges[i].Middle - unit);
        }
        return start;
    }

    private IEnumerable<DerivedQuantity> DerivedFor(bool data)
    {
        int index = alphaIndex;
        double Limit(IReadOnlyList<double> values) => data ? values[index] / (1 + values[index]) : values[index];
        (string curve, string limit) = data ? ("data", "alpha/(1 + alpha)") : ("model", "alpha");
        yield return new($"{curve}_exponent", $"the smaller of {limit} and c/D", values => Math.Min(Limit(values), values[index + 1]));
        yield return new($"{curve}_larger_exponent", "the larger of them", values => Math.Max(Limit(values), values[index + 1]));
        if (isJoint) yield return new($"{curve}_ratio", $"c/D over {limit}: above 1 the number of clusters limits, below 1 the largest clusters do", values => values[index + 1] / Limit(values));
    }

    private static Coefficient Exponent(string name, string description) => new(name, Transformation.Logarithm, 1e-3, 1e2, description);
}
