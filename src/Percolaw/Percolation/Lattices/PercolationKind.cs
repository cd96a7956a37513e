namespace Percolaw.Percolation;

/// <summary>What is occupied at random.</summary>
public enum PercolationKind
{
    /// <summary>Sites: each is occupied with probability p, and occupied neighbours are connected.</summary>
    Site,

    /// <summary>Bonds: each bond between neighbours is occupied with probability p; every site is part of a cluster.</summary>
    Bond,
}
