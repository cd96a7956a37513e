using System.Text.Json;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

public sealed class OccupationSweepTests
{
    // Averaged over all orders, what a sweep averages to p is the canonical average, to rounding.
    [Theory]
    [InlineData(2, 2, Boundary.Periodic, PercolationKind.Site)]
    [InlineData(2, 2, Boundary.Free, PercolationKind.Site)]
    [InlineData(2, 2, Boundary.Periodic, PercolationKind.Bond)]
    [InlineData(2, 2, Boundary.Free, PercolationKind.Bond)]
    [InlineData(3, 2, Boundary.Periodic, PercolationKind.Site)]
    [InlineData(3, 2, Boundary.Free, PercolationKind.Site)]
    public void Sums_OverAllOrders_AreThoseOfAllConfigurations(int dimension, int length, Boundary boundary, PercolationKind kind)
    {
        LatticeBox box = new(new HypercubicLattice(dimension), length, boundary);
        double[] probabilities = [0, 0.2, 0.5, 0.7, 1];
        TracedSweep sweep = new(box, kind, new SweepConvolution(box.ElementCount(kind), probabilities));
        (int Site, int Step)[] elements = [.. sweep.Slots().Where(sweep.Exists)], absent = [.. sweep.Slots().Where(slot => !sweep.Exists(slot))];
        double[,] sums = new double[probabilities.Length, 8];
        long orders = 0;
        foreach ((int Site, int Step)[] order in Orders(elements, 0))
        {
            sweep.Run([.. absent, .. order]);
            for (int i = 0; i < probabilities.Length; i++)
            {
                BinomialWeights weights = sweep.Convolution.Weights[i];
                for (int observable = 0; observable < 4; observable++) sums[i, observable] += sweep.Sum(i, observable);
                sums[i, 4] += weights.From(sweep.Events.WrapsFirst);
                sums[i, 5] += weights.From(sweep.Events.WrapsAny);
                sums[i, 6] += weights.From(sweep.Events.WrapsAll);
                sums[i, 7] += weights.From(sweep.Events.Spans);
            }
            orders++;
        }
        for (int i = 0; i < probabilities.Length; i++)
        {
            double[] exact = Canonical(box, elements, kind, probabilities[i]);
            for (int observable = 0; observable < exact.Length; observable++)
                (sums[i, observable] / orders).ShouldBe(exact[observable], 1e-11, $"observable {observable} at p = {probabilities[i]}");
        }
    }

