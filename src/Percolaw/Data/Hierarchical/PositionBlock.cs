using System.Numerics;

namespace Percolaw.Data;

/// <summary>
/// Fills blocks of rows, one after the other. Directions need nothing but their latents, so any thread does any rows;
/// positions need the parent, which stands in the block or was carried over from an earlier one. Small clusters get both at
/// once, while they are in the cache; of large and of cut clusters the directions come first, in parts.
/// </summary>
internal sealed class PositionBlock<T>(HierarchicalStructure structure, int threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Parts of clusters, and whole clusters together, of so many rows are one task.</summary>
    internal const int TaskRows = 1 << 12;

    private readonly int dimension = structure.Parameters.Dimension;
    private Dictionary<int, T[]> carried = [];

    /// <summary>Fills the rows from <paramref name="start"/> up to <paramref name="end"/>; they follow those of the last call.</summary>
    public unsafe void Fill(int start, int end, Span<T> rows, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        List<RowSection> sections = RowSections.OfRows(structure.ClusterStarts, structure.ClusterOf(start), start, end, TaskRows);
        fixed (T* pointer = rows)
        {
            nint address = (nint)pointer;
            Parallel.ForEach(
                sections,
                options,
                () => new PositionTask<T>(structure),
                (section, _, task) =>
                {
                    var target = new Span<T>((T*)address + ((long)(section.Start - start) * dimension), (section.End - section.Start) * dimension);
                    task.Run(section, target);
                    return task;
                },
                static _ => { });
        }

        foreach (RowSection section in sections)
        {
            if (!IsWhole(structure, section))
                AddParents(section, start, rows);
        }

        Carry(start, end, rows);
    }

    /// <summary>Whether a section consists of whole clusters; else it is a part of one.</summary>
    public static bool IsWhole(HierarchicalStructure structure, RowSection section) =>
        section.Start == structure.ClusterStarts[section.Cluster] && section.End >= structure.ClusterStarts[section.Cluster + 1];

    private void AddParents(RowSection section, int blockStart, Span<T> rows)
    {
        ReadOnlySpan<int> parents = structure.TreeParents;
        for (int row = section.Start; row < section.End; row++)
        {
            int parent = parents[row];
            if (parent < 0)
                continue;
            ReadOnlySpan<T> from = parent >= blockStart ? Row(rows, parent - blockStart) : carried[parent];
            VectorOperations.Add(from, Row(rows, row - blockStart));
        }
    }

    /// <summary>
    /// Keeps the rows that are parents of later ones: those of the latents above the last row whose second subtree has still
    /// to come, no more than the height of the cluster.
    /// </summary>
    private void Carry(int start, int end, Span<T> rows)
    {
        Dictionary<int, T[]> kept = [];
        int cluster = structure.ClusterOf(end - 1), clusterEnd = structure.ClusterStarts[cluster + 1];
        if (end < clusterEnd)
        {
            List<int> ancestors = [];
            LatentWalk.FindAncestors(structure.LatentParents, structure.ClusterStarts[cluster], clusterEnd, end - 1, ancestors);
            foreach (int latent in ancestors)
            {
                int parent = structure.TreeParents[latent];
                if (latent >= end && parent < end && !kept.ContainsKey(parent))
                    kept.Add(parent, parent >= start ? Row(rows, parent - start).ToArray() : carried[parent]);
            }
        }

        carried = kept;
    }

    private Span<T> Row(Span<T> rows, int index) => rows.Slice(index * dimension, dimension);
}
