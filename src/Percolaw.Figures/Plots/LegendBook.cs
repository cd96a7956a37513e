namespace Percolaw.Figures;

/// <summary>The looks of the labelled series of a plot, and what the legend shows of each.</summary>
internal sealed class LegendBook
{
    private readonly Dictionary<string, LegendEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<LegendEntry> _order = [];

    public LegendBook(IEnumerable<Layer> layers)
    {
        int automatic = 0;
        foreach (Layer layer in layers)
        {
            foreach (string label in layer.Labels)
            {
                if (_entries.ContainsKey(label))
                    continue;
                Style style = Style.At(layer.Colour is null ? automatic++ : automatic);
                // An own colour needs no other dash: the default looks are for series that nobody described.
                if (layer.Colour is { } colour)
                    style = style with { Colour = colour, Dash = Dash.Solid };
                LegendEntry entry = new(label, style);
                _entries.Add(label, entry);
                _order.Add(entry);
            }
        }
    }

    /// <summary>The entries that are shown, in order.</summary>
    public IReadOnlyList<LegendEntry> Entries => [.. _order.Where(entry => entry.IsShown)];

    /// <summary>The look of a label; without one, that of a first series.</summary>
    public Style StyleOf(Layer layer, string? label)
    {
        Style style = label is null ? Style.At(0) : _entries[label].Style;
        return layer.Colour is { } colour ? style with { Colour = colour } : style;
    }

    /// <summary>Adds to what the legend shows for a label.</summary>
    public void Show(Layer layer, string? label, Func<LegendEntry, LegendEntry> change)
    {
        if (label is null || !layer.InLegend)
            return;
        LegendEntry changed = change(_entries[label]);
        _order[_order.IndexOf(_entries[label])] = changed;
        _entries[label] = changed;
    }
}

/// <summary>One entry of a legend: the parts that its layers contribute.</summary>
internal sealed record LegendEntry(string Label, Style Style)
{
    public LineLook? Line { get; init; }

    public PointLook? Point { get; init; }

    public AreaLook? Area { get; init; }

    /// <summary>Whether the entry has error bars.</summary>
    public IntervalLook? Interval { get; init; }

    /// <summary>Whether the symbol is so narrow that it needs no room for a line.</summary>
    public bool IsNarrow => Line is null && Area is null;

    public bool IsShown => Interval is not null || Line is not null || Point is not null || Area is not null;
}

internal sealed record LineLook(string Colour, Dash Dash, double Width, double Opacity);

internal sealed record PointLook(string Colour, Shape Shape, double Size, bool Filled, double Opacity);

internal sealed record IntervalLook(string Colour, double Width);

internal sealed record AreaLook(string Colour, double Opacity);
