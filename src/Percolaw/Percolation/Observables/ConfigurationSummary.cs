namespace Percolaw.Percolation;

/// <summary>What one configuration's clusters give: the sums from which every observable follows. Sizes are in sites.</summary>
public sealed record ConfigurationSummary
{
    /// <summary>Sites in clusters: the occupied ones, or with bond percolation all of them.</summary>
    public required long OccupiedSites { get; init; }

    /// <summary>The number of clusters.</summary>
    public required long Clusters { get; init; }

    /// <summary>The size of the largest cluster; 0 where there is none.</summary>
    public required long Largest { get; init; }

    /// <summary>The size of the second largest cluster, which may be as large as the largest; 0 where there is none.</summary>
    public required long SecondLargest { get; init; }

    /// <summary>Σ s² over all clusters; exact, below 2^62.</summary>
    public required long SumOfSquares { get; init; }

    /// <summary>Σ s⁴ over all clusters.</summary>
    public required double SumOfFourthPowers { get; init; }

    /// <summary>Periodic: some cluster wraps around direction 1 (axis 0), whatever else it does.</summary>
    public bool WrapsFirst { get; init; }

    /// <summary>Periodic: some cluster wraps around some direction.</summary>
    public bool WrapsAny { get; init; }

    /// <summary>Periodic: every direction is wrapped, by any clusters of the configuration.</summary>
    public bool WrapsAll { get; init; }

    /// <summary>Free: some cluster joins the two faces of direction 1 (axis 0).</summary>
    public bool Spans { get; init; }

    /// <summary>Σ R_s² s² over the clusters that do not wrap, R_s the radius of gyration, unwrapped, in units of the distance between neighbours.</summary>
    public double SumOfGyration { get; init; }

    /// <summary>Σ s² over the clusters that do not wrap.</summary>
    public double SumOfSquaresUnwrapped { get; init; }

    /// <summary>The number of clusters in each bin of <see cref="SizeBins"/>, up to the bin of the largest cluster.</summary>
    public required IReadOnlyList<long> ClustersBySize { get; init; }
}
