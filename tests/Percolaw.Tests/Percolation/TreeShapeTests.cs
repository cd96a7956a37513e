using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

public sealed class TreeShapeTests
{
    public static TheoryData<string> Names => [.. TestTrees.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Depths_AnyTree_AreTheStepsToTheRoot(string name)
    {
        int[] parents = TestTrees.All[name];
        int[] depths = TreeShape.Depths(parents);
        for (int site = 0; site < parents.Length; site++)
            depths[site].ShouldBe(Ancestors(parents, site).Count() - 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Height_AnyTree_IsTheLargestDepth(string name)
    {
        int[] depths = TreeShape.Depths(TestTrees.All[name]);
        TreeShape.Height(depths).ShouldBe(depths.Max());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parents_OfTheDepths_AreTheTree(string name) =>
        TreeShape.Parents(TreeShape.Depths(TestTrees.All[name])).ShouldBe(TestTrees.All[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void SubtreeSizes_AnyTree_CountTheSitesWithThatAncestor(string name)
    {
        int[] parents = TestTrees.All[name];
        var expected = new int[parents.Length];
        for (int site = 0; site < parents.Length; site++)
        {
            foreach (int ancestor in Ancestors(parents, site))
                expected[ancestor]++;
        }

        TreeShape.SubtreeSizes(parents).ShouldBe(expected);
        int[] filled = [.. Enumerable.Repeat(-7, parents.Length)];
        TreeShape.SubtreeSizes(parents, filled);
        filled.ShouldBe(expected, "what the memory held before does not matter");
    }

    [Fact]
    public void SubtreeSizes_WrongLength_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => TreeShape.SubtreeSizes(new int[3], new int[2]));

    private static IEnumerable<int> Ancestors(int[] parents, int site)
    {
        for (; site != 0; site = parents[site])
            yield return site;
        yield return 0;
    }
}
