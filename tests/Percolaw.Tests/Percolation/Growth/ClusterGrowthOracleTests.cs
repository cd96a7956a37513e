using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation.Growth;

public sealed class ClusterGrowthOracleTests
{
    public static TheoryData<string, int, PercolationKind, double> Cases()
    {
        var cases = new TheoryData<string, int, PercolationKind, double>();
        foreach (PercolationKind kind in Enum.GetValues<PercolationKind>())
        {
            foreach (int dimension in new[] { 1, 2, 3, 4, 5, 6, 9, 13, 20 }) AddAround("hypercubic", dimension, kind, cases);
            AddAround("triangular", 2, kind, cases);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Grow_AnyCluster_HasTheShellsOfPlainSearch(string name, int dimension, PercolationKind kind, double probability)
    {
        ILattice lattice = LatticeList.All.Single(entry => entry.Name == name).Make(dimension);
        const int maximumSize = 1500;
        var growth = new ClusterGrowth(lattice, kind, maximumSize);
        for (ulong cluster = 0; cluster < 40; cluster++)
        {
            List<int[][]> seen = [];
            GrownClusterSummary summary = growth.GrowOne(7, cluster, probability, (_, coordinates) => seen.Add(Sites(coordinates, growth.CoordinateStride, dimension)));
            var plain = new PlainGrowth(lattice, kind, 7, cluster, probability);
            // A cluster above the threshold is infinite: the oracle gets one whose growth ends.
            if (summary.Censored && probability > Threshold(lattice, kind)) continue;
            (List<List<int[]>> shells, bool censored) = plain.Grow(maximumSize);
            Compare(plain, growth, summary, seen, shells);
            summary.Censored.ShouldBe(censored);
        }
    }

    private static void Compare(PlainGrowth plain, ClusterGrowth growth, GrownClusterSummary summary, List<int[][]> seen, List<List<int[]>> shells)
    {
        seen.Count.ShouldBe(shells.Count);
        summary.Height.ShouldBe(shells.Count - 1);
        summary.Size.ShouldBe(shells.Sum(shell => (long)shell.Count));
        growth.Shells.Count.ShouldBe(shells.Count);
        for (int distance = 0; distance < shells.Count; distance++)
        {
            seen[distance].Select(Text).Order(StringComparer.Ordinal).ShouldBe(shells[distance].Select(Text).Order(StringComparer.Ordinal));
            growth.Shells[distance].Sites.ShouldBe(shells[distance].Count);
            double squares = shells[distance].Sum(site => plain.SquaredLength([.. site.Select(x => (double)x)]));
            growth.Shells[distance].SquaredDistance.ShouldBe(squares, 1e-9 * (1 + squares));
        }

        if (shells.Count == 0) return;
        double gyration = plain.RadiusOfGyrationSquared(shells.SelectMany(shell => shell));
        summary.RadiusOfGyrationSquared.ShouldBe(gyration, 1e-9 * (1 + gyration));
    }

    /// <summary>Near the threshold the oracle is given the same clusters, cut at another size: what it finds before is the same.</summary>
    [Fact]
    public void Grow_SupercriticalCluster_StopsWithWholeShells()
    {
        var growth = new ClusterGrowth(new HypercubicLattice(2), PercolationKind.Site, 1000);
        GrownClusterSummary all = growth.GrowOne(1, 0, 1);
        // p = 1: 4l sites at chemical distance l, 2n² + 2n + 1 up to n: 925 for 21, 1013 for 22.
        all.ShouldBe(new GrownClusterSummary(925, true, 21, all.RadiusOfGyrationSquared));
        growth.Shells.Select(shell => shell.Sites).ShouldBe([1, .. Enumerable.Range(1, 21).Select(distance => 4 * distance)]);
        // Σ (x² + y²) over |x| + |y| = l is 4 Σ_k (k² + (l-k)²), k = 0 … l-1.
        growth.Shells[5].SquaredDistance.ShouldBe(4 * Enumerable.Range(0, 5).Sum(k => (k * k) + ((5 - k) * (5 - k))));
    }

    private static void AddAround(string name, int dimension, PercolationKind kind, TheoryData<string, int, PercolationKind, double> cases)
    {
        ILattice lattice = LatticeList.All.Single(entry => entry.Name == name).Make(dimension);
        double threshold = Threshold(lattice, kind);
        foreach (double ratio in new[] { 0.5, 0.9, 1.1 }) cases.Add(name, dimension, kind, Math.Min(0.97, ratio * threshold));
        cases.Add(name, dimension, kind, 0);
    }

    private static double Threshold(ILattice lattice, PercolationKind kind) => lattice.Threshold(kind)?.Value ?? 1.0 / ((2 * lattice.Dimension) - 1);

    private static int[][] Sites(ReadOnlySpan<int> coordinates, int stride, int dimension)
    {
        int[][] sites = new int[coordinates.Length / stride][];
        for (int i = 0; i < sites.Length; i++) sites[i] = coordinates.Slice(i * stride, dimension).ToArray();
        return sites;
    }

    private static string Text(int[] site) => string.Join(',', site);
}
