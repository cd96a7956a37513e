using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Fitting;

/// <summary>
/// L = (X_c/x)^α in one scale: Kaplan et al. 2020, "Scaling Laws for Neural Language Models", arXiv:2001.08361.
/// </summary>
public sealed class KaplanLaw : IScalingLaw
{
    internal const string Summary = "L = (Nc/N)^alphaN, likewise in D and C; jointly L = [(Nc/N)^(alphaN/alphaD) + Dc/D]^alphaD (Kaplan et al. 2020)";

    private static readonly double[] StartExponents = [0.03, 0.07, 0.15, 0.4, 1];

    private readonly Scale scale;
    private readonly char letter;

    /// <summary>Makes the law.</summary>
    /// <param name="scale">x: N, D or C, which gives the coefficients their letter.</param>
    public KaplanLaw(Scale scale)
    {
        this.scale = scale;
        letter = scale switch { Scale.Parameters => 'N', Scale.Tokens => 'D', Scale.Flops => 'C', _ => 'U' };
        Scales = [scale];
        Coefficients =
        [
            Coefficient.Positive($"{letter}c", "scale at which the loss would be 1"),
            Coefficient.Positive($"alpha{letter}", "exponent"),
        ];
    }

    /// <inheritdoc/>
    public string Name => "kaplan";

    /// <inheritdoc/>
    public string Formula => $"L = ({letter}c/{letter})^alpha{letter}";

    /// <inheritdoc/>
    public string Source => "Kaplan et al. 2020, arXiv:2001.08361";

    /// <inheritdoc/>
    public IReadOnlyList<Scale> Scales { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(in ScaleBlock scales, ReadOnlySpan<double> coefficients, Span<double> logLoss, Span<double> gradient)
    {
        int rows = Lanes.Check(this, scales, coefficients, logLoss, gradient);
        ReadOnlySpan<double> logScale = scales[scale];
        Vector512<double> unit = Vector512.Create(coefficients[0]), exponent = Vector512.Create(Math.Exp(coefficients[1]));
        for (int row = 0; row < rows; row += Lanes.Count)
        {
            Vector512<double> value = exponent * (unit - Lanes.Load(logScale, row));
            Lanes.Store(value, logLoss, row);
            if (gradient.IsEmpty) continue;
            Lanes.Store(exponent, gradient, 0, rows, row);
            Lanes.Store(value, gradient, 1, rows, row);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts(TrainingRuns runs)
    {
        LogRange range = LogRange.Of(runs, scale), loss = LogRange.OfLoss(runs);
        return [.. StartExponents.Select(exponent => new[] { range.Middle + (loss.Middle / exponent), Math.Log(exponent) })];
    }
}
