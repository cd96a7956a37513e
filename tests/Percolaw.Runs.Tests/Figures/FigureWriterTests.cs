using System.Xml.Linq;
using Percolaw.Figures;

namespace Percolaw.Tests.Figures;

public sealed class FigureWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("percolaw-test-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_EveryKind_GivesSpecificationAndSvg()
    {
        Tools.RequireNode();
        IReadOnlyList<Figure> figures = Gallery.All(small: true);
        FigureFiles files = FigureWriter.Write(_folder.FullName, figures, new SvgRenderer(), Stop);
        files.Note.ShouldBeNull();
        files.Files.Count.ShouldBe(2 * figures.Count);
        foreach (Figure figure in figures)
        {
            File.Exists(Path.Combine(_folder.FullName, figure.Name + ".vl.json")).ShouldBeTrue();
            XElement svg = XDocument.Load(Path.Combine(_folder.FullName, figure.Name + ".svg")).Root!;
            svg.Name.LocalName.ShouldBe("svg");
            svg.Descendants().Count(element => element.Name.LocalName is "path" or "line" or "text").ShouldBeGreaterThan(5, figure.Name);
        }
    }

    [Fact]
    public void Write_WithoutNode_NotesItAndWritesSpecifications()
    {
        FigureFiles files = FigureWriter.Write(_folder.FullName, [Gallery.Ratios()], new SvgRenderer { Node = "no-such-node" }, Stop);
        files.Files.Count.ShouldBe(1);
        files.Note.ShouldNotBeNull().ShouldContain("no-such-node");
    }

    [Fact]
    public void Write_NodeTooSlow_NotesIt()
    {
        Tools.RequireNode();
        FigureFiles files = FigureWriter.Write(_folder.FullName, [Gallery.Ratios()], new SvgRenderer { Timeout = TimeSpan.FromMilliseconds(1) }, Stop);
        files.Note.ShouldNotBeNull().ShouldContain("did not end");
    }

    [Fact]
    public void Write_SpecificationOnly_NeedsNoNode() =>
        FigureWriter.Write(_folder.FullName, [Gallery.Ratios()], null, Stop).Note.ShouldBeNull();

    [Fact]
    public void Render_OneBrokenSpecification_DrawsTheOthers()
    {
        Tools.RequireNode();
        Figure good = Gallery.Ratios();
        Figure bad = good with { Name = "bad", Specification = new() { ["mark"] = "no-such-mark", ["data"] = new System.Text.Json.Nodes.JsonObject { ["url"] = 3 } } };
        SvgDrawings drawings = new SvgRenderer().Render([bad, good], Stop);
        drawings.Images.Select(image => image.Key).ShouldBe([good.Name]);
        drawings.Note.ShouldNotBeNull().ShouldContain("bad");
    }
}
