using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>Something that fills a figure or a panel of it.</summary>
public abstract record View
{
    /// <summary>The tables that the view draws, in the order in which they should be shown.</summary>
    public abstract IEnumerable<Table> Tables { get; }

    /// <summary>The view's part of a Vega-Lite specification; the data it needs is registered in <paramref name="data"/>.</summary>
    internal abstract JsonObject Build(DataSets data);
}
