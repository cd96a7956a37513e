using Percolaw.Formats;

namespace Percolaw.Tests.Formats;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("70e9", 70e9)]
    [InlineData("70B", 70e9)]
    [InlineData("70b", 70e9)]
    [InlineData("1.4T", 1.4e12)]
    [InlineData("300K", 300e3)]
    [InlineData("125M", 125e6)]
    [InlineData("5.76e23", 5.76e23)]
    [InlineData("1e+06", 1e6)]
    [InlineData("1/199", 1.0 / 199)]
    [InlineData(" -.5 ", -0.5)]
    [InlineData("2.", 2.0)]
    [InlineData("0", 0.0)]
    [InlineData("0e5", 0.0)]
    public void ParseNumber_AsPeopleWriteThem_GivesTheValue(string text, double expected) =>
        Numbers.ParseNumber(text).ShouldBe(expected);

    [Theory]
    [InlineData("", "a number is missing at position 1")]
    [InlineData("  ", "a number is missing")]
    [InlineData("30_000", "unexpected '_' at position 3")]
    [InlineData("1,5", "unexpected ',' at position 2")]
    [InlineData("NaN", "unexpected 'N' at position 1")]
    [InlineData("Infinity", "unexpected 'I'")]
    [InlineData("1e", "ends too early at position 3")]
    [InlineData("1e5K", "unexpected 'K' at position 4")]
    [InlineData("70BB", "unexpected 'B' at position 4")]
    [InlineData("1e999", "too large")]
    [InlineData("1e-999", "too small")]
    [InlineData("1/0", "division by 0")]
    [InlineData("1/2/3", "unexpected '/'")]
    [InlineData("0x10", "unexpected 'x'")]
    [InlineData("½", "unexpected '½'")]
    public void ParseNumber_Nonsense_SaysWhere(string text, string expected) =>
        Should.Throw<PercolawException>(() => Numbers.ParseNumber(text)).Message.ShouldContain(expected);

    [Theory]
    [InlineData("3e7", 30_000_000L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("1.5K", 1500L)]
    [InlineData("6/2", 3L)]
    public void ParseInteger_WholeNumbers_AreExact(string text, long expected) => Numbers.ParseInteger(text).ShouldBe(expected);

    [Theory]
    [InlineData("1.5", "not a whole number")]
    [InlineData("1/199", "not a whole number")]
    [InlineData("9223372036854775808", "too large")]
    [InlineData("1e40", "too large")]
    public void ParseInteger_Others_AreRefused(string text, string expected) =>
        Should.Throw<PercolawException>(() => Numbers.ParseInteger(text)).Message.ShouldContain(expected);

    [Fact]
    public void ParseIntegers_ListsAndRanges_GiveAllValues()
    {
        Numbers.ParseIntegers("2,4,6").ShouldBe([2, 4, 6]);
        Numbers.ParseIntegers("2..8").ShouldBe([2, 3, 4, 5, 6, 7, 8]);
        Numbers.ParseIntegers("1, 10..30:3 ,1K").ShouldBe([1, 10, 20, 30, 1000]);
        Numbers.ParseIntegers("5..5").ShouldBe([5]);
        Numbers.ParseIntegers("-9223372036854775808..9223372036854775807:2").ShouldBe([long.MinValue, long.MaxValue]);
    }

    [Fact]
    public void ParseNumbers_RangeWithCount_HasExactEndsAndDecimals()
    {
        IReadOnlyList<double> values = Numbers.ParseNumbers("0.1..0.9:17");
        values.Count.ShouldBe(17);
        values.ShouldBe([0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]);
        Numbers.ParseNumbers("1e-300..1e300:3")[2].ShouldBe(1e300);
        Numbers.ParseNumbers("1/3..2/3:2").ShouldBe([1.0 / 3, 2.0 / 3]);
    }

    [Theory]
    [InlineData("1,,2", "missing at position 3")]
    [InlineData("1,2,", "missing at position 5")]
    [InlineData("8..2", "runs backwards")]
    [InlineData("0.1..0.9", "say how many values")]
    [InlineData("1..9:1", "at least 2 values")]
    [InlineData("1..1e9", "at most 10000")]
    [InlineData("1..2:1e9", "at most 10000")]
    [InlineData("1..", "missing at position 4")]
    [InlineData("1..x", "unexpected 'x' at position 4")]
    public void ParseNumbers_BadLists_SayWhere(string text, string expected) =>
        Should.Throw<PercolawException>(() => Numbers.ParseNumbers(text)).Message.ShouldContain(expected);

    [Fact]
    public void ParseIntegers_UnevenRange_IsRefused() =>
        Should.Throw<PercolawException>(() => Numbers.ParseIntegers("1..10:4,1..10:5")).Message.ShouldContain("position 9");

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e300)]
    [InlineData(-4.9e-324)]
    [InlineData(1.0 / 199)]
    [InlineData(-0.0)]
    public void Format_AnyNumber_ReadsBackBitForBit(double value) =>
        BitConverter.DoubleToInt64Bits(Numbers.ParseNumber(Numbers.Format(value))).ShouldBe(BitConverter.DoubleToInt64Bits(value));
}
