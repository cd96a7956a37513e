using System.Numerics;
using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// Labels: every latent and every point carries a standard normal number (of single precision), and a point's label is the
/// sum over the latents above it and itself, divided by √(depth + 1), where depth is the number of latents above it. So
/// labels are standard normal, and two points have the covariance (shared latents) / √((depth_i + 1)(depth_j + 1)).
/// </summary>
public static class HierarchicalLabels
{
    private const int SectionRows = 1 << 15;

    /// <summary>Fills in the labels of all points.</summary>
    /// <param name="structure">The trees and latents.</param>
    /// <param name="labels">One for each row.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    public static unsafe void Fill<T>(HierarchicalStructure structure, Span<T> labels, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(structure);
        Guard.SameLength(labels.Length, structure.Size, nameof(labels));
        Guard.AtLeast(1, threads);
        fixed (T* pointer = labels)
        {
            nint address = (nint)pointer;
            Parallel.ForEach(
                RowSections.OfClusters(structure.ClusterStarts, SectionRows),
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                static () => new Workspace(),
                (section, _, workspace) => FillSection(structure, section, workspace, new Span<T>((T*)address + section.Start, section.End - section.Start)),
                static _ => { });
        }
    }

    /// <summary>Fills in the numbers that the latents carry: those of the rows from a first one on, 0 where a row names no latent.</summary>
    public static void FillLatentValues(HierarchicalStructure structure, int start, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + (long)values.Length, structure.Size, nameof(values));
        if (values.IsEmpty)
            return;
        NormalSequence.Fill(structure.Parameters.Seed, StreamPurpose.LatentValue, start, values);
        ReadOnlySpan<int> starts = structure.ClusterStarts;
        int cluster = structure.ClusterOf(start);
        for (cluster += starts[cluster] < start ? 1 : 0; starts[cluster] < start + values.Length; cluster++)
            values[starts[cluster] - start] = 0;
    }

    private static Workspace FillSection<T>(HierarchicalStructure structure, RowSection section, Workspace workspace, Span<T> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        workspace.Read(structure.Parameters.Seed, section);
        ReadOnlySpan<int> starts = structure.ClusterStarts;
        for (int cluster = section.Cluster; cluster < structure.ClusterCount && starts[cluster] < section.End; cluster++)
        {
            int start = starts[cluster], end = starts[cluster + 1], offset = start - section.Start;
            if (end - start == 1)
            {
                labels[offset] = T.CreateChecked(workspace.Points[offset]);
                continue;
            }

            var sums = new LabelSums<T>(workspace, section.Start, labels);
            workspace.Walk.Run(structure.LatentParents, start, end, start, end, ref sums);
        }

        return workspace;
    }

    /// <summary>The numbers of a section, and the sums of the pending latents.</summary>
    private sealed class Workspace
    {
        public LatentWalk Walk { get; } = new();

        public float[] Latents { get; private set; } = [];

        public float[] Points { get; private set; } = [];

        public (double Sum, int Depth)[] Pending { get; set; } = new (double Sum, int Depth)[64];

        public void Read(ulong seed, RowSection section)
        {
            int length = section.End - section.Start;
            if (Points.Length < length)
                (Latents, Points) = (new float[length], new float[length]);
            NormalSequence.Fill(seed, StreamPurpose.LatentValue, section.Start, Latents.AsSpan(0, length));
            NormalSequence.Fill(seed, StreamPurpose.PointValue, section.Start, Points.AsSpan(0, length));
        }
    }

    /// <summary>The sums on the way down.</summary>
    private unsafe struct LabelSums<T>(Workspace workspace, int start, Span<T> labels) : ILatentVisitor
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly float[] latents = workspace.Latents, points = workspace.Points;
        private readonly T* labels = (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref labels[0]); // pinned by the caller
        private (double Sum, int Depth) current;

        public void Split(int latent, int level)
        {
            current = (current.Sum + latents[latent - start], current.Depth + 1);
            if (level >= workspace.Pending.Length)
            {
                (double Sum, int Depth)[] longer = workspace.Pending;
                Array.Resize(ref longer, 2 * longer.Length);
                workspace.Pending = longer;
            }

            workspace.Pending[level] = current;
        }

        public readonly void Visit(int row) =>
            labels[row - start] = T.CreateChecked((current.Sum + points[row - start]) / Math.Sqrt(current.Depth + 1));

        public void Resume(int level) => current = workspace.Pending[level];
    }
}
