using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Tests.Figures;

public sealed class FigureTests
{
    public static TheoryData<string> Names => [.. Gallery.All(small: true).Select(figure => figure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Specification_OfEachKind_MatchesGolden(string name) =>
        Golden.Matches($"{name}.vl.json", FigureWriter.SpecificationText(Gallery.All(small: true).Single(figure => figure.Name == name)));

    [Fact]
    public void Create_NameThatIsNotKebabCase_Throws() =>
        Should.Throw<ArgumentException>(() => Figure.Create("Not_kebab", "t", "c", "d", Dot(Table(1)))).Message.ShouldContain("kebab-case");

    [Fact]
    public void Create_EmptyDescription_Throws() =>
        Should.Throw<ArgumentException>(() => Figure.Create("name", "t", "c", " ", Dot(Table(1))));

    [Fact]
    public void Create_TwoTablesOfOneName_Throws() =>
        Should.Throw<ArgumentException>(() => Figure.Create("name", "t", "c", "d", Panels.Beside(Dot(Table(1)), Dot(Table(2))))).Message.ShouldContain("'points'");

    [Fact]
    public void Create_TableUsedTwice_IsWrittenOnce()
    {
        Table table = Table(3);
        Figure figure = Figure.Create("name", "t", "c", "d", Panels.Below(Dot(table), Dot(table)));
        figure.Data.ShouldBe([table]);
        figure.Specification["datasets"]!.AsObject().Count.ShouldBe(1);
    }

    [Fact]
    public void Create_UnknownColumn_SaysWhichExist() =>
        Should.Throw<ArgumentException>(() => Figure.Create("name", "t", "c", "d", new Plot(Axis.Linear("x"), Axis.Linear("y"), new Points(Table(1), "x", "z"))))
            .Message.ShouldContain("x, y");

    [Fact]
    public void Create_WithoutRows_StillHasAxes() =>
        Figure.Create("name", "t", "c", "d", new Plot(Axis.Log("x"), Axis.Log("y"), new Line(new Table("empty", "x", "y"), "x", "y"))).Specification["layer"].ShouldNotBeNull();

    [Theory]
    [InlineData(0.5, 5e4, "1 10 100 1000 10⁴")]
    [InlineData(1e-9, 1e-4, "10⁻⁹ 10⁻⁸ 10⁻⁷ 10⁻⁶ 10⁻⁵ 10⁻⁴")]
    [InlineData(0.2, 0.9, "0.2 0.3 0.5 0.7")]
    [InlineData(1.2, 1.5, "1.2 1.3 1.4 1.5")]
    [InlineData(0.05, 1.2, "0.05 0.1 0.2 0.5 1")]
    [InlineData(1e-40, 1, "10⁻³⁹ 10⁻³⁶ 10⁻³³ 10⁻³⁰ 10⁻²⁷ 10⁻²⁴ 10⁻²¹ 10⁻¹⁸ 10⁻¹⁵ 10⁻¹² 10⁻⁹ 10⁻⁶ 0.001 1")]
    public void LogAxis_OfAnyLength_HasReadableLabels(double min, double max, string expected) =>
        string.Join(' ', LogTicks.Between(min, max, 600, null).Labels).ShouldBe(expected);

    private static Table Table(int rows)
    {
        Table table = new("points", "x", "y");
        for (int i = 0; i < rows; i++)
            table.Add(i, i);
        return table;
    }

    private static Plot Dot(Table table) => new(Axis.Linear("x"), Axis.Linear("y"), new Points(table, "x", "y"));
}
