using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Tests.Figures;

public sealed class DistributionsTests
{
    [Fact]
    public void Tail_FewValues_IsExact()
    {
        Table tail = Distributions.Tail("t", [5, 1, 2, 2, double.NaN, 0]);
        tail.Rows.ShouldBe([[1.0, 1.0], [2.0, 0.75], [5.0, 0.25]]);
    }

    [Fact]
    public void Tail_ManyValues_IsThinnedAndKeepsBothEnds()
    {
        Table tail = Distributions.Tail("t", Enumerable.Range(1, 100_000).Select(i => (double)i), 50);
        tail.Rows.Count.ShouldBeInRange(20, 51);
        tail.Rows[0].ShouldBe([1.0, 1.0]);
        tail.Rows[^1].ShouldBe([100_000.0, 1e-5]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Histogram_AnyBins_CountsEveryValueAndIntegratesToOne(bool log)
    {
        Table table = Distributions.Histogram("h", [1, 2, 3, 10, 100], 7, log);
        table.Rows.Sum(row => (long)row[2]!).ShouldBe(5);
        table.Rows.Sum(row => (double)row[3]! * ((double)row[1]! - (double)row[0]!)).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void EqualAngle_AnyTree_HasUnitEdges()
    {
        int[] parents = [-1, 0, 0, 0, 1, 1, 4, 4, 4];
        (double X, double Y)[] places = TreeLayout.EqualAngle(parents);
        for (int i = 1; i < parents.Length; i++)
            Math.Sqrt(Math.Pow(places[i].X - places[parents[i]].X, 2) + Math.Pow(places[i].Y - places[parents[i]].Y, 2)).ShouldBe(1, 0.002);
        places.Distinct().Count().ShouldBe(parents.Length);
    }

    [Fact]
    public void EqualAngle_ParentAfterChild_Throws() => Should.Throw<ArgumentException>(() => TreeLayout.EqualAngle([-1, 2, 0]));
}
