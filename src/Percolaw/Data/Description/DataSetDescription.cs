using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>What is in a data set, as its columns tell; what they do not tell is null or empty.</summary>
public sealed record DataSetDescription
{
    /// <summary>The number of rows.</summary>
    public required long RowCount { get; init; }

    /// <summary>The numbers of a position.</summary>
    public int? Dimension { get; init; }

    /// <summary>The clusters.</summary>
    public ClusterRuns? Clusters { get; init; }

    /// <summary>The law of Yule and Simon fitted to the clusters' sizes.</summary>
    public SizeFit? Sizes { get; init; }

    /// <summary>Degrees in the trees of large clusters.</summary>
    public IReadOnlyList<DegreeCount> Degrees { get; init; } = [];

    /// <summary>Mean and mean square of the labels.</summary>
    public LabelDescription? Labels { get; init; }

    /// <summary>The lengths of the trees' edges.</summary>
    public EdgeLengths? Edges { get; init; }

    /// <summary>The extent of clusters by size.</summary>
    public IReadOnlyList<Extent> Extents { get; init; } = [];

    /// <summary>Squared distances by the number of edges between points.</summary>
    public IReadOnlyList<SpannedDistance> Distances { get; init; } = [];

    /// <summary>See <see cref="Data.Isotropy"/>: 1 where positions prefer no direction.</summary>
    public Estimate? Isotropy { get; init; }

    /// <summary>The error of the nearest neighbour, by the number of training points.</summary>
    public IReadOnlyList<NeighbourError> NeighbourErrors { get; init; } = [];

    /// <summary>Points of the largest clusters in the plane of the first two coordinates.</summary>
    public IReadOnlyList<PlanePoint> Plane { get; init; } = [];

    /// <summary>What could not be said, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
