namespace Percolaw.Data;

/// <summary>
/// Grows the clusters of a data set, each from the random streams of its attempt. A workspace that serves one thread.
/// </summary>
internal interface IClusterSource
{
    /// <summary>What <see cref="Measure"/> returns for a cluster beyond the maximum size.</summary>
    const int TooLarge = -1;

    /// <summary>The size of a cluster, or <see cref="TooLarge"/>.</summary>
    int Measure(int attempt, CancellationToken cancellation);

    /// <summary>Grows a cluster of known size, its sites in depth-first order.</summary>
    /// <param name="attempt">Which cluster.</param>
    /// <param name="start">The row of its first site.</param>
    /// <param name="rows">Filled in.</param>
    /// <param name="cancellation">Ends the work early, where it is long.</param>
    void Grow(int attempt, int start, ClusterRows rows, CancellationToken cancellation);
}

/// <summary>Memory for the tree of a cluster.</summary>
/// <param name="parents">For each site the row of its parent, -1 for the first.</param>
/// <param name="depths">For each site its distance from the first along the tree.</param>
/// <param name="directions">For each site the direction from its parent; empty on the Bethe lattice.</param>
internal readonly ref struct ClusterRows(Span<int> parents, Span<int> depths, Span<byte> directions)
{
    public Span<int> Parents { get; } = parents;

    public Span<int> Depths { get; } = depths;

    public Span<byte> Directions { get; } = directions;
}
