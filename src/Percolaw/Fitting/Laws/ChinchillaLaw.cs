using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// L = E + A N^-α + B D^-β: Hoffmann et al. 2022, "Training Compute-Optimal Large Language Models", arXiv:2203.15556.
/// Summed as logarithms, so that any magnitudes work.
/// </summary>
public sealed class ChinchillaLaw : IScalingLaw
{
    internal const string Summary = "L = E + A N^-alpha + B D^-beta (Hoffmann et al. 2022)";

    private static readonly Lazy<IReadOnlyList<double[]>> Grid = new(MakeGrid);

    /// <inheritdoc/>
    public string Name => "chinchilla";

    /// <inheritdoc/>
    public string Formula => "L = E + A N^-alpha + B D^-beta";

    /// <inheritdoc/>
    public string Source => "Hoffmann et al. 2022, arXiv:2203.15556";

    /// <inheritdoc/>
    public IReadOnlyList<Scale> Scales { get; } = [Scale.Parameters, Scale.Tokens];

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Coefficients { get; } =
    [
        Coefficient.Floor("E"),
        Coefficient.Positive("A", "factor of the parameters' term"),
        Coefficient.Positive("B", "factor of the tokens' term"),
        Coefficient.Exponent("alpha", "exponent of the parameters"),
        Coefficient.Exponent("beta", "exponent of the tokens"),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<DerivedQuantity> Derived => ComputeOptimum.Exponents;

    /// <summary>The 4500 starts of Hoffmann et al.: α, β in 0 … 2, ln E in -1 … 1, ln A and ln B in 0 … 25.</summary>
    public IReadOnlyList<double[]> PublishedStarts => Grid.Value;

    /// <inheritdoc/>
    public IReadOnlyList<DerivedQuantity> DerivedAt(double budget) => ComputeOptimum.At(budget);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(in ScaleBlock scales, ReadOnlySpan<double> coefficients, Span<double> logLoss, Span<double> gradient)
    {
        int rows = Lanes.Check(this, scales, coefficients, logLoss, gradient);
        Vector512<double> floor = Vector512.Create(coefficients[0]), floorValue = VectorFunctions.Exp(floor);
        Vector512<double> factorA = Vector512.Create(coefficients[1]), factorB = Vector512.Create(coefficients[2]);
        Vector512<double> alpha = Vector512.Create(coefficients[3]), beta = Vector512.Create(coefficients[4]);
        for (int row = 0; row < rows; row += Lanes.Count)
        {
            Vector512<double> parameters = Lanes.Load(scales.LogParameters, row), tokens = Lanes.Load(scales.LogTokens, row);
            LogSum sum = LogSum.Of(floor, floorValue, factorA - (alpha * parameters), factorB - (beta * tokens));
            Lanes.Store(sum.Value, logLoss, row);
            if (gradient.IsEmpty) continue;
            Lanes.Store(sum.FirstShare, gradient, 0, rows, row);
            Lanes.Store(sum.SecondShare, gradient, 1, rows, row);
            Lanes.Store(sum.ThirdShare, gradient, 2, rows, row);
            Lanes.Store(-parameters * sum.SecondShare, gradient, 3, rows, row);
            Lanes.Store(-tokens * sum.ThirdShare, gradient, 4, rows, row);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts(TrainingRuns runs) => TwoTermStarts.Of(runs);

    private static double[][] MakeGrid()
    {
        double[] exponents = [0, 0.5, 1, 1.5, 2], floors = [-1, -0.5, 0, 0.5, 1], factors = [0, 5, 10, 15, 20, 25];
        return
        [
            .. from alpha in exponents from beta in exponents from floor in floors from a in factors from b in factors
               select new[] { floor, a, b, alpha, beta },
        ];
    }
}
