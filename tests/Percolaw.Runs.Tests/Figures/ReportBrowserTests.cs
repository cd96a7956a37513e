using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Tests.Figures;

public sealed class ReportBrowserTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("percolaw-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Report_EveryKindOfFigure_IsDrawnWithoutMessages(bool small)
    {
        Tools.RequireChromium();
        string file = Path.Combine(_folder.FullName, "report.html");
        IReadOnlyList<Figure> figures = Gallery.All(small);
        Example(figures).Write(file);

        // A folder in PERCOLAW_LOOK keeps report and picture, for people to look at.
        string? look = Environment.GetEnvironmentVariable("PERCOLAW_LOOK");
        string? pictures = look is null ? null : Path.Combine(look, small ? "small" : "large");
        OpenedReport opened = await ReportInBrowser.OpenAsync(file, pictures);
        if (pictures is not null)
            File.Copy(file, Path.Combine(pictures, "report.html"), overwrite: true);

        opened.Messages.ShouldBeEmpty();
        opened.Figures.Select(figure => figure.Name).ShouldBe(figures.Select(figure => figure.Name));
        opened.Figures.ShouldAllBe(figure => figure.Marks > 2 && figure.Width > 200 && figure.Height > 80 && figure.Width < 800);
    }

    internal static Report Example(IReadOnlyList<Figure> figures) => new("Figures of every kind", new Provenance("percolaw test", "0.1.0", 0, [new("seeds", "50"), new("p", "1/199")]))
    {
        Lead = "An example of each kind of figure that a report may have, from made-up data.",
        Banner = "Quick run: not the paper’s size.",
        Summary = new Summary(
            Verdict.Agrees,
            "The measured exponents agree with the predicted ones.",
            new TableItem(new Table("exponents", "scaling", "measured", "error", "predicted").Add("model", 0.4871, 0.0123, 0.4900).Add("data", 0.3362, 0.0085, 0.34))
            {
                Columns = [new("scaling", "scaling"), new("measured", "measured", "0.000"), new("error", "standard error", "0.000"), new("predicted", "predicted", "0.000")],
            }),
        Sections =
        [
            new Section("Curves", "The theory of section 2: `N` degrees of freedom, L ~ N^{-1/2}. See [the paper](https://arxiv.org/abs/2412.07942).", figures[0], figures[1], figures[2]),
            new Section("Drawings", figures[3], figures[4]),
            new Section("Distributions and the rest", [.. figures.Skip(5).Select(figure => (ReportItem)figure), new TableItem(new Table("t", "n", "loss").Add(1L, 1.0).Add(30000, 1.234e-5).Add(12345678, null), "A table with large and small numbers.")]),
        ],
    };
}
