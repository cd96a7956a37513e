using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

public sealed class TreeFrontierTests
{
    public static TheoryData<string> Names => [.. TestTrees.All.Keys];

    private static bool HasChildren(TreeFrontier frontier, int site) => ((frontier.HasChildren[site / 64] >> (site % 64)) & 1) == 1;

    [Theory]
    [MemberData(nameof(Names))]
    public void Measure_AnyTree_MarksTheSitesWithChildren(string name)
    {
        int[] parents = TestTrees.All[name];
        HashSet<int> expected = [.. parents.Skip(1)];
        var frontier = new TreeFrontier();
        frontier.Measure(parents);
        for (int site = 0; site < parents.Length; site++)
            HasChildren(frontier, site).ShouldBe(expected.Contains(site), $"site {site}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Width_AnyTree_IsTheMostSitesWithChildrenBetweenASiteAndItsParent(string name)
    {
        int[] parents = TestTrees.All[name];
        HashSet<int> withChildren = [.. parents.Skip(1)];
        var frontier = new TreeFrontier();
        frontier.Measure(parents);
        int expected = Enumerable.Range(0, parents.Length).Max(site => withChildren.Count(other => other >= parents[site] && other <= site));
        frontier.Width.ShouldBe(Math.Max(1, expected));
    }

    [Fact]
    public void Measure_OneTreeAfterTheOther_ForgetsTheFirst()
    {
        var kept = new TreeFrontier();
        foreach (int[] parents in TestTrees.All.Values.Concat(TestTrees.All.Values.Reverse()))
        {
            var fresh = new TreeFrontier();
            fresh.Measure(parents);
            kept.Measure(parents);
            kept.Width.ShouldBe(fresh.Width);
            Enumerable.Range(0, parents.Length).ShouldAllBe(site => HasChildren(kept, site) == HasChildren(fresh, site));
        }
    }
}
