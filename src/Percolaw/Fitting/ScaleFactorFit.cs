using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>The scale factor of one cluster, and how well it fits.</summary>
/// <param name="ScaleFactor">At least 1: the number of training sites that amount to one degree of freedom.</param>
/// <param name="Objective">The summed Huber loss at the minimum.</param>
/// <param name="Count">The number of losses used.</param>
public readonly record struct ScaleFactorFit(double ScaleFactor, double Objective, int Count)
{
    // Improvements below this are rounding: the smaller scale factor stays.
    private const double Tie = 1e-12;

    /// <summary>
    /// Fits loss = 1 for n &lt; scale, (n/scale)^-(c/D) beyond, scale ≥ 1, by the smallest Σ Huber_δ(ln L_i - ln model)
    /// (Brill 2024, arXiv:2412.07942; Huber_δ(r) = r²/2 for |r| ≤ δ, δ(|r| - δ/2) beyond).
    /// </summary>
    /// <remarks>
    /// In t = ln scale every residual is piecewise linear, so the objective is quadratic between the points t = ln n_i and
    /// those where a residual is ±δ. It is minimised in closed form in every piece: the result is the global minimum, where
    /// local searches from one start may miss it. Of equal minima the smallest scale factor is taken. O(count²) time.
    /// </remarks>
    /// <param name="trainingSites">Expected numbers of training sites n_i, above 0, in any order.</param>
    /// <param name="losses">L_i, above 0; NaN is a missing value and ignored.</param>
    /// <param name="clusterExponent">c/D, above 0.</param>
    /// <param name="workspace">Scratch memory; grows to what is needed and can be used again, by one thread at a time.</param>
    /// <param name="huberDelta">δ, above 0.</param>
    /// <exception cref="ArgumentException">Lengths differ, there is no loss, or a loss or n_i is not above 0.</exception>
    public static ScaleFactorFit Fit(
        ReadOnlySpan<double> trainingSites, ReadOnlySpan<double> losses, double clusterExponent, ScaleFactorWorkspace workspace, double huberDelta = 1)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        Guard.Positive(clusterExponent);
        Guard.Positive(huberDelta);
        ScaleFactorObjective objective = workspace.Prepare(trainingSites, losses, clusterExponent, huberDelta);
        ReadOnlySpan<double> breaks = workspace.Breaks(objective);
        double best = 0;
        double lowest = objective.Value(0);
        for (int i = 0; i < breaks.Length; i++)
        {
            double from = i == 0 ? 0 : breaks[i - 1];
            double inside = objective.StationaryPoint(from, breaks[i]);
            if (inside > from && inside < breaks[i])
                Keep(objective, inside, ref best, ref lowest);
            Keep(objective, breaks[i], ref best, ref lowest);
        }
        return new ScaleFactorFit(Math.Exp(best), lowest, objective.Count);
    }

    /// <summary>The same with memory of its own.</summary>
    /// <inheritdoc cref="Fit(ReadOnlySpan{double}, ReadOnlySpan{double}, double, ScaleFactorWorkspace, double)"/>
    public static ScaleFactorFit Fit(ReadOnlySpan<double> trainingSites, ReadOnlySpan<double> losses, double clusterExponent, double huberDelta = 1) =>
        Fit(trainingSites, losses, clusterExponent, new ScaleFactorWorkspace(), huberDelta);

    private static void Keep(ScaleFactorObjective objective, double logScale, ref double best, ref double lowest)
    {
        double value = objective.Value(logScale);
        if (!(value < lowest - Tie * (1 + lowest)))
            return;
        best = logScale;
        lowest = value;
    }
}
