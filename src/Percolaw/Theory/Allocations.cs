using Percolaw.Numerics;

namespace Percolaw.Theory;

/// <summary>Allocations of degrees of freedom over K clusters of weight k^-(α+1), and the loss that an allocation has.</summary>
public static class Allocations
{
    /// <summary>Writes n_k for k = 1 … K, K the length of <paramref name="allocation"/>.</summary>
    /// <param name="kind">Which allocation.</param>
    /// <param name="curve">α and c/D.</param>
    /// <param name="degreesOfFreedom">N, at least 1.</param>
    /// <param name="allocation">Receives n_k at index k - 1; 0 for clusters beyond the break rank. Not empty.</param>
    /// <returns>Σ n_k: N, except for <see cref="Allocation.Published"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">N is below 1, infinite or NaN, or the kind is unknown.</exception>
    /// <exception cref="ArgumentException">The span is empty.</exception>
    public static double Fill(Allocation kind, ModelScaling curve, double degreesOfFreedom, Span<double> allocation)
    {
        ArgumentNullException.ThrowIfNull(curve);
        Guard.AtLeast(1.0, degreesOfFreedom);
        if (allocation.IsEmpty)
            throw new ArgumentException("has no clusters; at least 1 is needed.", nameof(allocation));
        return kind switch
        {
            Allocation.Published => FillShape(curve.AllocationExponent, curve.BreakRank(degreesOfFreedom), allocation),
            Allocation.Normalised => Rescale(allocation, FillShape(curve.AllocationExponent, curve.BreakRank(degreesOfFreedom), allocation), degreesOfFreedom),
            Allocation.Optimal => FillOptimal(curve, degreesOfFreedom, allocation),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not an allocation."),
        };
    }

    /// <summary>
    /// Writes n_k ∝ k^(b-1) for k &lt; k_br with Σ n_k = N: the candidates of the paper's scan of allocations.
    /// </summary>
    /// <param name="allocationExponent">b, any finite number.</param>
    /// <param name="breakRank">k_br, at least 1; cluster 1 always gets its share.</param>
    /// <param name="degreesOfFreedom">N, above 0.</param>
    /// <param name="allocation">Receives n_k at index k - 1.</param>
    public static void FillPowerLaw(double allocationExponent, double breakRank, double degreesOfFreedom, Span<double> allocation)
    {
        if (!double.IsFinite(allocationExponent))
            throw new ArgumentOutOfRangeException(nameof(allocationExponent), allocationExponent, "must be finite.");
        Guard.AtLeast(1.0, breakRank);
        Guard.Positive(degreesOfFreedom);
        if (allocation.IsEmpty)
            throw new ArgumentException("has no clusters; at least 1 is needed.", nameof(allocation));
        Rescale(allocation, FillShape(allocationExponent, breakRank, allocation), degreesOfFreedom);
    }

    /// <summary>
    /// The loss of an allocation, Σ_k k^-(α+1) min(1, n_k^-(c/D)) / Σ_k k^-(α+1) over the K clusters given; a cluster with
    /// n_k &lt; 1 is not learnt.
    /// </summary>
    /// <param name="allocation">n_k ≥ 0 at index k - 1.</param>
    /// <param name="quantaExponent">α, above 0.</param>
    /// <param name="clusterExponent">c/D, above 0.</param>
    /// <returns>Between 0 and 1.</returns>
    /// <exception cref="ArgumentException">The span is empty or has a negative number or NaN.</exception>
    public static double Loss(ReadOnlySpan<double> allocation, double quantaExponent, double clusterExponent)
    {
        Guard.Positive(quantaExponent);
        Guard.Positive(clusterExponent);
        if (allocation.IsEmpty)
            throw new ArgumentException("has no clusters; at least 1 is needed.", nameof(allocation));
        double loss = 0;
        double total = 0;
        // The smallest weights first: the order that loses least to rounding.
        for (int i = allocation.Length - 1; i >= 0; i--)
        {
            double share = allocation[i];
            if (!(share >= 0))
                throw new ArgumentException(FormattableString.Invariant($"has {share} at index {i}; must be at least 0."), nameof(allocation));
            double weight = Math.Pow(i + 1, -quantaExponent - 1);
            total += weight;
            loss += share > 1 ? weight * Math.Pow(share, -clusterExponent) : weight;
        }
        return loss / total;
    }

    // n_k = (k/k_br)^(b-1), k < k_br. Cluster 1 is always in: at k_br = 1 it would be cut although n_1 = 1 there.
    private static double FillShape(double allocationExponent, double breakRank, Span<double> allocation)
    {
        allocation.Clear();
        double sum = 0;
        for (int i = 0; i < allocation.Length && (i == 0 || i + 1 < breakRank); i++)
        {
            allocation[i] = Math.Pow((i + 1) / breakRank, allocationExponent - 1);
            sum += allocation[i];
        }
        return sum;
    }

    private static double FillOptimal(ModelScaling curve, double degreesOfFreedom, Span<double> allocation)
    {
        allocation.Clear();
        double logScale = Math.Log(degreesOfFreedom);
        double sum = 0;
        for (int i = 0; i < allocation.Length; i++)
        {
            double share = Math.Pow(i + 1, curve.AllocationExponent - 1);
            if (i > 0 && OptimalEnd.LogThreshold(Math.Log(sum / share), curve.ClusterExponent) > logScale)
                break;
            allocation[i] = share;
            sum += share;
        }
        return Rescale(allocation, sum, degreesOfFreedom);
    }

    private static double Rescale(Span<double> allocation, double sum, double target)
    {
        foreach (ref double share in allocation)
            share *= target / sum;
        return target;
    }
}
