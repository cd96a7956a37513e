using Percolaw.Statistics;

namespace Percolaw.Tests.Statistics;

public sealed class CountComparisonTests
{
    [Fact]
    public void ChiSquare_KnownCounts_IsPearsons()
    {
        ChiSquare found = CountComparison.ChiSquare([(8, 10), (12, 10), (25, 20), (15, 20)], 5);
        found.DegreesOfFreedom.ShouldBe(3);
        found.Value.ShouldBe(0.4 + 0.4 + 1.25 + 1.25, 1e-14);
        // SciPy: chi2.sf(3.3, 3).
        found.PValue.ShouldBe(0.34764264, 1e-8);
    }

    [Fact]
    public void ChiSquare_FewExpected_PutsNeighboursTogether()
    {
        ChiSquare found = CountComparison.ChiSquare([(3, 4), (9, 8), (10, 11), (2, 1)], 10);
        found.DegreesOfFreedom.ShouldBe(1);
        found.Value.ShouldBe(0, 1e-14);
    }

    [Fact]
    public void ChiSquare_NothingExpected_CannotFail() => CountComparison.ChiSquare([(0, 0)], 10).PValue.ShouldBe(1);
}
