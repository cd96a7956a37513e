using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Percolaw.Data;

/// <summary>One thread's work on rows: directions times the step, plus the parent where whole clusters are done.</summary>
internal sealed class PositionTask<T>(HierarchicalStructure structure)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HierarchicalParameters parameters = structure.Parameters;
    private readonly T edgeLength = T.CreateChecked(structure.Parameters.EdgeLength), radius = T.CreateChecked(Math.Sqrt(structure.Parameters.Dimension));
    private readonly LatentDirections<T> directions = new(structure.Parameters.Seed, structure.Parameters.Dimension);
    private readonly LatentWalk walk = new();
    private readonly T[] origin = new T[structure.Parameters.Dimension];

    private ReadOnlySpan<int> Parents => structure.TreeParents;

    /// <summary>Fills a section: whole clusters with positions, a part of a cluster with steps alone, but its root.</summary>
    public unsafe void Run(RowSection section, Span<T> rows)
    {
        bool whole = PositionBlock<T>.IsWhole(structure, section);
        ReadOnlySpan<int> starts = structure.ClusterStarts;
        for (int cluster = section.Cluster; cluster < structure.ClusterCount && starts[cluster] < section.End; cluster++)
        {
            int start = Math.Max(section.Start, starts[cluster]), end = Math.Min(section.End, starts[cluster + 1]);
            directions.Start(cluster);
            if (start == starts[cluster] && parameters.CreateProbability > 0)
                directions.FillOrigin(cluster, radius, origin);
            var visitor = new Visitor(this, section.Start, whole, (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(rows)));
            if (starts[cluster + 1] - starts[cluster] == 1)
                visitor.Visit(start);
            else
                walk.Run(structure.LatentParents, starts[cluster], starts[cluster + 1], start, end, ref visitor);
        }
    }

    /// <summary>Writes the rows; pinned memory.</summary>
    private readonly unsafe struct Visitor(PositionTask<T> task, int first, bool whole, T* rows) : ILatentVisitor
    {
        public void Split(int latent, int level) => task.directions.Split(latent, level);

        public void Resume(int level) => task.directions.Resume(level);

        public void Visit(int row)
        {
            int dimension = task.origin.Length, parent = task.Parents[row];
            Span<T> target = Row(row, dimension);
            VectorOperations.Scale(task.directions.Current, task.edgeLength, target);
            if (parent < 0)
                VectorOperations.Add(task.origin, target);
            else if (whole)
                VectorOperations.Add(Row(parent, dimension), target);
        }

        private Span<T> Row(int row, int dimension) => new(rows + ((long)(row - first) * dimension), dimension);
    }
}
