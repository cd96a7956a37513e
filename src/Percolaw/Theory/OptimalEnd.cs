using Percolaw.Numerics;

namespace Percolaw.Theory;

/// <summary>
/// When one cluster more pays. With h = H_(j-1)/j^(b-1) the loss falls by learning cluster j if and only if
/// (h+1)^(1+c/D) - h^(1+c/D) &lt; N^(c/D): compare the loss N^-(c/D) H_j^(1+c/D) + Σ_{k>j} k^-(α+1) for j and j - 1.
/// The left side rises with j, so the first j that does not pay ends the search. For large h this is the end point
/// n_j = N/h = (1+c/D)^(D/c).
/// </summary>
internal static class OptimalEnd
{
    /// <summary>ln of the N from which on the cluster pays.</summary>
    /// <param name="logPriorSum">ln h; negative infinity for the first cluster.</param>
    /// <param name="clusterExponent">c/D.</param>
    public static double LogThreshold(double logPriorSum, double clusterExponent)
    {
        if (double.IsNegativeInfinity(logPriorSum))
            return 0;
        double power = 1 + clusterExponent;
        double growth = power * Expm1.Log1p(Math.Exp(-logPriorSum));
        // Beyond e^700, e^growth - 1 is e^growth to all digits.
        double logGain = growth > 700 ? growth : Math.Log(Expm1.Of(growth));
        return (power * logPriorSum + logGain) / clusterExponent;
    }
}
