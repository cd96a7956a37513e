using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>The clusters of one task.</summary>
/// <param name="Clusters">How many were grown.</param>
/// <param name="Stopped">How many of these had more than the maximum size.</param>
/// <param name="Sites">Σ s over the others.</param>
/// <param name="Squares">Σ s² over the others.</param>
/// <param name="Bins">The others by size: see <see cref="SizeBins"/>.</param>
public sealed record BetheTaskResult(long Clusters, long Stopped, double Sites, double Squares, IReadOnlyList<RootBin> Bins);

/// <summary>Clusters of random sites in a bin of sizes.</summary>
/// <param name="Count">How many.</param>
/// <param name="Inverse">Σ 1/s: what turns clusters of random sites into clusters per site.</param>
/// <param name="InverseSquares">Σ 1/s².</param>
public sealed record RootBin(long Count, double Inverse, double InverseSquares)
{
    /// <summary>An empty bin.</summary>
    public static RootBin Empty { get; } = new(0, 0, 0);

    /// <summary>This bin with one more cluster.</summary>
    public RootBin With(double size) => new(Count + 1, Inverse + (1 / size), InverseSquares + (1 / (size * size)));

    /// <summary>Both bins together.</summary>
    public RootBin With(RootBin other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new RootBin(Count + other.Count, Inverse + other.Inverse, InverseSquares + other.InverseSquares);
    }
}
