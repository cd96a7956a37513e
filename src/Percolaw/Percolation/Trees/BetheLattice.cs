using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>
/// Exact results for site percolation on the Bethe lattice, an infinite tree in which every site has z neighbours.
/// The cluster of an occupied root is a Galton–Watson tree: z possible children of the root, m = z - 1 of every other site,
/// each occupied with probability p. By Otter and Dwass (Otter 1949; Dwass 1969; Fisher and Essam 1961)
/// w_s = P(S = s) = z (ms)! / [(s-1)! ((m-1)s+2)!] · p^(s-1) (1-p)^((m-1)s+2).
/// </summary>
public sealed record BetheLattice
{
    /// <summary>Creates the lattice.</summary>
    /// <param name="coordination">z, at least 3.</param>
    /// <param name="occupation">p, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public BetheLattice(int coordination, double occupation)
    {
        Coordination = (int)Guard.AtLeast(3, coordination);
        if (!(occupation > 0 && occupation <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(occupation), occupation, FormattableString.Invariant($"is {occupation}; must be above 0 and at most 1."));
        }
        Occupation = occupation;
        // ε = p/p_c - 1 in one rounding, and 1/s_ξ = -[ln(1+ε) + (m-1) ln(1 - ε/(m-1))]: the terms linear in ε cancel.
        // 1/(z-1) is seldom a double: the nearest one means the threshold itself.
        Excess = occupation == 1 / Branches ? 0 : Math.FusedMultiplyAdd(Branches, occupation, -1);
        InverseCutOff = Math.Max(0, -Stirling.Log1pMinus(Excess) - (Branches - 1) * Stirling.Log1pMinus(-Excess / (Branches - 1)));
    }

    /// <summary>The lattice at its threshold.</summary>
    /// <param name="coordination">z, at least 3.</param>
    public static BetheLattice AtThreshold(int coordination) => new(coordination, ThresholdOf(coordination));

    /// <summary>p_c = 1/(z-1).</summary>
    /// <param name="coordination">z, at least 3.</param>
    public static double ThresholdOf(int coordination) => 1.0 / (Guard.AtLeast(3, coordination) - 1);

    /// <summary>z, the number of neighbours of a site.</summary>
    public int Coordination { get; }

    /// <summary>p, the probability that a site is occupied.</summary>
    public double Occupation { get; }

    /// <summary>p_c = 1/(z-1).</summary>
    public double Threshold => 1 / Branches;

    /// <summary>1/s_ξ = -ln[m p (m(1-p)/(m-1))^(m-1)] ≥ 0, about (p/p_c-1)² m/(2(m-1)) near p_c; 0 at p_c, infinite at p = 1.</summary>
    public double InverseCutOff { get; }

    /// <summary>s_ξ: finite clusters larger than this are exponentially rare; infinite at p_c.</summary>
    public double CutOff => 1 / InverseCutOff;

    /// <summary>
    /// The mean size of an occupied root's cluster, (1+p)/(1-(z-1)p); infinite from p_c on.
    /// </summary>
    public double MeanSize => Excess < 0 ? (1 + Occupation) / -Excess : double.PositiveInfinity;

    /// <summary>
    /// The mean size of an occupied root's cluster, given that it is finite: <see cref="MeanSize"/> below p_c; above it, where
    /// finite clusters have the law of the smaller p* with p* (1-p*)^(z-2) = p (1-p)^(z-2), the mean at p*; infinite at p_c.
    /// NaN at p = 1, where no cluster is finite.
    /// </summary>
    public double MeanFiniteSize => Excess <= 0 ? MeanSize : Occupation == 1 ? double.NaN : new BetheLattice(Coordination, DualOccupation).MeanSize;

    /// <summary>The probability that an occupied root is in an infinite cluster; 0 up to p_c.</summary>
    public double PercolationStrength => -Expm1.Of(Coordination * Expm1.Log1p(-BranchSurvival));

