using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>Sweeps in given orders against labelling from scratch at every occupation number.</summary>
public sealed class SweepOracleTests
{
    public static TheoryData<string, int, int, Boundary, PercolationKind> SmallBoxes
    {
        get
        {
            TheoryData<string, int, int, Boundary, PercolationKind> data = [];
            foreach ((string name, int dimension, int length) in new[]
            {
                ("hypercubic", 1, 2), ("hypercubic", 1, 7), ("hypercubic", 2, 2), ("hypercubic", 2, 3), ("hypercubic", 2, 4), ("hypercubic", 2, 6),
                ("hypercubic", 3, 2), ("hypercubic", 3, 3), ("hypercubic", 3, 4), ("hypercubic", 4, 2), ("hypercubic", 4, 3), ("hypercubic", 6, 2),
                ("triangular", 2, 2), ("triangular", 2, 3), ("triangular", 2, 4), ("triangular", 2, 6),
            })
            {
                foreach (PercolationKind kind in Enum.GetValues<PercolationKind>())
                {
                    data.Add(name, dimension, length, Boundary.Periodic, kind);
                    data.Add(name, dimension, length, Boundary.Free, kind);
                }
            }
            data.Add("hypercubic", 2, 1, Boundary.Free, PercolationKind.Site);
            data.Add("hypercubic", 2, 1, Boundary.Free, PercolationKind.Bond);
            return data;
        }
    }

    public static TheoryData<string, int, int, Boundary, PercolationKind> LargerBoxes
    {
        get
        {
            TheoryData<string, int, int, Boundary, PercolationKind> data = [];
            foreach ((string name, int dimension, int length) in new[]
            {
                ("hypercubic", 1, 100), ("hypercubic", 2, 32), ("hypercubic", 2, 44), ("hypercubic", 3, 8), ("hypercubic", 3, 11), ("hypercubic", 5, 4),
                ("hypercubic", 7, 3), ("hypercubic", 13, 2), ("triangular", 2, 32), ("triangular", 2, 35),
            })
            {
                foreach (PercolationKind kind in Enum.GetValues<PercolationKind>())
                {
                    data.Add(name, dimension, length, Boundary.Periodic, kind);
                    data.Add(name, dimension, length, Boundary.Free, kind);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SmallBoxes))]
    public void Run_InGivenOrder_AgreesWithSearchAtEveryOccupationNumber(string name, int dimension, int length, Boundary boundary, PercolationKind kind)
    {
        LatticeBox box = Box(name, dimension, length, boundary);
        TracedSweep sweep = new(box, kind);
        RandomStream stream = new(1, StreamPurpose.Test, 0);
        for (int repetition = 0; repetition < 5; repetition++)
        {
            (int Site, int Step)[] order = Shuffled(sweep.Slots(), ref stream);
            sweep.Run(order);
            CompareWithSearch(sweep, [.. order.Where(sweep.Exists)]);
        }
    }

    [Theory]
    [MemberData(nameof(LargerBoxes))]
    public void Run_InGivenOrder_AgreesWithPlainUnionFind(string name, int dimension, int length, Boundary boundary, PercolationKind kind)
    {
        LatticeBox box = Box(name, dimension, length, boundary);
        TracedSweep sweep = new(box, kind);
        RandomStream stream = new(2, StreamPurpose.Test, 0);
        (int Site, int Step)[] order = Shuffled(sweep.Slots(), ref stream);
        sweep.Run(order);

        PlainClusters plain = new(box);
        plain.Clear(kind == PercolationKind.Bond);
        long occupation = 0;
        Compare(sweep, occupation, plain);
        foreach ((int site, int step) in order)
        {
            if (kind == PercolationKind.Site) plain.OccupySite(site);
            else if (!plain.OccupyBond(site, step)) continue;
            Compare(sweep, ++occupation, plain);
        }
        occupation.ShouldBe(box.ElementCount(kind));
        sweep.Values.Count.ShouldBe((int)occupation + 1);
    }

    private static LatticeBox Box(string name, int dimension, int length, Boundary boundary) =>
        new(LatticeList.All.Single(entry => entry.Name == name).Make(dimension), length, boundary);

    private static (int Site, int Step)[] Shuffled((int Site, int Step)[] slots, ref RandomStream stream)
    {
        for (int i = slots.Length - 1; i > 0; i--)
        {
            int j = stream.NextIndex(i + 1);
            (slots[i], slots[j]) = (slots[j], slots[i]);
        }
        return slots;
    }

    private static void CompareWithSearch(TracedSweep sweep, (int Site, int Step)[] elements)
    {
        LatticeBox box = sweep.Box;
        bool[] sites = new bool[box.SiteCount];
        bool[,] bonds = new bool[box.SiteCount, box.Lattice.StepCount];
        // Every occupation number of small boxes, about a hundred of others.
        int stride = Math.Max(1, elements.Length / 97);
        for (int occupation = 0; occupation <= elements.Length; occupation++)
        {
            if (occupation > 0) _ = sweep.Kind == PercolationKind.Site ? sites[elements[occupation - 1].Site] = true : bonds[elements[occupation - 1].Site, elements[occupation - 1].Step] = true;
            if (occupation % stride != 0) continue;
            SearchedConfiguration searched = sweep.Kind == PercolationKind.Site ? SearchedConfiguration.OfSites(box, sites) : SearchedConfiguration.OfBonds(box, bonds);
            Compare(sweep, occupation, searched.Largest, searched.SumOfSquares, searched.Clusters, searched.WrapsFirst, searched.WrapsAny, searched.WrapsAll, searched.Spans);
        }
        sweep.Values.Count.ShouldBe(elements.Length + 1);
    }

    private static void Compare(TracedSweep sweep, long occupation, PlainClusters plain)
    {
        bool periodic = sweep.Box.Boundary == Boundary.Periodic;
        Compare(sweep, occupation, plain.Largest, plain.SumOfSquares, plain.Count, periodic && plain.WrapsFirst, periodic && plain.WrapsAny, periodic && plain.WrapsAll, plain.Spans);
    }

    private static void Compare(TracedSweep sweep, long occupation, long largest, long squares, long clusters, bool first, bool any, bool all, bool spans)
    {
        SweepTotals totals = sweep.Values[occupation];
        string what = FormattableString.Invariant($"at {occupation} occupied elements");
        (totals.Largest, totals.SumOfSquares, totals.Clusters).ShouldBe(((int)largest, squares, clusters), what);
        (occupation >= sweep.Events.WrapsFirst, occupation >= sweep.Events.WrapsAny, occupation >= sweep.Events.WrapsAll, occupation >= sweep.Events.Spans)
            .ShouldBe((first, any, all, spans), what);
    }
}
