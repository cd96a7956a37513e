using Percolaw.Cli.Framework;
using Percolaw.Figures;
using Percolaw.Runs;

namespace Percolaw.Cli.Runs;

/// <summary>The report and its figures in a run folder: <c>report.html</c>, <c>figures/NAME.vl.json</c>, and SVG where Node is on the machine.</summary>
internal static class ReportFiles
{
    public static void Write(RunFolder folder, Report report, Invocation invocation)
    {
        folder.WriteText("report.html", report.ToHtml());
        foreach (Figure figure in report.Figures) folder.WriteText($"figures/{figure.Name}.vl.json", FigureWriter.SpecificationText(figure));
        SvgDrawings drawings = new SvgRenderer().Render(report.Figures, invocation.Cancellation);
        foreach ((string name, string svg) in drawings.Images) folder.WriteText($"figures/{name}.svg", svg);
        if (drawings.Note is { } note) invocation.Note(note);
    }
}
