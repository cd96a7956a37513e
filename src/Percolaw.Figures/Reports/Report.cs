using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A report: one HTML file that works without a network and says the same bytes for the same content.</summary>
/// <param name="Title">The title.</param>
/// <param name="Provenance">What made it.</param>
public sealed record Report(string Title, Provenance Provenance)
{
    /// <summary>One or two sentences under the title; <see cref="Markup"/> is understood.</summary>
    public string? Lead { get; init; }

    /// <summary>A warning across the top, such as <c>Quick run: not the paper's size.</c></summary>
    public string? Banner { get; init; }

    /// <summary>The box at the top.</summary>
    public Summary? Summary { get; init; }

    /// <summary>The sections in order.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>The most rows that the data table of a figure shows.</summary>
    public int DataRows { get; init; } = 200;

    /// <summary>All figures, in the order of their numbers.</summary>
    public IReadOnlyList<Figure> Figures => [.. Sections.SelectMany(section => section.Items).OfType<FigureItem>().Select(item => item.Figure)];

    /// <summary>The report as HTML.</summary>
    /// <exception cref="ArgumentException">Two figures have the same name.</exception>
    public string ToHtml() => ReportHtml.Render(this);

    /// <summary>Writes the report, completely or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    public void Write(string path) => AtomicFile.WriteText(path, ToHtml());
}

/// <summary>What made a report. No times: the same run makes the same report.</summary>
/// <param name="Program">The program, such as <c>percolaw reproduce</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Seed">The seed, or null where nothing is random.</param>
/// <param name="Parameters">Names and values.</param>
public sealed record Provenance(string Program, string Version, long? Seed, IReadOnlyList<KeyValuePair<string, string>> Parameters);

/// <summary>How the comparison came out.</summary>
public enum Verdict
{
    /// <summary>Nothing is judged.</summary>
    None,

    /// <summary>The measurement agrees with the prediction.</summary>
    Agrees,

    /// <summary>In part.</summary>
    Mixed,

    /// <summary>It does not.</summary>
    Disagrees,
}

/// <summary>The box at the top of a report.</summary>
/// <param name="Verdict">How the comparison came out.</param>
/// <param name="Text">The verdict in a sentence or two; <see cref="Markup"/> is understood.</param>
/// <param name="Tables">The key numbers.</param>
public sealed record Summary(Verdict Verdict, string Text, params IReadOnlyList<TableItem> Tables);

/// <summary>A section of a report.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Items">Prose, figures and tables in order.</param>
public sealed record Section(string Title, params IReadOnlyList<ReportItem> Items);

/// <summary>Something in a section.</summary>
public abstract record ReportItem
{
    /// <summary>A figure as an item.</summary>
    /// <param name="figure">The figure.</param>
    public static implicit operator ReportItem(Figure figure) => new FigureItem(figure);

    /// <summary>Text as an item.</summary>
    /// <param name="text">The text; <see cref="Markup"/> is understood.</param>
    public static implicit operator ReportItem(string text) => new Prose(text);

    /// <summary>A figure as an item.</summary>
    /// <param name="figure">The figure.</param>
    public static ReportItem FromFigure(Figure figure) => figure;

    /// <summary>Text as an item.</summary>
    /// <param name="text">The text.</param>
    public static ReportItem FromString(string text) => text;
}

/// <summary>Paragraphs.</summary>
/// <param name="Text">The text; <see cref="Markup"/> is understood.</param>
public sealed record Prose(string Text) : ReportItem;

/// <summary>A figure with its number, caption and data.</summary>
/// <param name="Figure">The figure.</param>
public sealed record FigureItem(Figure Figure) : ReportItem;