    /// <summary>
    /// Finite clusters per lattice site, p Q^z - (z/2) p² Q^(2z-2), Q the probability that a branch is finite: their sites
    /// less their bonds. p - (z/2) p² up to p_c.
    /// </summary>
    public double ClustersPerSite
    {
        get
        {
            double finite = 1 - BranchSurvival;
            return Occupation * Math.Pow(finite, Coordination)
                - 0.5 * Coordination * Occupation * Occupation * Math.Pow(finite, 2 * Branches);
        }
    }

    /// <summary>
    /// A in w_s ~ A s^(-3/2) e^(-s/s_ξ) for large s. At p_c it is [z/(z-1)] √((z-1)/(2π(z-2))), and P(S ≥ s) ~ 2A s^(-1/2).
    /// </summary>
    public double Amplitude => RootFactor * Math.Sqrt(Branches / (2 * Math.PI * (Branches - 1))) / ((Branches - 1) * (Branches - 1));

    // m = z - 1.
    private double Branches => Coordination - 1.0;

    // p/p_c - 1.
    private double Excess { get; }

    private double RootFactor => Coordination * (1 - Occupation) * (1 - Occupation) / Occupation;

    /// <summary>w_s = P(S = s), the probability that an occupied root is in a cluster of s sites.</summary>
    /// <param name="size">s, at least 1.</param>
    public double SizeProbability(long size) => Math.Exp(LogSizeProbability(size));

    /// <summary>ln w_s, to about 1e-15 absolute plus 1e-16·s/s_ξ; negative infinity at p = 1.</summary>
    /// <param name="size">s, at least 1; tested to 1e9.</param>
    public double LogSizeProbability(long size) => LogDensity(Guard.AtLeast(1, size));

    /// <summary>n_s = p w_s/s, clusters of s sites per lattice site (occupied or not).</summary>
    /// <param name="size">s, at least 1.</param>
    public double ClusterNumber(long size) => Occupation * SizeProbability(size) / size;

    /// <summary>
    /// P(S ≥ s), the infinite cluster included, to about 1e-13 relative; costs at most some 40,000 terms.
    /// </summary>
    /// <param name="size">s, at least 1.</param>
    public double Tail(long size) => Math.Min(1, PercolationStrength + FiniteTail(size));

    /// <summary>P(s ≤ S &lt; ∞), the probability of a finite cluster of at least s sites.</summary>
    /// <inheritdoc cref="Tail"/>
    public double FiniteTail(long size) => BetheTail.Sum(this, Guard.AtLeast(1, size));

    /// <summary>
    /// ln w_x for real x &gt; 0. The factorials combine to a binomial probability C(mx, x) p^x (1-p)^((m-1)x), whose large
    /// parts cancel analytically (Loader 2000); differences of log-gammas would lose all digits at x = 1e9.
    /// </summary>
    internal double LogDensity(double x)
    {
        double others = (Branches - 1) * x;
        double binomial = Stirling.Remainder(Branches * x) - Stirling.Remainder(x) - Stirling.Remainder(others)
            + 0.5 * Math.Log(Branches / (2 * Math.PI * others)) - x * InverseCutOff;
        return binomial + Math.Log(RootFactor * x) - Math.Log(others + 1) - Math.Log(others + 2);
    }

    // p* = p Q^m/Q, as a site of a finite cluster has its m branches finite: Q is the probability that a branch is finite.
    private double DualOccupation => Occupation * Math.Pow(1 - BranchSurvival, Branches - 1);

    // y = 1 - Q, the largest root of y = p (1 - (1-y)^m): the probability that a branch with an occupied or empty root is infinite.
    private double BranchSurvival
    {
        get
        {
            if (Excess <= 0)
                return 0;
            if (Occupation == 1)
                return 1;
            // Divided by y, in logarithms, so that the trivial root y = 0 is gone and small y keep their digits.
            (double, double) Equation(double y)
            {
                double power = Branches * Expm1.Log1p(-y);
                double reached = -Expm1.Of(power);
                double slope = Branches * Math.Exp(power) / ((1 - y) * reached) - 1 / y;
                return (Math.Log(Occupation * reached / y), slope);
            }
            double lower = Math.Min(1e-3, Excess / Branches) * 1e-3;
            return RootFinder.Newton(Equation, lower, Occupation);
        }
    }
}
