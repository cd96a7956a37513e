using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

public sealed class CubicConfigurationTests
{
    private static IReadOnlyList<CubicSite> Draw(int length, double probability, ulong index = 0)
    {
        var stream = new RandomStream(3, StreamPurpose.LatticeConfiguration, index);
        return CubicConfiguration.Draw(ref stream, length, probability);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.5)]
    [InlineData(6, 0.2)]
    [InlineData(10, 0.3116)]
    [InlineData(10, 0.6)]
    public void Draw_AnyConfiguration_HasTheClustersOfUnionFind(int length, double probability)
    {
        for (ulong index = 0; index < 20; index++)
        {
            IReadOnlyList<CubicSite> sites = Draw(length, probability, index);
            Dictionary<(int X, int Y, int Z), int> labels = UnionFind(sites);
            // The two partitions are the same if and only if the pairs of labels are one to one.
            var pairs = sites.Select(site => (site.Cluster, labels[(site.X, site.Y, site.Z)])).ToHashSet();
            pairs.Select(pair => pair.Item1).Distinct().Count().ShouldBe(pairs.Count);
            pairs.Select(pair => pair.Item2).Distinct().Count().ShouldBe(pairs.Count);
        }
    }

    [Fact]
    public void Draw_AnyConfiguration_NumbersClustersBySize()
    {
        int[] sizes = [.. Draw(12, 0.3).GroupBy(site => site.Cluster).OrderBy(cluster => cluster.Key).Select(cluster => cluster.Count())];
        sizes.Length.ShouldBeGreaterThan(10);
        Draw(12, 0.3).Select(site => site.Cluster).Distinct().Order().ShouldBe(Enumerable.Range(0, sizes.Length));
        sizes.ShouldBe(sizes.OrderDescending());
    }

    [Fact]
    public void Draw_LargerProbability_OnlyAddsSites()
    {
        HashSet<(int, int, int)> before = [];
        foreach (double probability in new[] { 0, 0.1, 0.3116, 0.32, 0.8, 1 })
        {
            HashSet<(int, int, int)> sites = [.. Draw(10, probability).Select(site => (site.X, site.Y, site.Z))];
            before.IsSubsetOf(sites).ShouldBeTrue();
            before = sites;
        }

        before.Count.ShouldBe(1000);
    }

    /// <summary>Each site is occupied with probability p: the number is binomial; false alarm 1e-4.</summary>
    [Fact]
    public void Draw_ManySites_AreOccupiedWithTheProbability()
    {
        IReadOnlyList<CubicSite> sites = Draw(60, 0.3);
        ((double)sites.Count).ShouldBeWithin(0.3 * 216_000, Math.Sqrt(216_000 * 0.3 * 0.7));
        sites.Distinct().Count().ShouldBe(sites.Count);
    }

    [Fact]
    public void Draw_NoneOrAll_IsEmptyOrOneCluster()
    {
        Draw(5, 0).ShouldBeEmpty();
        IReadOnlyList<CubicSite> all = Draw(5, 1);
        all.Count.ShouldBe(125);
        all.ShouldAllBe(site => site.Cluster == 0);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(101, 0.5)]
    [InlineData(3, -0.1)]
    [InlineData(3, 1.1)]
    [InlineData(3, double.NaN)]
    public void Draw_OutOfRange_Throws(int length, double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Draw(length, probability));

    private static Dictionary<(int X, int Y, int Z), int> UnionFind(IReadOnlyList<CubicSite> sites)
    {
        var index = sites.Select((site, i) => ((site.X, site.Y, site.Z), i)).ToDictionary();
        int[] root = [.. Enumerable.Range(0, sites.Count)];
        int Find(int i) => root[i] == i ? i : root[i] = Find(root[i]);
        foreach (((int x, int y, int z), int i) in index)
        {
            foreach ((int, int, int) neighbour in new[] { (x + 1, y, z), (x, y + 1, z), (x, y, z + 1) })
            {
                if (index.TryGetValue(neighbour, out int other))
                    root[Find(i)] = Find(other);
            }
        }

        return index.ToDictionary(entry => entry.Key, entry => Find(entry.Value));
    }
}
