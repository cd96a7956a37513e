namespace Percolaw.Experiments;

/// <summary>The clusters of one task.</summary>
/// <param name="Clusters">How many were grown.</param>
/// <param name="Stopped">How many of these had more than the maximum size.</param>
/// <param name="Sites">Σ s over the others.</param>
/// <param name="Squares">Σ s² over the others.</param>
/// <param name="CompleteShells">Shells that every cluster, stopped or not, has completely; those beyond are biased.</param>
/// <param name="Bins">Those that ended, by size: see <see cref="Percolation.SizeBins"/>.</param>
/// <param name="Distances">Sums at the distances of <see cref="ChemicalDistances"/>, up to the largest that a cluster reached.</param>
public sealed record GrowthTaskResult(
    long Clusters, long Stopped, double Sites, double Squares, int CompleteShells, IReadOnlyList<GrownBin> Bins, IReadOnlyList<DistanceSums> Distances);

/// <summary>Clusters of random sites in a bin of sizes.</summary>
/// <param name="Count">How many.</param>
/// <param name="Sites">Σ s.</param>
/// <param name="Inverse">Σ 1/s: what turns clusters of random sites into clusters per site.</param>
/// <param name="InverseSquares">Σ 1/s².</param>
/// <param name="Gyration">Σ R², R the radius of gyration.</param>
/// <param name="GyrationSquares">Σ R⁴.</param>
public sealed record GrownBin(long Count, double Sites, double Inverse, double InverseSquares, double Gyration, double GyrationSquares)
{
    /// <summary>An empty bin.</summary>
    public static GrownBin Empty { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>This bin with one more cluster.</summary>
    public GrownBin With(double size, double gyration) =>
        new(Count + 1, Sites + size, Inverse + (1 / size), InverseSquares + (1 / (size * size)), Gyration + gyration, GyrationSquares + (gyration * gyration));

    /// <summary>Both bins together.</summary>
    public GrownBin With(GrownBin other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new GrownBin(
            Count + other.Count, Sites + other.Sites, Inverse + other.Inverse, InverseSquares + other.InverseSquares,
            Gyration + other.Gyration, GyrationSquares + other.GyrationSquares);
    }
}

/// <summary>Sums over clusters at one chemical distance.</summary>
/// <param name="Reaching">Clusters that have a site there.</param>
/// <param name="Sites">Σ N, N the sites of a cluster there.</param>
/// <param name="SitesSquares">Σ N².</param>
/// <param name="Distance">Σ Q, Q the sum of the squared Euclidean distances of these sites from the origin.</param>
/// <param name="DistanceSquares">Σ Q².</param>
/// <param name="Products">Σ N Q.</param>
/// <param name="Mass">Σ M over the clusters that reach so far, M the sites up to there.</param>
/// <param name="MassSquares">Σ M² over the same.</param>
/// <param name="Ended">Σ s over the clusters that end between the distance before and this one.</param>
/// <param name="EndedSquares">Σ s² over the same.</param>
public sealed record DistanceSums(
    long Reaching, double Sites, double SitesSquares, double Distance, double DistanceSquares, double Products,
    double Mass, double MassSquares, double Ended, double EndedSquares)
{
    /// <summary>Nothing.</summary>
    public static DistanceSums Empty { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public DistanceSums With(DistanceSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new DistanceSums(
            Reaching + other.Reaching, Sites + other.Sites, SitesSquares + other.SitesSquares, Distance + other.Distance,
            DistanceSquares + other.DistanceSquares, Products + other.Products, Mass + other.Mass, MassSquares + other.MassSquares,
            Ended + other.Ended, EndedSquares + other.EndedSquares);
    }
}
