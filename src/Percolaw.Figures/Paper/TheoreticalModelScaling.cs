using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>
/// Figure 2 of the paper (Brill 2024, arXiv:2412.07942): loss against model degrees of freedom for α = 1 and several c/D,
/// by the published integral formulas.
/// </summary>
public static class TheoreticalModelScaling
{
    /// <summary>The figure; its <see cref="Figure.Data"/> is the one table of <see cref="Tabulate"/>.</summary>
    public static Figure Create() => Figure.Create(
        "theoretical-model-scaling",
        "Theoretical model scaling, α = 1",
        Caption(),
        "Loss against model degrees of freedom from 1 to a hundred million on logarithmic axes: five falling curves, from top to bottom for c/D = 0.1, 0.5, 1, 2 and 20, each with its dotted asymptote.",
        TheoreticalScaling.Draw(Tabulate(), "model degrees of freedom N", 1e-8));

    /// <summary>
    /// The table <c>theoretical_model_scaling</c>: <c>alpha, c_over_d, n, loss, asymptote, local_exponent, k_br</c>, the loss
    /// normalised to 1 at n = 1; no asymptote where it would rise.
    /// </summary>
    public static Table Tabulate() =>
        TheoreticalScaling.Tabulate("theoretical_model_scaling", exponent => new ModelScaling(TheoreticalScaling.QuantaExponent, exponent));

    private static string Caption()
    {
        ModelScaling slow = new(1, 0.5);
        ModelScaling equal = new(1, 1);
        return "From top to bottom `c/D` = 0.1, 0.5, 1, 2, 20. The exponent is the smaller of α and `c/D`. For `c/D` = 0.1 and 0.5 the largest clusters decide and the loss falls as N^{-c/D}; "
            + "for 2 and 20 the number of learnt clusters decides, and both end parallel to N^{-1} and differ by a factor only. "
            + "At `c/D` = α = 1 the two mechanisms tie, and a logarithm keeps the curve above every N^{-1}. "
            + $"The curves reach their dotted asymptotes slowly: at N = 500 the local exponent is {TheoreticalScaling.Exponent(slow, 500)} for `c/D` = 0.5 "
            + $"and {TheoreticalScaling.Exponent(equal, 500)} for 1, so a measured slope is to be compared with the curve, not with the asymptote.";
    }
}
