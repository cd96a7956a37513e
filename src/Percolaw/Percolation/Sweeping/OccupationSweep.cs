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
    private readonly SweepSums sums;

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
        RefuseImpossible(box, kind);
        this.box = box;
        this.kind = kind;
        this.convolution = convolution;
        sums = new SweepSums(convolution, kind == PercolationKind.Bond ? box.SiteCount : null);
        Workspace = new SweepWorkspace(box, kind, sums);
    }

    /// <summary>Refuses boxes that no sweep can do, before anything is made for it.</summary>
    /// <exception cref="PercolawException">There are more bonds than a sweep can number, 2^32, or more dimensions than it tells windings in.</exception>
    public static void RefuseImpossible(LatticeBox box, PercolationKind kind)
    {
        ArgumentNullException.ThrowIfNull(box);
        if (box.Dimension > Lanes.MostDimensions)
            throw new PercolawException($"a sweep tells windings in at most {Lanes.MostDimensions} dimensions, not {box.Dimension}");
        if (box.SiteCount << SweepWorkspace.StepBits(box, kind) > 1L << 32)
            throw new PercolawException(FormattableString.Invariant($"{box.BondCount} bonds are more than a sweep can number, 2^32; choose a smaller length"));
    }

    /// <summary>Where it happens, for tests.</summary>
    internal SweepWorkspace Workspace { get; }

    /// <summary>The bytes that a workspace takes, without those of the convolution.</summary>
    /// <param name="box">The box.</param>
    /// <param name="kind">Whether sites or bonds are occupied.</param>
    /// <param name="windowOnly">Only <see cref="RunWindow"/> will be called: no order is stored.</param>
    public static long EstimateMemory(LatticeBox box, PercolationKind kind, bool windowOnly = false)
    {
        ArgumentNullException.ThrowIfNull(box);
        bool sites = kind == PercolationKind.Site;
        long order = 4 * box.SiteCount * (sites ? 1 : box.Lattice.StepCount);
        long bits = sites ? 0 : (box.SiteCount << SweepWorkspace.StepBits(box, kind)) / 8;
        return (8 * box.SiteCount) + (windowOnly ? bits : order) + (6L << 20);
    }

    /// <summary>One sweep over all occupation numbers.</summary>
    /// <param name="stream">Its random numbers, of purpose <see cref="StreamPurpose.SweepOrder"/>.</param>
    public SweepSummary Run(ref RandomStream stream)
    {
        sums.Clear();
        Workspace.Run(ref stream);
        return Summarise(0, convolution.ElementCount);
    }

    /// <summary>
    /// One sweep over the occupation numbers that matter to the probabilities of the convolution and no others: a random
    /// configuration of the first is labelled, and elements are added one by one up to the last. What is averaged has the
    /// same distribution as in a whole sweep, so nothing is biased.
    /// </summary>
    /// <inheritdoc cref="Run"/>
    public SweepSummary RunWindow(ref RandomStream stream)
    {
        sums.Clear();
        Workspace.RunWindow(ref stream, convolution.First, convolution.Last);
        return Summarise(convolution.First, convolution.Last);
    }

    private SweepSummary Summarise(long first, long last) => new()
    {
        Values = [.. Enumerable.Range(0, convolution.Weights.Length).Select(Value)],
        FirstOccupation = first,
        LastOccupation = last,
        WrapsFirstAt = Workspace.Events.WrapsFirst,
        WrapsAnyAt = Workspace.Events.WrapsAny,
        WrapsAllAt = Workspace.Events.WrapsAll,
        SpansAt = Workspace.Events.Spans,
    };

    private SweepValues Value(int index)
    {
        BinomialWeights weights = convolution.Weights[index];
        double largest = sums[index, 0], largestSquared = sums[index, 1], rest = sums[index, 2];
        SweepEvents events = Workspace.Events;
        return new SweepValues
        {
            Probability = weights.Probability,
            Largest = largest,
            LargestSquared = largestSquared,
            SumOfSquares = largestSquared + rest,
            SumOfSquaresWithoutLargest = rest,
            OccupiedSites = kind == PercolationKind.Bond ? box.SiteCount : box.SiteCount * weights.Probability,
            OccupiedSitesWithoutLargest = sums[index, 4],
            Clusters = sums[index, 3],
            WrapsFirst = weights.From(events.WrapsFirst),
            WrapsAny = weights.From(events.WrapsAny),
            WrapsAll = weights.From(events.WrapsAll),
            Spans = weights.From(events.Spans),
        };
    }
}
