using System.Numerics;
using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>Whether positions are summed too; a type, so that the loop without them does nothing for them.</summary>
internal interface ISums
{
    /// <summary>Whether they are.</summary>
    static abstract bool Positions { get; }
}

/// <summary>Sizes only.</summary>
internal readonly struct SizesOnly : ISums
{
    /// <inheritdoc/>
    public static bool Positions => false;
}

/// <summary>Sizes and positions.</summary>
internal readonly struct SizesAndPositions : ISums
{
    /// <inheritdoc/>
    public static bool Positions => true;
}

/// <summary>
/// The sizes of the clusters, and where asked for the sums of their sites' positions r and of r·r, r unwrapped. A record
/// of doubles for each cluster: size, Σ r·r, Σ r for each axis, and where on axis 0 the cluster begins, from where its
/// positions on this axis are counted. All are whole numbers (or halves of them) and exact below 2^53.
/// </summary>
internal sealed class ClusterSums(LatticeBox box, bool positions)
{
    private const int Square = 1, Sum = 2;

    private readonly int dimension = box.Dimension;
    private readonly int origin = Sum + box.Dimension;
    private readonly int stride = positions ? Sum + box.Dimension + 1 : 1;
    private readonly RowPosition row = new(box);
    private readonly Metric metric = new(box.Lattice);
    private readonly double[] shift = new double[box.Dimension];
    private double[] records = [];

    /// <summary>The bytes of a record.</summary>
    public static int BytesOf(LatticeBox box, bool positions) => sizeof(double) * (positions ? Sum + box.Dimension + 1 : 1);

    /// <summary>The size of a cluster.</summary>
    public long Size(int cluster) => (long)records[(long)cluster * stride];

    /// <summary>R² s² = s Σ r·r - (Σ r)² of a cluster; the relative error is below 1e-9.</summary>
    public double Gyration(int cluster)
    {
        Span<double> record = Record(cluster);
        double size = record[0];
        if (size < 3) return size < 2 ? 0 : 1; // two neighbours
        // About a point near the centre: then nothing cancels.
        for (int axis = 0; axis < dimension; axis++) shift[axis] = -Math.Round(record[Sum + axis] / size);
        double square = record[Square] + (2 * metric.Product(shift, record[Sum..])) + (size * metric.Product(shift, shift));
        for (int axis = 0; axis < dimension; axis++) shift[axis] = record[Sum + axis] + (size * shift[axis]);
        return (size * square) - metric.Product(shift, shift);
    }

    /// <summary>Adds a cluster, which lies so many turns around the box from another one, to that one.</summary>
    public void Merge(int cluster, int root, ReadOnlySpan<int> turns)
    {
        Span<double> from = Record(cluster), into = Record(root);
        if (positions)
        {
            for (int axis = 0; axis < dimension; axis++) shift[axis] = turns[axis] * (double)box.Length;
            shift[0] += from[origin] - into[origin];
            into[Square] += from[Square] + (2 * metric.Product(shift, from[Sum..])) + (from[0] * metric.Product(shift, shift));
            for (int axis = 0; axis < dimension; axis++) into[Sum + axis] += from[Sum + axis] + (from[0] * shift[axis]);
        }
        into[0] += from[0];
    }

    /// <summary>Adds up the runs.</summary>
    public void Add(ElementBits elements, RunTable runs, int[] clusters, int count)
    {
        if (records.Length < (long)count * stride) records = GC.AllocateUninitializedArray<double>((count + (count / 16)) * stride);
        Array.Clear(records, 0, count * stride);
        row.Reset();
        if (positions) AddAll<SizesAndPositions>(elements, runs, clusters);
        else AddAll<SizesOnly>(elements, runs, clusters);
    }

    private void AddAll<TSums>(ElementBits elements, RunTable runs, int[] clusters)
        where TSums : struct, ISums
    {
        ref ulong starts = ref runs.Starts;
        ref ulong occupied = ref elements.Plane(0);
        bool sites = elements.Kind == PercolationKind.Site;
        int run = 0, open = -1, known = 0;
        for (int word = 0; word < elements.Words; word++)
        {
            int first = word << 6;
            ulong start = Unsafe.Add(ref starts, word);
            bool final = word == elements.Words - 1;
            // A run ends where no site follows or another run starts; behind the last site nothing does.
            ulong here = sites ? Unsafe.Add(ref occupied, word) : final ? elements.LastMask : ulong.MaxValue;
            ulong next = final ? 0 : sites ? Unsafe.Add(ref occupied, word + 1) : 1;
            ulong nextStart = final ? 0 : Unsafe.Add(ref starts, word + 1);
            ulong follows = ((here & ~start) >> 1) | ((next & ~nextStart) << 63);
            ulong end = here & ~follows;
            if (open >= 0 && end != 0)
            {
                AddRun<TSums>(clusters[run++], open, first + BitOperations.TrailingZeroCount(end), ref known);
                end &= end - 1;
                open = -1;
            }
            while (end != 0)
            {
                AddRun<TSums>(clusters[run++], first + BitOperations.TrailingZeroCount(start), first + BitOperations.TrailingZeroCount(end), ref known);
                start &= start - 1;
                end &= end - 1;
            }
            if (start != 0) open = first + BitOperations.TrailingZeroCount(start);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddRun<TSums>(int cluster, int first, int last, ref int known)
        where TSums : struct, ISums
    {
        ref double record = ref records[(long)cluster * stride];
        double count = last - first + 1;
        record += count;
        if (!TSums.Positions) return;
        if (first >= row.End) row.MoveTo(first);
        // Clusters are numbered in the order of their first runs.
        double begin = cluster == known ? first - row.First : Unsafe.Add(ref record, origin);
        known += cluster == known ? 1 : 0;
        Unsafe.Add(ref record, origin) = begin;
        double x = first - row.First - begin;
        double sum = count * (x + ((count - 1) / 2));
        double squares = count * ((x * (x + count - 1)) + ((count - 1) * ((2 * count) - 1) / 6));
        Unsafe.Add(ref record, Square) += (row.Scale * squares) + (2 * row.Slope * sum) + (row.Square * count);
        Unsafe.Add(ref record, Sum) += sum;
        for (int axis = 1; axis < row.Coordinates.Length; axis++) Unsafe.Add(ref record, Sum + axis) += count * row.Coordinates[axis];
    }

    private Span<double> Record(int cluster) => records.AsSpan(cluster * stride, stride);
}
