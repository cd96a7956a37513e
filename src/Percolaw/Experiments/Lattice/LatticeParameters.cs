using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>What <c>simulate lattice</c> runs: independent configurations, or sweeps, of boxes of one lattice.</summary>
public sealed record LatticeParameters
{
    /// <summary>The name of the lattice in <see cref="LatticeList"/>.</summary>
    public string Lattice { get; init; } = "hypercubic";

    /// <summary>d.</summary>
    public int Dimension { get; init; } = 2;

    /// <summary>The lengths L of the boxes, each at least 1.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>Sites or bonds.</summary>
    public PercolationKind Kind { get; init; }

    /// <summary>What lies beyond the faces.</summary>
    public Boundary Boundary { get; init; }

    /// <summary>Occupation probabilities, in [0, 1].</summary>
    public IReadOnlyList<double> Probabilities { get; init; } = [];

    /// <summary>Whether each sample is a sweep over all occupation numbers, which serves every probability; else a sample is one configuration for each of them.</summary>
    public bool Sweep { get; init; }

    /// <summary>Samples for each length.</summary>
    public long Samples { get; init; } = 1;

    /// <summary>The seed of all random streams.</summary>
    public ulong Seed { get; init; }

    /// <summary>The box of a length.</summary>
    /// <exception cref="PercolawException">The length is out of range.</exception>
    public LatticeBox Box(int length) => new(MakeLattice(), length, Boundary);

    /// <summary>The lattice.</summary>
    public ILattice MakeLattice() => LatticeList.All.Single(entry => entry.Name == Lattice).Make(Dimension);
}