    // False-alarm probability 1e-4 for all occupation numbers and observables of a table together.
    [Theory]
    [InlineData("TORUS_SITE_L3", Boundary.Periodic, PercolationKind.Site, false)]
    [InlineData("TORUS_SITE_L3", Boundary.Periodic, PercolationKind.Site, true)]
    [InlineData("TORUS_BOND_L3", Boundary.Periodic, PercolationKind.Bond, false)]
    [InlineData("TORUS_BOND_L3", Boundary.Periodic, PercolationKind.Bond, true)]
    [InlineData("OPEN_SITE_L4", Boundary.Free, PercolationKind.Site, false)]
    [InlineData("OPEN_SITE_L4", Boundary.Free, PercolationKind.Site, true)]
    public void Run_ManyTimes_GivesExactMicrocanonicalAverages(string table, Boundary boundary, PercolationKind kind, bool window)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Tools.ReferenceFile("percolation.json")));
        JsonElement data = reference.RootElement.GetProperty("exact_small_lattices").GetProperty("data").GetProperty(table);
        int length = table[^1] - '0';
        LatticeBox box = new(new HypercubicLattice(2), length, boundary);
        TracedSweep sweep = new(box, kind);
        long elements = box.ElementCount(kind), first = window ? elements / 3 : 0, last = window ? elements * 2 / 3 : elements;
        (string Name, Func<TracedSweep, long, double> Value)[] observables = boundary == Boundary.Free
            ? [("span", (each, n) => n >= each.Events.Spans ? 1 : 0), ("clusters", (each, n) => each.Values[n].Clusters)]
            :
            [
                ("wrap_x", (each, n) => n >= each.Events.WrapsFirst ? 1 : 0), ("wrap_any", (each, n) => n >= each.Events.WrapsAny ? 1 : 0),
                ("wrap_both", (each, n) => n >= each.Events.WrapsAll ? 1 : 0), ("clusters", (each, n) => each.Values[n].Clusters),
            ];
        const int Sweeps = 20_000;
        double[,] sums = new double[observables.Length, elements + 1], squares = new double[observables.Length, elements + 1];
        for (ulong sample = 0; sample < Sweeps; sample++)
        {
            RandomStream stream = new(5, StreamPurpose.SweepOrder, sample);
            if (window) sweep.RunWindow(ref stream, first, last);
            else RunWhole(sweep, ref stream);
            for (int i = 0; i < observables.Length; i++)
            {
                for (long n = first; n <= last; n++)
                {
                    double value = observables[i].Value(sweep, n);
                    sums[i, n] += value;
                    squares[i, n] += value * value;
                }
            }
        }
        double configurations = 1;
        for (long n = 0; n <= elements; n++)
        {
            for (int i = 0; n >= first && n <= last && i < observables.Length; i++)
            {
                double exact = data.GetProperty(observables[i].Name)[(int)n].GetDouble() / configurations, mean = sums[i, n] / Sweeps;
                double variance = (squares[i, n] / Sweeps) - (mean * mean);
                string what = $"{observables[i].Name} at {n}";
                // Rare values have no normal errors; those that never vary are exact.
                if (variance * Sweeps > 20) mean.ShouldBeWithin(exact, Math.Sqrt(variance / Sweeps), 80, what);
                else mean.ShouldBe(exact, 60.0 / Sweeps, what);
            }
            configurations *= (elements - n) / (n + 1.0);
        }
    }

    // Pinson, J. Stat. Phys. 75, 1167 (1994); corrections at L = 64 are below a tenth of the standard error. False-alarm
    // probability 1e-4 each.
    [Theory]
    [InlineData(PercolationKind.Site, false)]
    [InlineData(PercolationKind.Bond, false)]
    [InlineData(PercolationKind.Site, true)]
    public void Wrapping_AtThresholdInTwoDimensions_IsPublished(PercolationKind kind, bool window)
    {
        LatticeBox box = new(new HypercubicLattice(2), 64, Boundary.Periodic);
        OccupationSweep sweep = new(box, kind, new SweepConvolution(box.ElementCount(kind), [box.Lattice.Threshold(kind)!.Value]));
        List<double> first = [], any = [], all = [];
        for (ulong sample = 0; sample < 3000; sample++)
        {
            RandomStream stream = new(6, StreamPurpose.SweepOrder, sample);
            SweepValues values = (window ? sweep.RunWindow(ref stream) : sweep.Run(ref stream)).Values[0];
            first.Add(values.WrapsFirst);
            any.Add(values.WrapsAny);
            all.Add(values.WrapsAll);
        }
        first.ShouldHaveMean(0.521058289);
        any.ShouldHaveMean(0.690473725);
        all.ShouldHaveMean(0.351642854);
    }

    // False-alarm probability 1e-4 for all observables of a box together.
    [Theory]
    [InlineData(2, 24, Boundary.Periodic, PercolationKind.Site)]
    [InlineData(2, 32, Boundary.Free, PercolationKind.Site)]
    [InlineData(3, 8, Boundary.Periodic, PercolationKind.Bond)]
    [InlineData(2, 15, Boundary.Free, PercolationKind.Bond)]
    [InlineData(5, 4, Boundary.Periodic, PercolationKind.Site)]
    public void RunWindow_AgainstRun_HasTheSameMeans(int dimension, int length, Boundary boundary, PercolationKind kind)
    {
        LatticeBox box = new(new HypercubicLattice(dimension), length, boundary);
        double threshold = box.Lattice.Threshold(kind)!.Value;
        OccupationSweep sweep = new(box, kind, new SweepConvolution(box.ElementCount(kind), [threshold * 0.98, threshold * 1.03]));
        List<double[]> whole = [], window = [];
        for (ulong sample = 0; sample < 800; sample++)
        {
            RandomStream stream = new(7, StreamPurpose.SweepOrder, sample), other = new(8, StreamPurpose.SweepOrder, sample);
            whole.Add(Numbers(sweep.Run(ref stream)));
            window.Add(Numbers(sweep.RunWindow(ref other)));
        }
        for (int i = 0; i < whole[0].Length; i++)
        {
            (double mean, double error) = Mean(whole, i);
            (double windowMean, double windowError) = Mean(window, i);
            if (error + windowError > 0) windowMean.ShouldBeWithin(mean, Math.Sqrt((error * error) + (windowError * windowError)), whole[0].Length, $"number {i}");
            else windowMean.ShouldBe(mean, 1e-9);
        }
    }

    [Fact]
    public void Run_SameStream_GivesTheSameBitsInAnyWorkspaceStateAndAllocatesLittle()
    {
        LatticeBox box = new(new HypercubicLattice(3), 12, Boundary.Periodic);
        SweepConvolution convolution = new(box.SiteCount, [0.3, 0.31]);
        OccupationSweep used = new(box, PercolationKind.Site, convolution), fresh = new(box, PercolationKind.Site, convolution);
        RandomStream first = new(9, StreamPurpose.SweepOrder, 0), second = new(9, StreamPurpose.SweepOrder, 1), again = second;
        used.Run(ref first);
        used.RunWindow(ref first);
        SweepSummary expected = fresh.Run(ref second);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SweepSummary actual = used.Run(ref again);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(3000);
        actual.Values.ShouldBe(expected.Values);
        actual.WrapsAllAt.ShouldBe(expected.WrapsAllAt);
        actual.WrapsAllAt.ShouldNotBeNull();
    }

    [Fact]
    public void Constructor_OtherConvolutionOrTooManyBonds_SaysSo()
    {
        LatticeBox box = new(new HypercubicLattice(2), 8, Boundary.Periodic), large = new(new HypercubicLattice(13), 5, Boundary.Periodic);
        Should.Throw<ArgumentException>(() => new OccupationSweep(box, PercolationKind.Bond, new SweepConvolution(64, [0.5]))).Message.ShouldContain("the box has 128");
        Should.Throw<PercolawException>(() => new OccupationSweep(large, PercolationKind.Bond, new SweepConvolution(large.BondCount, [])))
            .Message.ShouldBe("15869140625 bonds are more than a sweep can number, 2^32; choose a smaller length");
        OccupationSweep.EstimateMemory(large, PercolationKind.Site).ShouldBeInRange(12 * large.SiteCount, 13 * large.SiteCount);
    }

    private static void RunWhole(TracedSweep sweep, ref RandomStream stream)
    {
        sweep.Values.Clear();
        sweep.Workspace.Run(ref stream);
    }

    private static double[] Numbers(SweepSummary summary) =>
    [
        .. summary.Values.SelectMany(values => new[]
        {
            values.Largest, values.LargestSquared, values.SumOfSquares, values.SumOfSquaresWithoutLargest, values.OccupiedSites, values.OccupiedSitesWithoutLargest,
            values.Clusters, values.WrapsFirst, values.WrapsAny, values.WrapsAll, values.Spans,
        }),
    ];

    private static (double Mean, double Error) Mean(List<double[]> samples, int index)
    {
        double mean = samples.Average(sample => sample[index]);
        return (mean, Math.Sqrt(samples.Sum(sample => Math.Pow(sample[index] - mean, 2)) / (samples.Count - 1) / samples.Count));
    }

    private static IEnumerable<(int Site, int Step)[]> Orders((int Site, int Step)[] elements, int done)
    {
        if (done >= elements.Length - 1)
        {
            yield return elements;
            yield break;
        }
        for (int i = done; i < elements.Length; i++)
        {
            (elements[done], elements[i]) = (elements[i], elements[done]);
            foreach ((int Site, int Step)[] order in Orders(elements, done + 1)) yield return order;
            (elements[done], elements[i]) = (elements[i], elements[done]);
        }
    }

    private static double[] Canonical(LatticeBox box, (int Site, int Step)[] elements, PercolationKind kind, double probability)
    {
        double[] sums = new double[8];
        for (int configuration = 0; configuration < 1 << elements.Length; configuration++)
        {
            bool[] sites = new bool[box.SiteCount];
            bool[,] bonds = new bool[box.SiteCount, box.Lattice.StepCount];
            double weight = 1;
            for (int i = 0; i < elements.Length; i++)
            {
                bool occupied = (configuration >> i & 1) != 0;
                weight *= occupied ? probability : 1 - probability;
                if (kind == PercolationKind.Site) sites[elements[i].Site] = occupied;
                else bonds[elements[i].Site, elements[i].Step] = occupied;
            }
            SearchedConfiguration searched = kind == PercolationKind.Site ? SearchedConfiguration.OfSites(box, sites) : SearchedConfiguration.OfBonds(box, bonds);
            double square = (double)searched.Largest * searched.Largest;
            bool periodic = box.Boundary == Boundary.Periodic;
            double[] values =
            [
                searched.Largest, square, searched.SumOfSquares - square, searched.Clusters, periodic && searched.WrapsFirst ? 1 : 0,
                periodic && searched.WrapsAny ? 1 : 0, periodic && searched.WrapsAll ? 1 : 0, searched.Spans ? 1 : 0,
            ];
            for (int i = 0; i < sums.Length; i++) sums[i] += weight * values[i];
        }
        return sums;
    }
}
