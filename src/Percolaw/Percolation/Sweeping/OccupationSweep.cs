using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// The algorithm of Newman and Ziff, Phys. Rev. Lett. 85, 4104 (2000) and Phys. Rev. E 64, 016706 (2001): elements (sites
/// or bonds) are occupied one by one in random order, clusters joined by union-find, and the observables at every
/// occupation number averaged to any probability afterwards. A workspace: its memory is reused by every run; one for each
/// thread.
/// </summary>
public sealed class OccupationSweep
{
    private readonly LatticeBox box;
    private readonly PercolationKind kind;
    private readonly SweepConvolution convolution;
    private readonly PlainClusters clusters;
    private readonly int[] order;

    /// <summary>Creates a workspace.</summary>
    /// <param name="box">The box.</param>
    /// <param name="kind">Whether sites or bonds are occupied.</param>
    /// <param name="convolution">The probabilities; for as many elements as the box has of this kind.</param>
    /// <exception cref="ArgumentException">The convolution is for another number of elements.</exception>
    /// <exception cref="PercolawException">The bonds are more than a sweep can number, 2^32.</exception>
    public OccupationSweep(LatticeBox box, PercolationKind kind, SweepConvolution convolution)
    {
        ArgumentNullException.ThrowIfNull(box);
        ArgumentNullException.ThrowIfNull(convolution);
        if (convolution.ElementCount != box.ElementCount(kind))
            throw new ArgumentException(FormattableString.Invariant($"is for {convolution.ElementCount} elements; the box has {box.ElementCount(kind)}."), nameof(convolution));
        long slots = SlotCount(box, kind);
        if (slots > uint.MaxValue)
            throw new PercolawException(FormattableString.Invariant($"{slots} bonds are more than the {uint.MaxValue} that a sweep can number; choose a smaller length"));
        this.box = box;
        this.kind = kind;
        this.convolution = convolution;
        order = new int[slots];
        clusters = new PlainClusters(box);
    }

    /// <summary>The bytes that a workspace takes, without those of the convolution.</summary>
    /// <param name="box">The box.</param>
    /// <param name="kind">Whether sites or bonds are occupied.</param>
    public static long EstimateMemory(LatticeBox box, PercolationKind kind)
    {
        ArgumentNullException.ThrowIfNull(box);
        return (4 * SlotCount(box, kind)) + (8 * (box.SiteCount + 1)) + (8L << 20);
    }

    /// <summary>One sweep over all occupation numbers.</summary>
    /// <param name="stream">Its random numbers, of purpose <see cref="StreamPurpose.SweepOrder"/>.</param>
    public SweepSummary Run(ref RandomStream stream) => RunBetween(ref stream, 0, convolution.ElementCount);

    /// <summary>
    /// One sweep over the occupation numbers that matter to the probabilities of the convolution and no others: a random
    /// configuration of the first is labelled, and elements are added one by one up to the last. What is averaged has the
    /// same distribution as in a whole sweep, so nothing is biased.
    /// </summary>
    /// <inheritdoc cref="Run"/>
    public SweepSummary RunWindow(ref RandomStream stream) => RunBetween(ref stream, convolution.First, convolution.Last);

    private static long SlotCount(LatticeBox box, PercolationKind kind) =>
        kind == PercolationKind.Site ? box.SiteCount : box.SiteCount * box.Lattice.StepCount;

    private SweepSummary RunBetween(ref RandomStream stream, long first, long last)
    {
        Shuffle(ref stream);
        clusters.Clear(kind == PercolationKind.Bond);
        ReadOnlySpan<BinomialWeights> weights = convolution.Weights;
        double[,] sums = new double[weights.Length, 4];
        long occupied = 0;
        long? wrapsFirst = null, wrapsAny = null, wrapsAll = null, spans = null;
        int next = 0;
        while (true)
        {
            if (occupied >= first)
            {
                double largest = clusters.Largest;
                for (int i = 0; i < weights.Length; i++)
                {
                    if (occupied < weights[i].First || occupied > weights[i].Last) continue;
                    double weight = weights[i].Weights[occupied - weights[i].First];
                    sums[i, 0] += weight * largest;
                    sums[i, 1] += weight * largest * largest;
                    sums[i, 2] += weight * (clusters.SumOfSquares - (clusters.Largest * clusters.Largest));
                    sums[i, 3] += weight * clusters.Count;
                }
                if (clusters.WrapsFirst) wrapsFirst ??= occupied;
                if (clusters.WrapsAny) wrapsAny ??= occupied;
                if (clusters.WrapsAll) wrapsAll ??= occupied;
                if (clusters.Spans) spans ??= occupied;
            }
            if (occupied == last) break;
            while (!Add(order[next++])) { }
            occupied++;
        }
        var values = new SweepValues[weights.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double sites = kind == PercolationKind.Bond ? box.SiteCount : box.SiteCount * weights[i].Probability;
            values[i] = new SweepValues
            {
                Probability = weights[i].Probability,
                Largest = sums[i, 0],
                LargestSquared = sums[i, 1],
                SumOfSquares = sums[i, 1] + sums[i, 2],
                SumOfSquaresWithoutLargest = sums[i, 2],
                OccupiedSites = sites,
                OccupiedSitesWithoutLargest = sites - sums[i, 0],
                Clusters = sums[i, 3],
                WrapsFirst = weights[i].From(wrapsFirst),
                WrapsAny = weights[i].From(wrapsAny),
                WrapsAll = weights[i].From(wrapsAll),
                Spans = weights[i].From(spans),
            };
        }
        return new SweepSummary
        {
            Values = values,
            FirstOccupation = first,
            LastOccupation = last,
            WrapsFirstAt = wrapsFirst,
            WrapsAnyAt = wrapsAny,
            WrapsAllAt = wrapsAll,
            SpansAt = spans,
        };
    }

    private bool Add(int slot)
    {
        if (kind == PercolationKind.Site)
        {
            clusters.OccupySite(slot);
            return true;
        }
        return clusters.OccupyBond((int)((uint)slot / (uint)box.Lattice.StepCount), (int)((uint)slot % (uint)box.Lattice.StepCount));
    }

    private void Shuffle(ref RandomStream stream)
    {
        for (int i = 0; i < order.Length; i++)
        {
            int j = stream.NextIndex(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }
}
