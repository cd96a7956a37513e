using System.Collections.Concurrent;
using System.Numerics;
using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// A data set of percolation clusters with a target; 12 bytes a site, 13 on a lattice. Rows stand cluster by cluster, the
/// largest first, equal ones in the order of drawing. Within a cluster its first site, the one that was drawn, comes first,
/// and the others in depth-first order of the tree along which growth reached them, so that a site comes after its parent
/// and is followed by all that lies below it. On the Bethe lattice the cluster is this tree.
/// </summary>
public sealed class ClusterDataSet
{
    private const int SectionRows = 1 << 15;

    private readonly int[] parents, depths;
    private readonly byte[] directions;
    private readonly float[] targets;

    private ClusterDataSet(ClusterDataDraw draw)
    {
        Draw = draw;
        parents = GC.AllocateUninitializedArray<int>(draw.Size);
        depths = GC.AllocateUninitializedArray<int>(draw.Size);
        directions = GC.AllocateUninitializedArray<byte>(Parameters.IsTree ? 0 : draw.Size);
        targets = GC.AllocateUninitializedArray<float>(draw.Size);
    }

    /// <summary>The names of the columns, in order; <c>site</c> is there on lattices only.</summary>
    public static IReadOnlyList<string> ColumnNames { get; } =
        ["X", "y", "cluster_id", "cluster_size", "depth", "tree_parent", "attempt", "site"];

    /// <summary>What it was made from.</summary>
    public ClusterDataParameters Parameters => Draw.Parameters;

    /// <summary>The clusters it consists of, with their rows.</summary>
    public ClusterDataDraw Draw { get; }

    /// <summary>The number of rows.</summary>
    public int Size => parents.Length;

    /// <summary>For each row, the row of the site from which growth reached it, which is a smaller one; -1 for a first site.</summary>
    public ReadOnlySpan<int> TreeParents => parents;

    /// <summary>For each row, the distance from the cluster's first site along the tree: the shortest there is within the cluster.</summary>
    public ReadOnlySpan<int> Depths => depths;

    /// <summary>
    /// For each row, the direction from the parent: 2j along step j of the lattice, 2j + 1 against it; 0 for a first site.
    /// Empty on the Bethe lattice.
    /// </summary>
    public ReadOnlySpan<byte> Directions => directions;

    /// <summary>
    /// For each row the target: a random walk along the tree, a standard normal step on each edge, standardised on each
    /// cluster to mean 0 and (population) variance 1, see <see cref="RandomWalkTarget"/>. A single site, which has no edge,
    /// has a standard normal number, so that there too whoever knows nothing has an expected squared error of 1 a site.
    /// </summary>
    public ReadOnlySpan<float> Targets => targets;

    /// <summary>Draws and grows the clusters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work between clusters.</param>
    /// <exception cref="PercolawException">See <see cref="ClusterDataDraw.Make"/>.</exception>
    public static ClusterDataSet Create(ClusterDataParameters parameters, int threads = 1, CancellationToken cancellation = default) =>
        Create(ClusterDataDraw.Make(parameters, threads, cancellation), threads, cancellation);

    /// <summary>Grows clusters that were drawn before, so that one can know first what they take (<see cref="ClusterDataMemory"/>).</summary>
    /// <inheritdoc cref="Create(ClusterDataParameters, int, CancellationToken)"/>
    public static ClusterDataSet Create(ClusterDataDraw draw, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draw);
        Guard.AtLeast(1, threads);
        var made = new ClusterDataSet(draw);
        List<RowSection> sections = RowSections.OfClusters(draw.ClusterStarts, SectionRows);
        new ClusterSources(draw.Parameters, threads, cancellation).Run(
            Partitioner.Create(sections, loadBalance: true), (source, section) => made.Grow(section, source, cancellation));
        return made;
    }

    /// <summary>
    /// The columns: <c>X</c> (positions, a vector a row, see <see cref="ClusterPositions{T}"/>), <c>y</c> (<see cref="Targets"/>),
    /// <c>cluster_id</c> (by rank, from 0), <c>cluster_size</c>, <c>depth</c>, <c>tree_parent</c> (-1 for a first site),
    /// <c>attempt</c> (the number of the cluster's draw, from 0) and, on a lattice, <c>site</c> (coordinates along the
    /// lattice's axes from the cluster's first site). Nothing is computed before it is read, and positions are never held.
    /// </summary>
    /// <param name="threads">At least 1; the numbers do not depend on it.</param>
    /// <typeparam name="T">The type of positions and targets: float or double. Targets have single precision.</typeparam>
    public IReadOnlyList<DataColumn> Columns<T>(int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ClusterDataColumns.All<T>(this, (int)Guard.AtLeast(1, threads));

    private void Grow(RowSection section, IClusterSource source, CancellationToken cancellation)
    {
        for (int cluster = section.Cluster; cluster < Draw.ClusterCount && Draw.ClusterStarts[cluster] < section.End; cluster++)
        {
            (int start, int size, int attempt) = (Draw.ClusterStarts[cluster], Draw.ClusterSize(cluster), Draw.ClusterAttempts[cluster]);
            Span<byte> cameFrom = Parameters.IsTree ? default : directions.AsSpan(start, size);
            source.Grow(attempt, start, new ClusterRows(parents.AsSpan(start, size), depths.AsSpan(start, size), cameFrom), cancellation);
            FillTargets(attempt, start, targets.AsSpan(start, size));
        }
    }

    private void FillTargets(int attempt, int start, Span<float> targets)
    {
        var stream = new RandomStream(Parameters.Seed, StreamPurpose.ClusterDataTarget, (ulong)attempt);
        if (targets.Length == 1)
        {
            targets[0] = (float)NormalDistribution.Next(ref stream);
            return;
        }

        // What RandomWalkTarget.Walk does from depths alone.
        targets[0] = 0;
        for (int site = 1; site < targets.Length; site++)
            targets[site] = targets[parents[start + site] - start] + (float)NormalDistribution.Next(ref stream);
        RandomWalkTarget.Standardise(targets);
    }
}
