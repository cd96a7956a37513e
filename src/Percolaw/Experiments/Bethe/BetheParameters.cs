using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>What <c>simulate bethe</c> runs: clusters of random occupied roots on the Bethe lattice.</summary>
public sealed record BetheParameters
{
    /// <summary>z, the number of neighbours of a site: 3 … 10,000.</summary>
    public int Coordination { get; init; } = 6;

    /// <summary>p, above 0 and at most 1.</summary>
    public double Probability { get; init; }

    /// <summary>The number of clusters, at least 1.</summary>
    public long Clusters { get; init; } = 1;

    /// <summary>Growth stops beyond this many sites: the cluster counts as infinite. 1 … 2·10⁹.</summary>
    public long MaximumSize { get; init; } = 1_000_000;

    /// <summary>The seed of all random streams.</summary>
    public ulong Seed { get; init; }

    /// <summary>A maximum size beyond which finite clusters do not matter: e^-40 of them, or 10⁶ where that is out of reach.</summary>
    public static long StandardMaximumSize(BetheLattice lattice)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        double reach = 40 * lattice.CutOff;
        return reach < 1e6 ? Math.Max(1000, (long)reach) : 1_000_000;
    }
}
