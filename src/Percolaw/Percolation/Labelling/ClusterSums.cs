using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
/// of doubles for each cluster: size, Σ r·r, Σ r for each axis, and zeros up to a multiple of four; on a line also where
/// the cluster begins, from where its positions are counted, since they could be too large. The numbers are whole (or
/// halves, where the metric has them) and exact below 2^53.
/// </summary>
internal sealed class ClusterSums(LatticeBox box, bool positions)
{
    private const int Square = 1, Sum = 2, Lanes = 4;

    // Σ r·r is kept in twelfths, so that the sums of runs are whole numbers without a division.
    internal const double Unit = 12;

    // On a line the record is size, Σ r·r, Σ r and this.
    private const int Origin = 3;

    private readonly int dimension = box.Dimension;
    private readonly bool line = box.Dimension == 1;
    private readonly int stride = BytesOf(box, positions) / sizeof(double);
    private readonly RowPosition row = new(box);
    private readonly Metric metric = new(box.Lattice);
    private readonly double[] shift = new double[box.Dimension];
    private double[] records = [];

    /// <summary>The bytes of a record.</summary>
    public static int BytesOf(LatticeBox box, bool positions) => sizeof(double) * (positions ? (Sum + box.Dimension + Lanes - 1) & -Lanes : 1);

    /// <summary>The size of a cluster.</summary>
    public long Size(int cluster) => (long)records[(long)cluster * stride];

    /// <summary>R² s² = s Σ r·r - (Σ r)² of a cluster; the relative error is below 1e-9.</summary>
    public double Gyration(int cluster)
    {
        double size = records[cluster * stride];
        if (size < 3) return size < 2 ? 0 : 1; // two neighbours
        Span<double> record = Record(cluster);
        // About a point near the centre: then nothing cancels.
        for (int axis = 0; axis < dimension; axis++) shift[axis] = -Math.Round(record[Sum + axis] / size);
        double square = (record[Square] / Unit) + (2 * metric.Product(shift, record[Sum..])) + (size * metric.Product(shift, shift));
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
            if (line) shift[0] += from[Origin] - into[Origin];
            into[Square] += from[Square] + (Unit * ((2 * metric.Product(shift, from[Sum..])) + (from[0] * metric.Product(shift, shift))));
            for (int axis = 0; axis < dimension; axis++) into[Sum + axis] += from[Sum + axis] + (from[0] * shift[axis]);
        }
        into[0] += from[0];
    }

    /// <summary>Adds up the runs.</summary>
    public void Add(ElementBits elements, RunTable runs, int[] clusters, int count)
    {
        if (records.Length < (long)count * stride) records = GC.AllocateUninitializedArray<double>(ArrayRoom.For(count, stride));
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
        int run = 0, open = -1;
        var adder = new RunAdder<TSums>(this);
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
                adder.Add(clusters[run++], open, first + BitOperations.TrailingZeroCount(end));
                end &= end - 1;
                open = -1;
            }
            while (end != 0)
            {
                adder.Add(clusters[run++], first + BitOperations.TrailingZeroCount(start), first + BitOperations.TrailingZeroCount(end));
                start &= start - 1;
                end &= end - 1;
            }
            if (start != 0) open = first + BitOperations.TrailingZeroCount(start);
        }
    }

    private Span<double> Record(int cluster) => records.AsSpan(cluster * stride, stride);

    /// <summary>Adds runs in their order; what it needs of the row stays in registers.</summary>
    private struct RunAdder<TSums>(ClusterSums sums)
        where TSums : struct, ISums
    {
        private readonly double[] records = sums.records;
        private readonly RowPosition row = sums.row;
        private readonly int stride = sums.stride;
        private readonly bool line = sums.line;
        private readonly Vector256<double> perSquare = sums.row.PerSquare;
        private Vector256<double> perSite = sums.row.PerSite, perSum = sums.row.PerSum;
        private int rowFirst;
        private long rowEnd = sums.row.End;
        private int known;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(int cluster, int first, int last)
        {
            ref double record = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(records), (nint)cluster * stride);
            double count = last - first + 1;
            if (!TSums.Positions)
            {
                record += count;
                return;
            }
            if (first >= rowEnd) MoveTo(first);
            int begin = line ? Beginning(ref record, first, cluster) : rowFirst;
            // With the middle m of n sites, Σ x is nm and Σ x² is nm² + n (n² - 1)/12.
            double middle = ((double)(first - begin) + (last - begin)) * 0.5, sum = count * middle;
            double squares = (Unit * middle * sum) + (count * ((count * count) - 1));
            // size, Σ r·r, Σ r along axis 0, and the first of the others: one vector.
            ref Vector256<double> vectors = ref Unsafe.As<double, Vector256<double>>(ref record);
            vectors += (perSite * count) + (perSum * sum) + (perSquare * squares);
            for (int block = 1; block < stride >> 2; block++) Unsafe.Add(ref vectors, block) += row.More[block] * count;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void MoveTo(int site)
        {
            row.MoveTo(site);
            (rowFirst, rowEnd, perSite, perSum) = (row.First, row.End, row.PerSite, row.PerSum);
        }

        /// <summary>Where the cluster begins. Clusters are numbered in the order of their first runs.</summary>
        private int Beginning(ref double record, int first, int cluster)
        {
            ref double begin = ref Unsafe.Add(ref record, Origin);
            if (cluster == known)
            {
                known++;
                begin = first;
            }
            return (int)begin;
        }
    }
}
