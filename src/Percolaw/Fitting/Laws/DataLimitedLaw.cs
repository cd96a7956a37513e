using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// L = E + A N'^-α + B D'^-β with effective parameters and tokens: Muennighoff et al. 2023, "Scaling Data-Constrained
/// Language Models", arXiv:2305.16264. D' = U + U R*_D (1 - exp(-R_D/R*_D)), R_D = D/U - 1, U = min(unique tokens, D);
/// N' likewise with R_N = N/U_N - 1, U_N = min(N, (αA/βB)^(1/α) U^(β/α)), the optimal N for U tokens.
/// </summary>
public sealed class DataLimitedLaw : IScalingLaw
{
    internal const string Summary = "L = E + A N'^-alpha + B D'^-beta, N' and D' worth less where tokens repeat (Muennighoff et al. 2023)";

    /// <inheritdoc/>
    public string Name => "data-limited";

    /// <inheritdoc/>
    public string Formula => "L = E + A N'^-alpha + B D'^-beta, D' = U + U RD (1 - exp(-(D/U - 1)/RD)), N' likewise with RN";

    /// <inheritdoc/>
    public string Source => "Muennighoff et al. 2023, arXiv:2305.16264";

    /// <inheritdoc/>
    public IReadOnlyList<Scale> Scales { get; } = [Scale.Parameters, Scale.Tokens, Scale.UniqueTokens];

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Coefficients { get; } =
    [
        Coefficient.Floor("E"),
        Coefficient.Positive("A", "factor of the parameters' term"),
        Coefficient.Positive("B", "factor of the tokens' term"),
        Coefficient.Exponent("alpha", "exponent of the parameters"),
        Coefficient.Exponent("beta", "exponent of the tokens"),
        new("RD", Transformation.Logarithm, 1e-3, 1e6, "repetitions after which tokens are worth little"),
        new("RN", Transformation.Logarithm, 1e-3, 1e6, "the same for parameters in excess"),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<DerivedQuantity> Derived => ComputeOptimum.Exponents;

    /// <inheritdoc/>
    public IReadOnlyList<DerivedQuantity> DerivedAt(double budget) => ComputeOptimum.At(budget);

    /// <inheritdoc/>
    public IReadOnlyList<string> Cautions(TrainingRuns runs) =>
        ["RD and RN rest on the runs with repeated tokens alone and are barely identifiable from published ones: look at their intervals before use"];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(in ScaleBlock scales, ReadOnlySpan<double> coefficients, Span<double> logLoss, Span<double> gradient)
    {
        int rows = Lanes.Check(this, scales, coefficients, logLoss, gradient);
        (double alpha, double beta) = (coefficients[3], coefficients[4]);
        Vector512<double> floor = Vector512.Create(coefficients[0]), floorValue = VectorFunctions.Exp(floor);
        Vector512<double> factorA = Vector512.Create(coefficients[1]), factorB = Vector512.Create(coefficients[2]);
        Vector512<double> alphas = Vector512.Create(alpha), betas = Vector512.Create(beta), one = Vector512<double>.One;
        Vector512<double> reuseD = Vector512.Create(Math.Exp(coefficients[5])), reuseN = Vector512.Create(Math.Exp(coefficients[6]));
        Vector512<double> balance = Vector512.Create((Math.Log(alpha) + coefficients[1] - Math.Log(beta) - coefficients[2]) / alpha);
        for (int row = 0; row < rows; row += Lanes.Count)
        {
            Vector512<double> parameters = Lanes.Load(scales.LogParameters, row), tokens = Lanes.Load(scales.LogTokens, row);
            Vector512<double> unique = Vector512.Min(Lanes.Load(scales.LogUniqueTokens, row), tokens);
            Vector512<double> optimal = balance + (betas / alphas * unique);
            Reuse data = Reuse.Of(tokens, unique, reuseD), model = Reuse.Of(parameters, Vector512.Min(parameters, optimal), reuseN);
            LogSum sum = LogSum.Of(floor, floorValue, factorA - (alphas * model.LogEffective), factorB - (betas * data.LogEffective));
            Lanes.Store(sum.Value, logLoss, row);
            if (gradient.IsEmpty) continue;
            Vector512<double> ofModel = sum.SecondShare, ofData = sum.ThirdShare;
            // What U_N adds: it depends on A, B, α and β where the model is larger than optimal.
            Vector512<double> through = Vector512.ConditionalSelect(Vector512.LessThan(optimal, parameters), ofModel * model.ByUnit, Vector512<double>.Zero);
            Lanes.Store(sum.FirstShare, gradient, 0, rows, row);
            Lanes.Store(ofModel - through, gradient, 1, rows, row);
            Lanes.Store(ofData + through, gradient, 2, rows, row);
            Lanes.Store((-ofModel * model.LogEffective) - (through * ((one / alphas) - optimal)), gradient, 3, rows, row);
            Lanes.Store((-ofData * data.LogEffective) - (through * (unique - (one / betas))), gradient, 4, rows, row);
            Lanes.Store(-betas * ofData * data.ByLogConstant, gradient, 5, rows, row);
            Lanes.Store(-alphas * ofModel * model.ByLogConstant, gradient, 6, rows, row);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts(TrainingRuns runs) =>
        [.. from start in TwoTermStarts.Of(runs) from constant in (double[])[3, 20] select (double[])[.. start, Math.Log(constant), Math.Log(5)]];

    /// <summary>ln of what repeated use is worth, and its derivatives by ln U and by the logarithm of the constant R*.</summary>
    private readonly record struct Reuse(Vector512<double> LogEffective, Vector512<double> ByUnit, Vector512<double> ByLogConstant)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Reuse Of(Vector512<double> logUse, Vector512<double> logUnit, Vector512<double> constant)
        {
            Vector512<double> one = Vector512<double>.One, uses = VectorFunctions.Exp(logUse - logUnit);
            Vector512<double> repetitions = uses - one;
            Vector512<double> x = repetitions / constant, decay = VectorFunctions.Exp(-x);
            // (1 - e^-x)/x and its difference from e^-x; by their series where they would cancel.
            Vector512<double> isSmall = Vector512.LessThan(x, Vector512.Create(0.01));
            Vector512<double> mean = Vector512.ConditionalSelect(isSmall, MeanSeries(x), (one - decay) / x);
            Vector512<double> excess = Vector512.ConditionalSelect(isSmall, ExcessSeries(x), mean - decay);
            Vector512<double> worth = one + (repetitions * mean);
            return new Reuse(logUnit + VectorFunctions.Log(worth), one - (decay * uses / worth), repetitions * excess / worth);
        }

        private static Vector512<double> MeanSeries(Vector512<double> x) =>
            Series(x, 1, -1.0 / 2, 1.0 / 6, -1.0 / 24, 1.0 / 120, -1.0 / 720);

        private static Vector512<double> ExcessSeries(Vector512<double> x) =>
            x * Series(x, 1.0 / 2, -1.0 / 3, 1.0 / 8, -1.0 / 30, 1.0 / 144, -1.0 / 840);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<double> Series(Vector512<double> x, double a, double b, double c, double d, double e, double f)
        {
            Vector512<double> sum = (Vector512.Create(f) * x) + Vector512.Create(e);
            sum = (sum * x) + Vector512.Create(d);
            sum = (sum * x) + Vector512.Create(c);
            sum = (sum * x) + Vector512.Create(b);
            return (sum * x) + Vector512.Create(a);
        }
    }
}
