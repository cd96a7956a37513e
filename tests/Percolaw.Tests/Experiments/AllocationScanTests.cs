using Percolaw.Experiments;
using Percolaw.Theory;

namespace Percolaw.Tests.Experiments;

public sealed class AllocationScanTests
{
    private static readonly AllocationScan Scan = new(new ToyParameters());

    [Fact]
    public void Pairs_OfThePaper_BeginWithTheTheorys()
    {
        Scan.Pairs.Count.ShouldBe((2 * AllocationScan.Repeats) + 2000);
        Scan.Pairs.Take(AllocationScan.Repeats).ShouldAllBe(pair => pair.Equals(Scan.TheoryPair));
        // b = 1 - (α+1)/(c/D+1); k_br = 58 at N = 500 where b = -1/3.
        Scan.TheoryPair.Exponent.ShouldBe(-1.0 / 3, 1e-15);
        Scan.TheoryPair.BreakRank.ShouldBe(new ModelScaling(1, 0.5).BreakRank(500));
        Scan.TheoryPair.BreakRank.ShouldBe(58, 0.5);
        // Ends where n = (1+c/D)^(D/c) = 2.25: k_br = 33 at N = 500.
        Scan.Pairs.Skip(AllocationScan.Repeats).Take(AllocationScan.Repeats).ShouldAllBe(pair => pair.Equals(Scan.OptimalEndPair));
        Scan.OptimalEndPair.BreakRank.ShouldBe(33.4, 0.1);
    }

    /// <summary>b is uniform in ±5.05 and k_br log-uniform in 1 … 316; false alarm 1e-4 each.</summary>
    [Fact]
    public void Pairs_Random_AreEvenInTheirRanges()
    {
        long[] exponents = new long[20], ranks = new long[20];
        foreach ((double exponent, double breakRank) in Scan.Pairs.Skip(2 * AllocationScan.Repeats))
        {
            exponents[(int)(20 * (exponent + 5.05) / 10.1)]++;
            ranks[(int)(20 * Math.Log(breakRank) / Math.Log(316))]++;
        }

        exponents.ShouldBeEven("b");
        ranks.ShouldBeEven("k_br");
    }

    [Fact]
    public void Pairs_MoreOfThem_KeepTheFirst() =>
        new AllocationScan(new ToyParameters { ScanPairs = 3000 }).Pairs.Take(2032).ShouldBe(Scan.Pairs);
}
