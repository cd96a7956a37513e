namespace Percolaw.Figures;

/// <summary>What the layers of one plot share while it is built.</summary>
internal sealed class PlotContext
{
    public PlotContext(Plot plot, DataSets data)
    {
        Plot = plot;
        Data = data;
        X = AxisScale.Of(plot.X, plot.Layers.SelectMany(layer => layer.XValues), plot.Width);
        Y = AxisScale.Of(plot.Y, plot.Layers.SelectMany(layer => layer.YValues), plot.Height);
        Legend = new LegendBook(plot.Layers);
    }

    public Plot Plot { get; }

    public DataSets Data { get; }

    public AxisScale X { get; }

    public AxisScale Y { get; }

    public LegendBook Legend { get; }

    /// <summary>Whether lines must be cut at the plotting area, since an end of an axis was given.</summary>
    public bool Clip => X.Bounded || Y.Bounded;
}
