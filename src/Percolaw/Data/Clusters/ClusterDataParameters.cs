using Percolaw.Numerics;
using Percolaw.Percolation;

namespace Percolaw.Data;

/// <summary>
/// What a data set of percolation clusters is made from: each cluster is that of a random occupied site, as in Brill 2024,
/// arXiv:2412.07942, so that a cluster of s sites comes up in proportion to s·n_s.
/// </summary>
public sealed record ClusterDataParameters
{
    /// <summary>The name of the Bethe lattice, on which clusters are trees.</summary>
    public const string Bethe = "bethe";

    /// <summary>The names of all lattices: <see cref="Bethe"/>, and those in <see cref="LatticeList"/>.</summary>
    public static IReadOnlyList<string> LatticeNames { get; } = [Bethe, .. LatticeList.All.Select(entry => entry.Name)];

    /// <summary>The largest number of clusters.</summary>
    public const int LargestClusters = 100_000_000;

    /// <summary>The largest number of rows of a data set.</summary>
    public const int LargestSize = 2_000_000_000;

    /// <summary>The largest number of dimensions of the embedding.</summary>
    public const int LargestDimension = 1_000_000;

    private const int MeanFieldDimension = 4;

    /// <summary><see cref="Bethe"/>, or a name in <see cref="LatticeList"/>.</summary>
    public string Lattice { get; init => field = Known(value); } = Bethe;

    /// <summary>The number of neighbours z of a site of the Bethe lattice, 3 … 10,000.</summary>
    public int Coordination { get; init => field = (int)InRange(3, 10_000, value); } = 6;

    /// <summary>The dimension of a lattice that comes in several, 1 … 64; of no use to others.</summary>
    public int LatticeDimension { get; init => field = (int)InRange(1, 64, value); } = 3;

    /// <summary>Sites or bonds; on the Bethe lattice, where both give the same clusters, of no use.</summary>
    public PercolationKind Kind { get; init; }

    /// <summary>The occupation probability p in [0, 1]; null for the threshold.</summary>
    public double? Probability { get; init => field = value is { } number ? InRange(0, 1, number) : null; }

    /// <summary>The number of clusters K, 1 … 10^8.</summary>
    public int Clusters { get; init => field = (int)InRange(1, LargestClusters, value); } = 1000;

    /// <summary>Clusters with fewer sites are dropped and others drawn in their place; at least 1.</summary>
    public int MinimumSize { get; init => field = (int)InRange(1, LargestSize, value); } = 1;

    /// <summary>M: clusters with more sites are dropped and others drawn in their place; 1 … 2·10^9.</summary>
    public int MaximumSize { get; init => field = (int)InRange(1, LargestSize, value); } = 10_000;

    /// <summary>The number of dimensions d of the embedding, 1 … 10^6; no fewer than the lattice has.</summary>
    public int Dimension { get; init => field = (int)InRange(1, LargestDimension, value); } = 100;

    /// <summary>The seed of all random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether clusters grow on the Bethe lattice.</summary>
    public bool IsTree => Lattice == Bethe;

    /// <summary>The number of axes of the lattice; 0 for the Bethe lattice, which has none.</summary>
    public int Axes => IsTree ? 0 : Entry.FixedDimension ?? LatticeDimension;

    /// <summary>
    /// D of critical clusters: 4 on the Bethe lattice and from six dimensions on, else the published value
    /// (<see cref="ExponentEdition.Later"/>); 1 in one dimension.
    /// </summary>
    public double FractalDimension => IsTree ? MeanFieldDimension
        : Axes == 1 ? 1 : CriticalExponents.Of(Axes, ExponentEdition.Later).FractalDimension.Value;

    /// <summary>The distance of neighbours before the scaling by √d, M^(-1/D): the largest critical clusters have an extent of some 1.</summary>
    public double Step => Math.Pow(MaximumSize, -1 / FractalDimension);

    /// <summary>The distance of neighbours in the data set: <see cref="Step"/> times √d.</summary>
    public double EdgeLength => Step * Math.Sqrt(Dimension);

    /// <summary>p, that of the threshold where none is given.</summary>
    /// <exception cref="PercolawException">No threshold is known.</exception>
    public double OccupationProbability => Probability ?? Threshold;

    private double Threshold => IsTree ? BetheLattice.ThresholdOf(Coordination)
        : MakeLattice().Threshold(Kind)?.Value
            ?? throw new PercolawException($"no threshold is known to us in {Axes} dimensions; give the occupation probability");

    private LatticeEntry Entry => LatticeList.All.Single(entry => entry.Name == Lattice);

    /// <summary>The lattice; not for the Bethe lattice.</summary>
    public ILattice MakeLattice() => Entry.Make(Axes);

    /// <summary>Checks what concerns several parameters together.</summary>
    /// <exception cref="PercolawException">They contradict each other; the message says which and what to do.</exception>
    public void Check()
    {
        if (MinimumSize > MaximumSize)
            throw new PercolawException($"the minimum size {MinimumSize} is above the maximum size {MaximumSize}; lower it");
        if (Dimension < Axes)
            throw new PercolawException($"{Dimension} dimensions cannot hold clusters of a lattice of dimension {Axes}; give at least {Axes}");
        if (OccupationProbability == 1)
            throw new PercolawException("with occupation probability 1 every cluster is infinite; lower it");
        if (OccupationProbability == 0 && MinimumSize > 1)
            throw new PercolawException($"with occupation probability 0 every cluster is a single site, below the minimum size {MinimumSize}; raise the probability");
    }

    private static string Known(string name) => LatticeNames.Contains(name)
        ? name
        : throw new ArgumentOutOfRangeException(nameof(name), name, $"must be one of {string.Join(", ", LatticeNames)}.");

    private static double InRange(double least, double most, double value)
    {
        Guard.AtLeast(least, value);
        return value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"must be at most {most}."));
    }
}
