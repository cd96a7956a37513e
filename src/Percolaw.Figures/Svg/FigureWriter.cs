using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>Writes figures as files.</summary>
public static class FigureWriter
{
    /// <summary>
    /// Writes <c>NAME.vl.json</c>, a specification that stands alone, for every figure, and <c>NAME.svg</c> where Node is on the machine.
    /// </summary>
    /// <param name="folder">The folder; made if it does not exist.</param>
    /// <param name="figures">The figures; their names must differ.</param>
    /// <param name="renderer">Draws the SVG files; null for specifications only.</param>
    /// <param name="cancellation">Stops Node.</param>
    /// <returns>The files written, in order, and a note where SVG files are missing.</returns>
    public static FigureFiles Write(string folder, IReadOnlyList<Figure> figures, SvgRenderer? renderer = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(figures);
        Directory.CreateDirectory(folder);
        List<string> files = [];
        foreach (Figure figure in figures)
            files.Add(WriteFile(folder, figure.Name + ".vl.json", SpecificationText(figure)));
        if (renderer is null || figures.Count == 0)
            return new FigureFiles(files, null);
        SvgDrawings drawings = renderer.Render(figures, cancellation);
        foreach ((string name, string svg) in drawings.Images)
            files.Add(WriteFile(folder, name + ".svg", svg));
        return new FigureFiles(files, drawings.Note);
    }

    /// <summary>The specification as the file holds it: indented, with a line end.</summary>
    /// <param name="figure">The figure.</param>
    public static string SpecificationText(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Specification.ToJsonString(Json.Indented) + "\n";
    }

    private static string WriteFile(string folder, string name, string content)
    {
        string path = Path.Combine(folder, name);
        AtomicFile.WriteText(path, content);
        return path;
    }
}

/// <summary>What <see cref="FigureWriter"/> wrote.</summary>
/// <param name="Files">The paths, in order.</param>
/// <param name="Note">One line for the user where SVG files are missing, else null.</param>
public sealed record FigureFiles(IReadOnlyList<string> Files, string? Note);

/// <summary>Figures drawn as SVG.</summary>
/// <param name="Images">Name and SVG text of each figure that could be drawn, in order.</param>
/// <param name="Note">One line that says what could not be drawn and why, else null.</param>
public sealed record SvgDrawings(IReadOnlyList<KeyValuePair<string, string>> Images, string? Note);
