using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>A sweep whose values at every occupation number can be seen, and orders of its elements.</summary>
internal sealed class TracedSweep
{
    private readonly SiteGrid grid;
    private readonly int stepBits;
    private readonly uint[] numbers;
    private readonly SweepSums sums;

    public TracedSweep(LatticeBox box, PercolationKind kind, SweepConvolution? convolution = null)
    {
        (Box, Kind) = (box, kind);
        Convolution = convolution ?? new SweepConvolution(box.ElementCount(kind), [0.5]);
        sums = new SweepSums(Convolution, kind == PercolationKind.Bond ? box.SiteCount : null);
        Workspace = new SweepWorkspace(box, kind, sums) { Trace = (occupation, totals) => Values[occupation] = totals };
        grid = new SiteGrid(box);
        stepBits = SweepWorkspace.StepBits(box, kind);
        numbers = new uint[box.SiteCount];
        for (uint number = 0; number < numbers.Length; number++) numbers[BoxSite(number)] = number;
    }

    public LatticeBox Box { get; }

    public PercolationKind Kind { get; }

    public SweepConvolution Convolution { get; }

    public SweepWorkspace Workspace { get; }

    public SweepEvents Events => Workspace.Events;

    public Dictionary<long, SweepTotals> Values { get; } = [];

    public double Sum(int probability, int kind) => sums[probability, kind];

    /// <summary>All slots: each site, or each site with each step, also where there is no bond.</summary>
    public (int Site, int Step)[] Slots() => Kind == PercolationKind.Site
        ? [.. Enumerable.Range(0, (int)Box.SiteCount).Select(site => (site, 0))]
        : [.. Enumerable.Range(0, (int)Box.SiteCount).SelectMany(site => Enumerable.Range(0, Box.Lattice.StepCount).Select(step => (site, step)))];

    public bool Exists((int Site, int Step) slot) =>
        Kind == PercolationKind.Site || SearchedConfiguration.Move(Box, SearchedConfiguration.Place(Box, slot.Site), slot.Step, 1) is not null;

    /// <summary>One sweep in the order of these slots.</summary>
    public void Run((int Site, int Step)[] order)
    {
        Values.Clear();
        sums.Clear();
        uint[] slots = [.. order.Select(slot => (numbers[slot.Site] << stepBits) | (uint)slot.Step)];
        Workspace.Run(slots);
    }

    public void RunWindow(ref RandomStream stream, long first, long last)
    {
        Values.Clear();
        sums.Clear();
        Workspace.RunWindow(ref stream, first, last);
    }

    private int BoxSite(uint number)
    {
        long site = 0;
        for (int axis = 0; axis < Box.Dimension; axis++) site += grid.Coordinate(number, axis) * Box.Stride(axis);
        return (int)site;
    }
}
