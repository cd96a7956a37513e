using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

public sealed class SizeBinsTests
{
    [Fact]
    public void Bins_InOrder_HoldEverySizeOnce()
    {
        long next = 1;
        for (int bin = 0; bin < SizeBins.CountFor(1L << 40); bin++)
        {
            SizeBins.Low(bin).ShouldBe(next);
            SizeBins.High(bin).ShouldBeGreaterThanOrEqualTo(next);
            SizeBins.IndexOf(SizeBins.Low(bin)).ShouldBe(bin);
            SizeBins.IndexOf(SizeBins.High(bin)).ShouldBe(bin);
            next = SizeBins.High(bin) + 1;
        }
    }

    [Fact]
    public void IndexOf_SmallSizes_HaveABinEach() =>
        Enumerable.Range(1, SizeBins.ExactSizes).Select(size => SizeBins.IndexOf(size)).ShouldBe(Enumerable.Range(0, SizeBins.ExactSizes));

    [Fact]
    public void High_BeyondTheExactSizes_IsWithinATwelfthOfTheRatio()
    {
        for (int bin = SizeBins.IndexOf(4096); bin < SizeBins.CountFor(1L << 40); bin++)
            ((double)(SizeBins.High(bin) + 1) / SizeBins.Low(bin)).ShouldBe(Math.Pow(2, 1.0 / 8), 1e-3);
    }
}
