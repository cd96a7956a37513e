using Percolaw.Figures;
using Percolaw.Figures.Paper;
using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Tests.Figures.Paper;

public sealed class PaperFiguresTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("percolaw-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    private static IReadOnlyList<Figure> All =>
    [
        TheoreticalModelScaling.Create(), TheoreticalDataScaling.Create(), ExponentRatios.Create(),
        CurveAndAsymptote.Create(new ExactModelScaling(1, 1.5, 316), [1, 10, 100, 1000, 1e4]),
        CurveAndAsymptote.Create(new DataScaling(1, 0.5), [1, 500, 3e4, 1e8]),
    ];

    [Fact]
    public async Task Figures_OfTheTheory_AreDrawnWithoutMessages()
    {
        Tools.RequireChromium();
        string file = Path.Combine(_folder.FullName, "report.html");
        new Report("Theory", new Provenance("percolaw test", "0.1.0", null, [])) { Sections = [new Section("Figures", [.. All.Select(figure => (ReportItem)figure)])] }.Write(file);
        // A folder in PERCOLAW_LOOK keeps the pictures, for people to look at.
        string? look = Environment.GetEnvironmentVariable("PERCOLAW_LOOK");
        OpenedReport opened = await ReportInBrowser.OpenAsync(file, look is null ? null : Path.Combine(look, "theory"));
        opened.Messages.ShouldBeEmpty();
        opened.Figures.Select(figure => figure.Name).ShouldBe(All.Select(figure => figure.Name));
        opened.Figures.ShouldAllBe(figure => figure.Marks > 20 && figure.Width > 600 && figure.Height > 250 && figure.Width < 800);
    }

    [Fact]
    public void Tabulate_TheoreticalModelScaling_IsTheCurves()
    {
        Table table = TheoreticalModelScaling.Create().Data.ShouldHaveSingleItem();
        table.Name.ShouldBe("theoretical_model_scaling");
        table.Columns.ShouldBe(["alpha", "c_over_d", "n", "loss", "asymptote", "local_exponent", "k_br"]);
        table.Rows.Count.ShouldBe(5 * 81);
        object?[] row = table.Rows.Single(row => row[1] is 0.5 && row[2] is 1e8);
        ModelScaling curve = new(1, 0.5);
        row[3].ShouldBe(curve.Loss(1e8));
        row[5].ShouldBe(curve.LocalExponent(1e8));
        table.Rows.Where(row => row[2] is 1.0).ShouldAllBe(row => Equals(row[3], 1.0));
    }

    // At the transition the asymptote rises up to N = e² (model, α = 1) and n = e² (data, a = 1/2): no line is drawn there.
    [Fact]
    public void Tabulate_AsymptoteAtTheTransition_IsLeftOutWhereItRises()
    {
        foreach ((Table table, double transition) in new[] { (TheoreticalModelScaling.Tabulate(), 1.0), (TheoreticalDataScaling.Tabulate(), 0.5) })
        {
            foreach (object?[] row in table.Rows)
                (row[4] is null).ShouldBe(row[1] is double c && c == transition && row[2] is double n && n < Math.Exp(2) * 0.999);
        }
    }

    [Fact]
    public void Create_PapersRatios_HasTheRowsOfTheTable()
    {
        Table table = ExponentRatios.Create().Data.ShouldHaveSingleItem();
        table.Name.ShouldBe("exponent_ratios");
        table.Rows.Count.ShouldBe(21);
        int model = table.IndexOf("model_ratio");
        table.Rows.Single(row => row[0] is 3L && row[1] is 2.0)[model].ShouldBe(2 / 2.53 / (0.8108 / 0.1892));
        Table critical = ExponentTables.CriticalExponents(ExponentTables.PaperRows);
        critical.Rows.Select(row => row[0]).ShouldBe(Enumerable.Range(2, 7).Select(d => (object)(long)d));
        critical.Rows.ShouldAllBe(row => row[critical.IndexOf("tau_source")] is string);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e300)]
    public void Create_CurveOfAnyRange_HasPointsAndIsFinite(double largest)
    {
        Figure figure = CurveAndAsymptote.Create(new DataScaling(0.3, 2), [0.5, largest]);
        figure.Data.Select(table => table.Name).ShouldBe(["curves", "values"]);
        figure.Data[0].Rows[^1][0].ShouldBe(Math.Max(100, largest));
        figure.Data[1].Rows.Count.ShouldBe(2);
    }
}
