using System.Numerics;
using Percolaw.Numerics;

namespace Percolaw.Data;

/// <summary>A hierarchical data set as columns; rows as in <see cref="HierarchicalStructure"/>.</summary>
public static class HierarchicalDataSet
{
    /// <summary>The names of the columns, in order.</summary>
    public static IReadOnlyList<string> ColumnNames { get; } =
        ["X", "y", "cluster_id", "cluster_size", "latent_tree_height", "generation_index", "tree_parent"];

    /// <summary>
    /// The columns: <c>X</c> (positions, a vector a row), <c>y</c> (labels), <c>cluster_id</c> (by rank, from 0),
    /// <c>cluster_size</c>, <c>latent_tree_height</c>, <c>generation_index</c> (the order in which points came) and
    /// <c>tree_parent</c> (the row of the neighbour towards the root, -1 for a root). Nothing is computed before it is read,
    /// and positions are never held.
    /// </summary>
    /// <param name="structure">The trees and latents.</param>
    /// <param name="threads">At least 1; the numbers do not depend on it.</param>
    /// <typeparam name="T">The precision of positions and labels: float or double.</typeparam>
    public static IReadOnlyList<DataColumn> Columns<T>(HierarchicalStructure structure, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(structure);
        Guard.AtLeast(1, threads);
        return
        [
            new PositionColumn<T>(structure, threads),
            Labels<T>(structure, threads),
            Integers("cluster_id", structure, (row, rows) => HierarchicalColumns.FillClusters(structure, row, rows)),
            Integers("cluster_size", structure, (row, rows) => HierarchicalColumns.FillClusterSizes(structure, row, rows)),
            Integers("latent_tree_height", structure, (row, rows) => HierarchicalColumns.FillHeights(structure, row, rows)),
            Integers("generation_index", structure, (row, rows) => structure.GenerationIndices.Slice(row, rows.Length).CopyTo(rows)),
            Integers("tree_parent", structure, (row, rows) => structure.TreeParents.Slice(row, rows.Length).CopyTo(rows)),
        ];
    }

    // Labels are made cluster by cluster, all at the first reading, and kept.
    private static ComputedColumn<T> Labels<T>(HierarchicalStructure structure, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var labels = new Lazy<T[]>(() =>
        {
            T[] made = GC.AllocateUninitializedArray<T>(structure.Size);
            HierarchicalLabels.Fill<T>(structure, made, threads);
            return made;
        });
        return new ComputedColumn<T>("y", structure.Size, (row, rows) => labels.Value.AsSpan((int)row, rows.Length).CopyTo(rows));
    }

    private static ComputedColumn<int> Integers(string name, HierarchicalStructure structure, IntegerFiller fill) =>
        new(name, structure.Size, (row, rows) => fill((int)row, rows));

    private delegate void IntegerFiller(int row, Span<int> rows);
}
