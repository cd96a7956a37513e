namespace Percolaw.Experiments;

/// <summary>
/// Exponents of the leading correction to scaling: with the length, L^-ω, and with the size of clusters, s^-Ω, Ω = ω/D.
/// They are known less well than the exponents themselves, so every fit is repeated with larger and smaller ones.
/// </summary>
internal static class Corrections
{
    // ω in d = 2 … 5: 3/2 (Ziff 2011: Ω = 72/91 with D = 91/48); 1.2 (Wang et al. 2013); 1.0 (Zhang et al. 2020); 0.72 (d = 5, the same).
    private static readonly double[] Lengths = [1.5, 1.2, 1.0, 0.7];

    // Ω: 72/91 (Ziff, PRE 83, 020107 (2011)); 0.64 (Lorenz and Ziff 1998); 0.40 (Mertens and Moore 2018); 0.27 (Xun, Hao and Ziff 2023).
    private static readonly double[] Sizes = [72.0 / 91, 0.64, 0.40, 0.27];

    /// <summary>ω.</summary>
    public static double Length(int dimension) => dimension == 2 ? 2 : Lengths[Math.Min(dimension - 2, 3)];

    /// <summary>Ω; above six dimensions that of the coupling that is irrelevant there, (d - 6)/4, at most the 1 of a tree.</summary>
    public static double Size(int dimension) => dimension <= 5 ? Sizes[dimension - 2] : Math.Clamp((dimension - 6) / 4.0, 0.25, 1);

    /// <summary>Other values that the data have to bear: smaller and larger by a third.</summary>
    public static IEnumerable<double> Variants(double exponent) => [exponent * 0.67, exponent * 1.5];
}
