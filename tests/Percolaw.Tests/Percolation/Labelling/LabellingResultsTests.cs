using System.Text.Json;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>Drawn configurations against results that are known exactly. False alarm 1e-4 for each comparison.</summary>
public sealed class LabellingResultsTests
{
    /// <summary>n_s = p^s (1-p)² and Σ s² n_s = p (1+p)/(1-p) on a ring; that it is one changes them by less than p^L.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void Draw_Ring_HasTheClustersOfOneDimension(double probability)
    {
        const int length = 1000;
        ConfigurationSummary[] drawn = Draw(1, length, PercolationKind.Site, probability, 400);
        for (int size = 1; size <= 6; size++)
            NumberPerSite(drawn, size, length).ShouldHaveMean(Math.Pow(probability, size) * Math.Pow(1 - probability, 2), $"n_{size}");
        double[] squares = [.. drawn.Select(summary => (double)summary.SumOfSquares / length)];
        squares.ShouldHaveMean(probability * (1 + probability) / (1 - probability));
        // R² s² of s sites in a row is s² (s² - 1)/12, and Σ s⁴ n_s is known from the sum of the histogram's sizes.
        double[] gyration = [.. drawn.Select(summary => summary.SumOfGyration - ((summary.SumOfFourthPowers - summary.SumOfSquares) / 12))];
        gyration.ShouldAllBe(difference => Math.Abs(difference) < 1e-3);
    }

