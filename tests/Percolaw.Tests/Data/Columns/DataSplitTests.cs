using Percolaw.Data;

namespace Percolaw.Tests.Data.Columns;

/// <summary>Rows divided into parts.</summary>
public sealed class DataSplitTests
{
    [Theory]
    [InlineData(10, new[] { 8L, 1, 1 }, new[] { 0.8, 0.1, 0.1 })]
    [InlineData(7, new[] { 5L, 2 }, new[] { 0.7, 0.3 })]
    [InlineData(3, new[] { 0L, 3 }, new[] { 0.1, 0.9 })]
    [InlineData(5, new[] { 5L }, new[] { 1.0 })]
    public void Counts_AreTheSharesRounded(int rows, long[] counts, double[] shares)
    {
        var split = new DataSplit(rows, shares, 1);
        split.Counts.ShouldBe(counts);
        byte[] parts = Reading.All<byte>(split, 4);
        counts.Select((_, part) => parts.LongCount(row => row == part)).ShouldBe(counts);
        Reading.All<byte>(split, 1).ShouldBe(parts);
    }

    /// <summary>The 12 ways to put four rows into parts of two, one and one.</summary>
    [Fact]
    public void Rows_AllDivisions_AreEquallyLikely()
    {
        const int draws = 20_000;
        var counts = new Dictionary<string, long>();
        for (int seed = 0; seed < draws; seed++)
        {
            string division = string.Join("", Reading.ToArray<byte>(new DataSplit(4, [0.5, 0.25, 0.25], (ulong)seed)));
            counts[division] = counts.GetValueOrDefault(division) + 1;
        }

        counts.Count.ShouldBe(12);
        counts.Values.ToArray().ShouldBeEven();
    }

    [Theory]
    [InlineData(0.5, 0.4)]
    [InlineData(0.5, 0.6)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.5, -0.5)]
    [InlineData(double.NaN, 1)]
    public void Shares_ThatAreNone_AreRefused(double first, double second) =>
        Should.Throw<ArgumentException>(() => new DataSplit(10, [first, second], 0));
}
