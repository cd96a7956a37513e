using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>What <c>simulate cluster</c> runs: clusters of random occupied sites, grown on an infinite lattice.</summary>
public sealed record GrowthParameters
{
    /// <summary>The name of the lattice in <see cref="LatticeList"/>.</summary>
    public string Lattice { get; init; } = "hypercubic";

    /// <summary>d.</summary>
    public int Dimension { get; init; } = 3;

    /// <summary>Sites or bonds.</summary>
    public PercolationKind Kind { get; init; }

    /// <summary>p in [0, 1].</summary>
    public double Probability { get; init; }

    /// <summary>The number of clusters, at least 1.</summary>
    public long Clusters { get; init; } = 1;

    /// <summary>Clusters with more sites are stopped; at least 1.</summary>
    public long MaximumSize { get; init; } = 100_000;

    /// <summary>The seed of all random streams.</summary>
    public ulong Seed { get; init; }

    /// <summary>The lattice.</summary>
    public ILattice MakeLattice() => LatticeList.All.Single(entry => entry.Name == Lattice).Make(Dimension);
}
