using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Tests.Figures;

public sealed class ReportTests
{
    private const string Hostile = "</script><script>alert(1)</script><!-- & \" '";

    [Fact]
    public void ToHtml_SameContent_SameBytes() =>
        ReportBrowserTests.Example(Gallery.All(small: true)).ToHtml().ShouldBe(ReportBrowserTests.Example(Gallery.All(small: true)).ToHtml());

    [Fact]
    public void ToHtml_HostileTexts_AreTextEverywhere()
    {
        Table table = new Table("hostile", "x", "text").Add(1, Hostile).Add(2, null);
        Figure figure = Figure.Create("hostile", Hostile, Hostile, Hostile, new Plot(
            Axis.Linear(Hostile), Axis.Category(Hostile), new Points(table, "x", "text") { Series = "text" }));
        string html = new Report(Hostile, new Provenance(Hostile, Hostile, 1, [new(Hostile, Hostile)]))
        {
            Lead = Hostile,
            Banner = Hostile,
            Summary = new Summary(Verdict.Mixed, Hostile, new TableItem(table, Hostile)),
            Sections = [new Section(Hostile, Hostile, figure), new Section("b")],
        }.ToHtml();

        html.ShouldNotContain("alert(1)<");
        html.ShouldNotContain("<script>alert");
        html.Split("<script").Length.ShouldBe(html.Split("</script>").Length);
        // The bundles are ours; everything before them is data, in which no comment may begin.
        html[..html.IndexOf("<!--\nVega", StringComparison.Ordinal)].ShouldNotContain("<!--");
    }

    [Fact]
    public void ToHtml_MoreRowsThanShown_SaysSo()
    {
        Table table = new("t", "n");
        for (int i = 0; i < 30; i++)
            table.Add(i);
        string html = new Report("r", Provenance) { Sections = [new Section("s", new TableItem(table) { MaxRows = 10 })] }.ToHtml();
        html.ShouldContain("The first 10 of 30 rows.");
        html.Split("<td").Length.ShouldBe(11);
    }

    [Fact]
    public void ToHtml_WithoutFigures_CarriesNoLibraries() =>
        new Report("r", Provenance) { Sections = [new Section("s", "Nothing to draw.")] }.ToHtml().Length.ShouldBeLessThan(10_000);

    [Fact]
    public void ToHtml_TwoFiguresOfOneName_Throws()
    {
        Figure figure = Gallery.Ratios();
        Should.Throw<ArgumentException>(() => new Report("r", Provenance) { Sections = [new Section("s", figure, figure)] }.ToHtml());
    }

    [Theory]
    [InlineData("a < b & c", "a &lt; b &amp; c")]
    [InlineData("`a*b*` and *c*", "<code>a*b*</code> and <em>c</em>")]
    [InlineData("**two** words", "<strong>two</strong> words")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    [InlineData("k_{br}^{-1/2}", "k<sub>br</sub><sup>−1/2</sup>")]
    [InlineData("[text](https://example.org/a)", "<a href=\"https://example.org/a\">text</a>")]
    [InlineData("[text](javascript:x)", "[text](javascript:x)")]
    [InlineData("a ` b", "a ` b")]
    [InlineData("model_scaling.csv", "model_scaling.csv")]
    public void Markup_Inline_IsHtml(string text, string expected) => Markup.Inline(text).ShouldBe(expected);

    [Theory]
    [InlineData(0.48712345, "0.4871")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(1234.56, "1235")]
    [InlineData(99999.6, "100\u2009000")]
    [InlineData(1.5e-5, "1.5 × 10⁻⁵")]
    [InlineData(5.76e23, "5.76 × 10²³")]
    [InlineData(0.0, "0")]
    [InlineData(12345L, "12\u2009345")]
    [InlineData(true, "yes")]
    [InlineData(null, "–")]
    public void NumberText_OfCell_IsShort(object? cell, string expected) => NumberText.Of(cell).ShouldBe(expected);

    private static Provenance Provenance => new("percolaw", "1", null, []);
}
