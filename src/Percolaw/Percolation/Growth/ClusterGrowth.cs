using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// Growth of single clusters on an infinite lattice, shell by shell from an occupied origin (Leath, Phys. Rev. B 14, 5046
/// (1976)). Whether a site or bond is occupied is a hash of it, so that what is not occupied needs no memory; and a site's
/// neighbours are at most one shell away from it, so that only the last three shells are remembered, not the cluster.
/// A workspace: it keeps its memory from one cluster to the next and serves one thread.
/// </summary>
/// <remarks>
/// A cluster is a function of (seed, cluster, p, lattice, kind), and the same cluster with a larger p contains it.
/// Memory: 8 + 4·<see cref="CoordinateStride"/> bytes for a site of the last three shells, up to twice that where memory
/// was doubled, and 64 to 128 bytes in the table; nothing for other sites.
/// </remarks>
public sealed class ClusterGrowth
{
    private readonly GrowthKeys keys;
    private readonly Candidates candidates;
    private readonly ShellMoments moments;
    private readonly KeySet visited = new();
    private readonly List<ShellSums> shells = [];
    private readonly double[] centre;
    private GrowthShell previous, current, next;
    private double squaredDistance;

    /// <summary>Creates a workspace.</summary>
    /// <param name="lattice">The lattice, of up to 64 axes and 128 neighbours.</param>
    /// <param name="kind">Sites or bonds.</param>
    /// <param name="maximumSize">Clusters with more sites are stopped; at least 1.</param>
    /// <param name="purpose">The streams that clusters are drawn from.</param>
    /// <param name="withTree">Whether an observer can ask how sites were reached; five bytes more for each remembered site.</param>
    public ClusterGrowth(
        ILattice lattice, PercolationKind kind, long maximumSize, StreamPurpose purpose = StreamPurpose.ClusterGrowth, bool withTree = false)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        MaximumSize = Guard.AtLeast(1, maximumSize);
        keys = new GrowthKeys(lattice, kind, purpose);
        candidates = new Candidates(keys.DirectionCount);
        moments = new ShellMoments(lattice, keys.Stride);
        centre = new double[keys.Stride];
        (previous, current, next) = (new(keys.Stride, withTree), new(keys.Stride, withTree), new(keys.Stride, withTree));
    }

    /// <summary>Clusters with more sites are stopped.</summary>
    public long MaximumSize { get; }

    /// <summary>How many numbers the coordinates of a site take: d, rounded up to 4 or a multiple of 8.</summary>
    public int CoordinateStride => keys.Stride;

    /// <summary>The shells of the last cluster, from the origin on; where it was stopped, the complete ones.</summary>
    public IReadOnlyList<ShellSums> Shells => shells;

    /// <summary>
    /// For each site of the shell that an observer is told of, the place in the shell before of the site from which growth
    /// first reached it; -1 for the origin. These links form a tree of shortest paths. Empty without a tree.
    /// </summary>
    public ReadOnlySpan<int> ShellParents => current.Parents;

    /// <summary>
    /// The direction in which it was reached: 2j along step j of the lattice, 2j + 1 against it; 0 for the origin. Empty
    /// without a tree.
    /// </summary>
    public ReadOnlySpan<byte> ShellDirections => current.Directions;

    /// <summary>
    /// An upper estimate of the memory in bytes that one workspace takes. Up to the threshold the last three shells of a
    /// cluster of s sites have some √s sites, at most 24 √s of which room is made for; above, shells are surfaces at
    /// most, or in high dimension, where clusters are trees, any share of the cluster.
    /// </summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="kind">Sites or bonds.</param>
    /// <param name="probability">p in [0, 1].</param>
    /// <param name="maximumSize">At least 1.</param>
    public static long EstimateMemory(ILattice lattice, PercolationKind kind, double probability, long maximumSize)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        double threshold = lattice.Threshold(kind)?.Value ?? 1.0 / ((2 * lattice.StepCount) - 1);
        double size = Guard.AtLeast(1, maximumSize), dimension = lattice.Dimension;
        double remembered = probability <= 1.0001 * threshold ? 24 * Math.Sqrt(size) : 12 * Math.Pow(size, (dimension - 1) / dimension);
        double chain = dimension == 1 ? size : 64 * Math.Sqrt(size);
        int stride = new GrowthKeys(lattice, kind).Stride;
        return (long)((Math.Min(size, remembered) * ((2 * (8 + (4 * stride))) + 128)) + (Math.Min(size, chain) * 32)) + 1_000_000;
    }

    /// <summary>Grows a cluster.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="cluster">The number of the cluster.</param>
    /// <param name="probability">p in [0, 1]; the origin is occupied in any case.</param>
    /// <param name="observer">Told of every complete shell.</param>
    /// <param name="cancellation">Observed once a shell.</param>
    /// <exception cref="PercolawException">A shell of the cluster does not fit an array.</exception>
    public GrownClusterSummary Grow(
        ulong seed, ulong cluster, double probability, ShellObserver? observer = null, CancellationToken cancellation = default)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be in [0, 1]");
        Begin(seed, cluster);
        ulong? limit = OccupancyHash.Limit(probability);
        long size = 0;
        while (current.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (size + current.Count > MaximumSize)
                return Summary(size, censored: true);
            size += Finish(observer);
            next.Clear();
            if (limit is { } largest)
                FillNext(largest, MaximumSize - size);
            (previous, current, next) = (current, next, previous);
        }

        return Summary(size, censored: false);
    }

    private void Begin(ulong seed, ulong cluster)
    {
        keys.Draw(seed, cluster);
        shells.Clear();
        centre.AsSpan().Clear();
        squaredDistance = 0;
        previous.Clear();
        current.Begin(keys.Origin);
        visited.Reset(1);
        visited.AddAll([keys.Origin]);
    }

    /// <summary>Takes the complete current shell into account.</summary>
    private int Finish(ShellObserver? observer)
    {
        moments.Measure(current.Coordinates);
        for (int axis = 0; axis < centre.Length; axis++)
            centre[axis] += moments.Sums[axis];
        squaredDistance += moments.SquaredDistance;
        observer?.Invoke(shells.Count, current.Coordinates);
        shells.Add(new ShellSums(current.Count, moments.SquaredDistance));
        return current.Count;
    }

    /// <summary>Finds the next shell, or more than <paramref name="enough"/> sites of it.</summary>
    private void FillNext(ulong limit, long enough)
    {
        for (int first = 0; first < current.Count && next.Count <= enough; first += Candidates.BatchSites)
        {
            int count = Math.Min(Candidates.BatchSites, current.Count - first);
            candidates.Find(ref current.KeyAt(first), count, keys, limit);
            if (!visited.HasRoomFor(candidates.Count))
                Forget();
            visited.DropKnown(candidates);
            visited.AddNew(candidates);
            next.Reserve(candidates.Count);
            next.Add(candidates, current, first, keys.Components);
        }
    }

    /// <summary>Forgets the sites that cannot be met any more: all but those of the last three shells.</summary>
    private void Forget()
    {
        visited.Reset(previous.Count + current.Count + next.Count + candidates.Count);
        visited.AddAll(previous.Keys);
        visited.AddAll(current.Keys);
        visited.AddAll(next.Keys);
    }

    private GrownClusterSummary Summary(long size, bool censored)
    {
        for (int axis = 0; axis < centre.Length; axis++)
            centre[axis] /= Math.Max(1, size);
        double gyration = size == 0 ? 0 : Math.Max(0, (squaredDistance / size) - moments.SquaredLength(centre));
        return new GrownClusterSummary(size, censored, shells.Count - 1, gyration);
    }
}
