using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>
/// Figure 3 of the paper (Brill 2024, arXiv:2412.07942): loss against data set size for α = 1 and several c/D, by the
/// published integral formulas.
/// </summary>
public static class TheoreticalDataScaling
{
    /// <summary>The figure; its <see cref="Figure.Data"/> is the one table of <see cref="Tabulate"/>.</summary>
    public static Figure Create() => Figure.Create(
        "theoretical-data-scaling",
        "Theoretical data scaling, α = 1",
        Caption(),
        "Loss against data set size from 1 to a hundred million on logarithmic axes: five falling curves, from top to bottom for c/D = 0.1, 0.5, 1, 2 and 20, each with its dotted asymptote.",
        TheoreticalScaling.Draw(Tabulate(), "data set size n", 5e-5));

    /// <summary>
    /// The table <c>theoretical_data_scaling</c>: <c>alpha, c_over_d, n, loss, asymptote, local_exponent, k_br</c>, n the data
    /// set size, the loss normalised to 1 at n = 1; no asymptote where it would rise.
    /// </summary>
    public static Table Tabulate() =>
        TheoreticalScaling.Tabulate("theoretical_data_scaling", exponent => new DataScaling(TheoreticalScaling.QuantaExponent, exponent));

    private static string Caption()
    {
        DataScaling equal = new(1, 0.5);
        return "From top to bottom `c/D` = 0.1, 0.5, 1, 2, 20. Data limit the loss as a model’s size does, but the number of learnt clusters gives the exponent α/(1+α) = 1/2 in place of α. "
            + "For `c/D` = 1, 2 and 20 the curves end parallel to n^{-1/2}; for 0.1 the largest clusters decide, n^{-c/D}. "
            + "`c/D` = 0.5, a nearest-neighbour learner on mean-field clusters, is exactly at the transition: its asymptote is "
            + $"n^{{-1/2}} ln n, and at n = 30000 the local exponent is still {TheoreticalScaling.Exponent(equal, 30000)}.";
    }
}
