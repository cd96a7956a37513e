using System.Collections.Concurrent;
using System.Numerics;

namespace Percolaw.Data;

/// <summary>
/// Fills blocks of rows, one after the other, in sections that any thread does. On the Bethe lattice a row needs its parent,
/// which stands in the block or was kept from an earlier one: whole clusters get both at once, while they are in the cache;
/// of large and of cut clusters the steps come first, in parts.
/// </summary>
internal sealed class ClusterPositionBlock<T>(ClusterDataSet data, int threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Parts of clusters, and whole clusters together, of so many rows are one task.</summary>
    internal const int TaskRows = 1 << 12;

    private readonly int dimension = data.Parameters.Dimension;
    private readonly ConcurrentBag<IClusterEmbedding<T>> idle = [];
    private readonly List<T[]> path = [];

    /// <summary>Fills the rows from <paramref name="start"/> up to <paramref name="end"/>; they follow those of the last call.</summary>
    public unsafe void Fill(int start, int end, Span<T> rows, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        List<RowSection> sections = RowSections.OfRows(data.Draw.ClusterStarts, data.Draw.ClusterOf(start), start, end, TaskRows);
        fixed (T* pointer = rows)
        {
            nint address = (nint)pointer;
            Parallel.ForEach(sections, options, section =>
            {
                IClusterEmbedding<T> embedding = idle.TryTake(out IClusterEmbedding<T>? found) ? found : MakeEmbedding();
                var target = new Span<T>((T*)address + ((long)(section.Start - start) * dimension), (section.End - section.Start) * dimension);
                embedding.Fill(section, target, IsWhole(section));
                idle.Add(embedding);
            });
        }

        if (!data.Parameters.IsTree)
            return;
        foreach (RowSection section in sections)
        {
            if (!IsWhole(section))
                AddParents(section, start, rows);
        }

        KeepPath(start, end, rows);
    }

    private IClusterEmbedding<T> MakeEmbedding() => data.Parameters.IsTree ? new TreeEmbedding<T>(data) : new LatticeEmbedding<T>(data);

    /// <summary>Whether a section consists of whole clusters; else it is a part of one.</summary>
    private bool IsWhole(RowSection section) =>
        section.Start == data.Draw.ClusterStarts[section.Cluster] && section.End >= data.Draw.ClusterStarts[section.Cluster + 1];

    private void AddParents(RowSection section, int blockStart, Span<T> rows)
    {
        for (int row = section.Start; row < section.End; row++)
        {
            int parent = data.TreeParents[row];
            if (parent < 0)
                continue;
            ReadOnlySpan<T> from = parent >= blockStart ? Row(rows, parent - blockStart) : path[data.Depths[parent]];
            VectorOperations.Add(from, Row(rows, row - blockStart));
        }
    }

    /// <summary>
    /// Keeps the last row and those above it in the tree: in depth-first order later rows of the cluster have no other
    /// parents among the rows so far. Those of earlier blocks are there already.
    /// </summary>
    private void KeepPath(int start, int end, Span<T> rows)
    {
        int last = end - 1;
        if (data.Draw.ClusterStarts[data.Draw.ClusterOf(last) + 1] == end)
            return;
        while (path.Count <= data.Depths[last])
            path.Add(new T[dimension]);
        for (int row = last; row >= start; row = data.TreeParents[row])
            Row(rows, row - start).CopyTo(path[data.Depths[row]]);
    }

    private Span<T> Row(Span<T> rows, int index) => rows.Slice(index * dimension, dimension);
}
