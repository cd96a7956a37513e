using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// The clusters, trees and latents of a hierarchical data set; 12 bytes a point. Rows stand cluster by cluster, the largest
/// first, equal ones in the order of founding. Within a cluster the root comes first, every point after its parent, and the
/// rows below any latent are consecutive. A cluster of s points has s - 1 latents, named by rows: latent m splits the rows
/// below it into those before m and those from m on, and is the one whose edge joins point m to its parent. So every row
/// that is not the first of its cluster names one latent.
/// </summary>
public sealed class HierarchicalStructure
{
    private const int SectionRows = 1 << 15;

    private readonly int[] starts, heights, points, parents, latentParents;

    private HierarchicalStructure(HierarchicalParameters parameters, int[] points, int[] starts)
    {
        Parameters = parameters;
        this.points = points;
        this.starts = starts;
        heights = new int[starts.Length - 1];
        parents = GC.AllocateUninitializedArray<int>(points.Length);
        latentParents = GC.AllocateUninitializedArray<int>(points.Length);
    }

    /// <summary>What it was made from.</summary>
    public HierarchicalParameters Parameters { get; }

    /// <summary>The number of points, which is the number of rows.</summary>
    public int Size => points.Length;

    /// <summary>The number of clusters.</summary>
    public int ClusterCount => heights.Length;

    /// <summary>The number of latents: points less clusters.</summary>
    public int LatentCount => Size - ClusterCount;

    /// <summary>The first row of each cluster, and at the end the number of rows.</summary>
    public ReadOnlySpan<int> ClusterStarts => starts;

    /// <summary>The height of each cluster's latent tree: the largest number of latents above a point, 0 for a single point.</summary>
    public ReadOnlySpan<int> ClusterHeights => heights;

    /// <summary>For each row, the point's number in the order in which points came, 0 … n - 1.</summary>
    public ReadOnlySpan<int> GenerationIndices => points;

    /// <summary>For each row, the row of the neighbour towards the root of the tree, which is a smaller one; -1 for a root.</summary>
    public ReadOnlySpan<int> TreeParents => parents;

    /// <summary>For each row m the latent above latent m, -1 for the top one; -1 also at the first row of a cluster, which names none.</summary>
    public ReadOnlySpan<int> LatentParents => latentParents;

    /// <summary>Makes the structure.</summary>
    /// <param name="parameters">The parameters; the dimension plays no part.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static HierarchicalStructure Create(HierarchicalParameters parameters, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Guard.AtLeast(1, threads);
        int[] points = GC.AllocateUninitializedArray<int>(parameters.Size);
        int[] starts = Assign(parameters, points, cancellation);
        var structure = new HierarchicalStructure(parameters, points, starts);
        var sections = RowSections.OfClusters(starts, SectionRows);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.ForEach(
            sections,
            options,
            static () => new ClusterShape(),
            (section, _, shape) => structure.Make(section, shape, cancellation),
            static _ => { });
        return structure;
    }

    /// <summary>The cluster of a row, by rank; O(log) of the number of clusters.</summary>
    public int ClusterOf(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Size);
        int found = Array.BinarySearch(starts, row);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The number of points of a cluster.</summary>
    public int ClusterSize(int cluster) => starts[cluster + 1] - starts[cluster];

    private static int[] Assign(HierarchicalParameters parameters, int[] points, CancellationToken cancellation)
    {
        int[] clusters = GC.AllocateUninitializedArray<int>(points.Length);
        int count = ClusterAssignment.Fill(parameters.Seed, parameters.CreateProbability, clusters, cancellation);
        return ClusterOrder.Sort(clusters, count, points);
    }

    private ClusterShape Make(RowSection section, ClusterShape shape, CancellationToken cancellation)
    {
        for (int cluster = section.Cluster; cluster < ClusterCount && starts[cluster] < section.End; cluster++)
        {
            int start = starts[cluster], size = starts[cluster + 1] - start;
            if (size == 1)
            {
                parents[start] = latentParents[start] = -1;
                continue;
            }

            var stream = new RandomStream(Parameters.Seed, StreamPurpose.HierarchyStructure, (ulong)cluster);
            heights[cluster] = shape.Make(start, points.AsSpan(start, size), ref stream, parents.AsSpan(start, size), latentParents.AsSpan(start, size), cancellation);
        }

        return shape;
    }
}