    /// <summary>n_s(p) of the lattice animals: exact on a torus of more than s sites along an edge.</summary>
    [Theory]
    [InlineData("square", 2, 64)]
    [InlineData("cubic", 3, 16)]
    [InlineData("d4", 4, 8)]
    public void Draw_Torus_HasTheClusterNumbersOfAnimals(string name, int dimension, int length)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Tools.ReferenceFile("percolation.json")));
        JsonElement animals = document.RootElement.GetProperty("exact_cluster_numbers_site").GetProperty("g").GetProperty(name);
        foreach (double probability in new[] { 0.15, 0.3 })
        {
            ConfigurationSummary[] drawn = Draw(dimension, length, PercolationKind.Site, probability, 400);
            foreach (JsonProperty size in animals.EnumerateObject())
            {
                int sites = int.Parse(size.Name, System.Globalization.CultureInfo.InvariantCulture);
                double expected = size.Value.EnumerateObject().Sum(perimeter => perimeter.Value.GetInt64() * Math.Pow(probability, sites)
                    * Math.Pow(1 - probability, int.Parse(perimeter.Name, System.Globalization.CultureInfo.InvariantCulture)));
                NumberPerSite(drawn, sites, Math.Pow(length, dimension)).ShouldHaveMean(expected, $"n_{sites} at {probability}");
            }
        }
    }

    /// <summary>
    /// n_c L² + 0.8835763 clusters at p_c: n_c = (3√3-5)/2 for bonds (Temperley and Lieb 1971), 0.0275981(3) for sites; the
    /// term of the torus from Ziff, Finch and Adamchik, PRL 79, 3447 (1997). What is missing vanishes with L and is far below the error.
    /// </summary>
    [Theory]
    [InlineData(PercolationKind.Bond, 0.09807621135331601)]
    [InlineData(PercolationKind.Site, 0.0275981)]
    public void Draw_SquareTorusAtThreshold_HasTheNumberOfClusters(PercolationKind kind, double perSite)
    {
        const int length = 64;
        double[] clusters = [.. Draw(2, length, kind, Threshold(kind), 10_000).Select(summary => (double)summary.Clusters)];
        // Some 0.2 clusters of standard error: the term of the torus is seen.
        clusters.ShouldHaveMean((perSite * length * length) + 0.8835763);
    }

    /// <summary>
    /// Pinson 1994, evaluated to all digits (Newman and Ziff, PRL 85, 4104 (2000) give 0.521058290 …). At L = 128 the probabilities
    /// differ from these by some L^-2, 6e-5, a fiftieth of the standard error.
    /// </summary>
    [Theory]
    [InlineData(PercolationKind.Bond)]
    [InlineData(PercolationKind.Site)]
    public void Draw_SquareTorusAtThreshold_WrapsWithTheExactProbabilities(PercolationKind kind)
    {
        const int draws = 20_000;
        ConfigurationSummary[] drawn = Draw(2, 128, kind, Threshold(kind), draws);
        new[] { drawn.LongCount(summary => summary.WrapsFirst) }.ShouldBeBinomial(0.5210582892488214, draws, "given");
        new[] { drawn.LongCount(summary => summary.WrapsAny) }.ShouldBeBinomial(0.6904737245701686, draws, "any");
        new[] { drawn.LongCount(summary => summary.WrapsAll) }.ShouldBeBinomial(0.3516428539274742, draws, "both");
    }

    /// <summary>Half of all L × (L+1) rectangles of bonds at p = 1/2 are spanned the long way; a square box is an L × L one, wider by a bond.</summary>
    [Fact]
    public void Draw_SquareBoxOfBondsAtHalf_SpansAlittleMoreThanHalfAsItIsShorter()
    {
        const int draws = 20_000;
        ConfigurationSummary[] drawn = Draw(2, 64, PercolationKind.Bond, 0.5, draws, Boundary.Free);
        double share = drawn.Count(summary => summary.Spans) / (double)draws;
        // 64 sites in a row are 63 bonds long: 64 × 63 bonds is exactly the self-dual rectangle.
        share.ShouldBeWithin(0.5, Math.Sqrt(0.25 / draws));
    }

    [Theory]
    [InlineData(1, 70)]
    [InlineData(2, 65)]
    [InlineData(3, 9)]
    [InlineData(6, 3)]
    public void Draw_NoneOrAll_IsEmptyOrOneCluster(int dimension, int length)
    {
        long sites = (long)Math.Pow(length, dimension);
        foreach (Boundary boundary in Enum.GetValues<Boundary>())
        {
            ConfigurationSummary none = Draw(dimension, length, PercolationKind.Site, 0, 1, boundary)[0];
            (none.OccupiedSites, none.Clusters, none.Largest, none.SecondLargest, none.SumOfSquares).ShouldBe((0, 0, 0, 0, 0));
            none.ClustersBySize.ShouldBeEmpty();
            (none.WrapsAny || none.WrapsAll || none.Spans).ShouldBeFalse();
            Draw(dimension, length, PercolationKind.Bond, 0, 1, boundary)[0].Clusters.ShouldBe(sites);
            foreach (PercolationKind kind in Enum.GetValues<PercolationKind>())
            {
                ConfigurationSummary all = Draw(dimension, length, kind, 1, 1, boundary)[0];
                (all.OccupiedSites, all.Clusters, all.Largest, all.SecondLargest).ShouldBe((sites, 1, sites, 0));
                (all.WrapsFirst, all.WrapsAny, all.WrapsAll, all.Spans).ShouldBe(boundary == Boundary.Periodic ? (true, true, true, false) : (false, false, false, true));
                all.SumOfSquaresUnwrapped.ShouldBe(boundary == Boundary.Periodic ? 0 : (double)sites * sites);
                // Of a cube R² is d (L² - 1)/12.
                all.SumOfGyration.ShouldBe(boundary == Boundary.Periodic ? 0 : (double)sites * sites * dimension * ((length * length) - 1) / 12, 1e-3);
            }
        }
    }

    [Fact]
    public void Draw_WorkspaceUsedBefore_GivesTheSameAsAFreshOne()
    {
        var box = new LatticeBox(new HypercubicLattice(2), 100, Boundary.Periodic);
        foreach (PercolationKind kind in Enum.GetValues<PercolationKind>())
        {
            var used = new ConfigurationLabeller(box, kind);
            foreach (double probability in new[] { 0.5, 0.9, 0.1, 0.6, 1, 0 })
            {
                var stream = new RandomStream(2, StreamPurpose.Test, 0);
                RandomStream copy = stream;
                ConfigurationSummary summary = used.Draw(ref stream, probability), fresh = new ConfigurationLabeller(box, kind).Draw(ref copy, probability);
                summary.ClustersBySize.ShouldBe(fresh.ClustersBySize);
                (summary with { ClustersBySize = [] }).ShouldBe(fresh with { ClustersBySize = [] });
                summary.OccupiedSites.ShouldBe(kind == PercolationKind.Bond ? 10_000 : Occupied(used, box));
            }
        }
    }

    [Fact]
    public void Draw_AfterTheFirst_AllocatesOnlyItsResult()
    {
        foreach (Boundary boundary in Enum.GetValues<Boundary>())
        {
            var labeller = new ConfigurationLabeller(new LatticeBox(new HypercubicLattice(2), 512, boundary), PercolationKind.Site);
            var stream = new RandomStream(2, StreamPurpose.Test, 1);
            labeller.Draw(ref stream, 0.5);
            long before = GC.GetAllocatedBytesForCurrentThread();
            labeller.Draw(ref stream, 0.5);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4096);
        }
    }

    [Theory]
    [InlineData(PercolationKind.Site, 0.25)]
    [InlineData(PercolationKind.Site, 0.6)]
    [InlineData(PercolationKind.Bond, 0.0)]
    [InlineData(PercolationKind.Bond, 0.25)]
    public void EstimateMemory_AnyProbability_IsAboveWhatIsAllocated(PercolationKind kind, double probability)
    {
        foreach ((int dimension, int length) in new[] { (1, 300_000), (2, 600), (4, 24) })
        {
            var box = new LatticeBox(new HypercubicLattice(dimension), length, Boundary.Periodic);
            var stream = new RandomStream(2, StreamPurpose.Test, 2);
            long before = GC.GetAllocatedBytesForCurrentThread();
            new ConfigurationLabeller(box, kind).Draw(ref stream, probability);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            ConfigurationLabeller.EstimateMemory(box, kind, probability).ShouldBeGreaterThan(allocated);
            ConfigurationLabeller.EstimateMemory(box, kind).ShouldBeGreaterThanOrEqualTo(ConfigurationLabeller.EstimateMemory(box, kind, probability) - (box.SiteCount / 1000));
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Draw_ProbabilityOutOfRange_Throws(double probability)
    {
        var labeller = new ConfigurationLabeller(new LatticeBox(new HypercubicLattice(2), 4, Boundary.Free), PercolationKind.Site);
        var stream = new RandomStream(2, StreamPurpose.Test, 3);
        Should.Throw<ArgumentOutOfRangeException>(() => labeller.Draw(ref stream, probability));
        Should.Throw<InvalidOperationException>(() => labeller.CopyLabels(new int[16]));
    }

    private static double Threshold(PercolationKind kind) => new HypercubicLattice(2).Threshold(kind)!.Value;

    private static ConfigurationSummary[] Draw(int dimension, int length, PercolationKind kind, double probability, int draws, Boundary boundary = Boundary.Periodic)
    {
        var labeller = new ConfigurationLabeller(new LatticeBox(new HypercubicLattice(dimension), length, boundary), kind);
        var drawn = new ConfigurationSummary[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            var stream = new RandomStream(11, StreamPurpose.LatticeConfiguration, (ulong)draw);
            drawn[draw] = labeller.Draw(ref stream, probability);
        }
        return drawn;
    }

    private static double[] NumberPerSite(ConfigurationSummary[] drawn, int size, double sites) =>
        [.. drawn.Select(summary => (size <= summary.ClustersBySize.Count ? summary.ClustersBySize[size - 1] : 0) / sites)];

    private static long Occupied(ConfigurationLabeller labeller, LatticeBox box)
    {
        int[] labels = new int[box.SiteCount];
        labeller.CopyLabels(labels);
        return labels.Count(label => label >= 0);
    }
}
