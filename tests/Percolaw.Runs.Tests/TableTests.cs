using Percolaw.Formats;

namespace Percolaw.Tests;

public sealed class TableTests
{
    [Fact]
    public void Add_NarrowNumbers_AreWidened()
    {
        Table table = new Table("t", "a", "b", "c", "d", "e").Add(1, 2.5f, (byte)3, true, "x");
        table.Rows[0].ShouldBe(new object?[] { 1L, 2.5, 3L, true, "x" });
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void Add_NumberThatIsNotFinite_BecomesNull(object cell) =>
        new Table("t", "a").Add(cell).Rows[0][0].ShouldBeNull();

    [Fact]
    public void Add_SingleNull_IsOneCell() => new Table("t", "a").Add([null]).Rows[0].ShouldBe(new object?[] { null });

    [Fact]
    public void Add_WrongNumberOfCells_SaysBoth() =>
        Should.Throw<ArgumentException>(() => new Table("t", "a", "b").Add(1)).Message.ShouldContain("2 columns, the row 1 cells");

    [Fact]
    public void Add_TypeThatIsNoCell_SaysColumn() =>
        Should.Throw<ArgumentException>(() => new Table("t", "a").Add(1m)).Message.ShouldContain("column 'a'");

    [Theory]
    [InlineData("CamelCase")]
    [InlineData("with space")]
    [InlineData("1st")]
    [InlineData("")]
    public void Constructor_NameThatIsNotSnakeCase_Throws(string column) =>
        Should.Throw<ArgumentException>(() => new Table("t", column));

    [Fact]
    public void Constructor_ColumnTwice_Throws() => Should.Throw<ArgumentException>(() => new Table("t", "a", "a"));

    [Fact]
    public void IndexOf_UnknownColumn_ListsThoseThatExist() =>
        Should.Throw<ArgumentException>(() => new Table("t", "a", "b").IndexOf("c")).Message.ShouldContain("a, b");
}
