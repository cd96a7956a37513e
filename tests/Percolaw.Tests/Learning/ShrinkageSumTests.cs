using System.Runtime.Intrinsics;
using Percolaw.Learning;

namespace Percolaw.Tests.Learning;

public sealed class ShrinkageSumTests
{
    [Theory]
    [InlineData(300)]
    [InlineData(70_001)]
    [InlineData(30_000_000)]
    public void At_AnyDistance_SumsUpToTheShrinkageAndItsSquare(int clusterSize)
    {
        int largest = (int)(ShrinkageSum.Range * Math.Sqrt(clusterSize));
        var sum = new ShrinkageSum();
        sum.Prepare(clusterSize, largest);
        for (int distance = 0; distance <= largest; distance++)
        {
            double u = distance / Math.Sqrt(clusterSize), w = 1 / (1 + u);
            // What the documentation of the class says.
            double bound = u == 0 ? 3e-10 : u < 0.1 ? 3e-9 : 3e-7;
            Vector512.Dot(sum.At(distance), ShrinkageSum.First).ShouldBe(w, bound);
            Vector512.Dot(sum.At(distance), ShrinkageSum.Second).ShouldBe(w * w, bound);
        }
    }
}
