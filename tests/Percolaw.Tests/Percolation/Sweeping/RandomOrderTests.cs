using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

public sealed class RandomOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Fill_FourElements_GivesAllOrdersAlike(int bits)
    {
        RandomStream stream = new(3, StreamPurpose.SweepOrder, (ulong)bits);
        Dictionary<string, long> counts = [];
        Span<uint> slots = stackalloc uint[4];
        for (int i = 0; i < 24_000; i++)
        {
            RandomOrder.Fill(ref stream, 4, 1, 0, slots, bits);
            string order = string.Join(' ', slots.ToArray());
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        counts.Count.ShouldBe(24);
        counts.Values.ToArray().ShouldBeEven();
    }

    [Theory]
    [InlineData(1_000_003, 1, 0)]
    [InlineData(100_000, 3, 2)]
    [InlineData(5, 3, 2)]
    public void Fill_ManySlots_HoldsEachOnceAndSpreadsThem(int sites, int steps, int stepBits)
    {
        uint[] order = new uint[sites * steps];
        RandomStream stream = new(4, StreamPurpose.SweepOrder, 0);
        RandomOrder.Fill(ref stream, sites, steps, stepBits, order, sites > 10 ? 4 : 1);

        // Pairs of place and number, each cut into 16 parts.
        long[] pairs = new long[256];
        for (int i = 0; i < order.Length; i++) pairs[(16L * i / order.Length * 16) + (16L * (order[i] >> stepBits) / sites)]++;
        if (order.Length > 10_000) pairs.ShouldBeEven();
        Array.Sort(order);
        order.ShouldBe(Enumerable.Range(0, sites).SelectMany(site => Enumerable.Range(0, steps).Select(step => ((uint)site << stepBits) | (uint)step)));
    }
}
