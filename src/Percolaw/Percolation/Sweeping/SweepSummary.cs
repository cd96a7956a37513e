namespace Percolaw.Percolation;

/// <summary>
/// What one sweep gives: its observables at every probability, and where the clusters first reached around or across.
/// </summary>
public sealed record SweepSummary
{
    /// <summary>The observables at each probability of the convolution, in its order.</summary>
    public required IReadOnlyList<SweepValues> Values { get; init; }

    /// <summary>The occupation number at which the sweep began: 0, or where a window sweep began.</summary>
    public required long FirstOccupation { get; init; }

    /// <summary>The occupation number at which the sweep ended: all elements, or where a window sweep ended.</summary>
    public required long LastOccupation { get; init; }

    /// <summary>
    /// Periodic: the occupation number at which direction 1 was first wrapped; null where it was not until the end. Where
    /// it equals <see cref="FirstOccupation"/> of a window sweep, it happened there or before. So do those below.
    /// </summary>
    public long? WrapsFirstAt { get; init; }

    /// <summary>Periodic: the occupation number at which some direction was first wrapped.</summary>
    public long? WrapsAnyAt { get; init; }

    /// <summary>Periodic: the occupation number at which the last of the directions was wrapped.</summary>
    public long? WrapsAllAt { get; init; }

    /// <summary>Free: the occupation number at which a cluster first joined the two faces of direction 1.</summary>
    public long? SpansAt { get; init; }
}

/// <summary>
/// The observables of one sweep at one probability: averages over the occupation number, which is binomial. Averaged over
/// sweeps they are the means of the same sums over independent configurations. Sizes are in sites.
/// </summary>
public sealed record SweepValues
{
    /// <summary>The probability p.</summary>
    public required double Probability { get; init; }

    /// <summary>The size of the largest cluster.</summary>
    public required double Largest { get; init; }

    /// <summary>The square of the size of the largest cluster.</summary>
    public required double LargestSquared { get; init; }

    /// <summary>Σ s² over all clusters.</summary>
    public required double SumOfSquares { get; init; }

    /// <summary>Σ s² over all clusters but the largest.</summary>
    public required double SumOfSquaresWithoutLargest { get; init; }

    /// <summary>Sites in clusters: pL^d, or with bond percolation all of them.</summary>
    public required double OccupiedSites { get; init; }

    /// <summary>Sites in clusters other than the largest.</summary>
    public required double OccupiedSitesWithoutLargest { get; init; }

    /// <summary>The number of clusters.</summary>
    public required double Clusters { get; init; }

    /// <summary>Periodic: the probability of the occupation numbers at which direction 1 is wrapped, in [0, 1].</summary>
    public double WrapsFirst { get; init; }

    /// <summary>Periodic: the same for some direction.</summary>
    public double WrapsAny { get; init; }

    /// <summary>Periodic: the same for every direction.</summary>
    public double WrapsAll { get; init; }

    /// <summary>Free: the same for a cluster that joins the two faces of direction 1.</summary>
    public double Spans { get; init; }
}
