using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A tree, or any graph, at places that the caller computed; one unit is equally long in both directions.</summary>
/// <param name="Nodes">Columns <c>x</c>, <c>y</c>, and the one of <see cref="ColourBy"/>.</param>
/// <param name="Edges">Columns <c>x</c>, <c>y</c>, <c>x2</c>, <c>y2</c>.</param>
public sealed record TreeDrawing(Table Nodes, Table Edges) : View
{
    /// <summary>The column of the nodes that is shown as colour: the target.</summary>
    public ColourScale? ColourBy { get; init; }

    /// <summary>A title above the drawing.</summary>
    public string? Title { get; init; }

    /// <summary>The width in pixels.</summary>
    public int Width { get; init; } = Theme.Width;

    /// <summary>The height in pixels.</summary>
    public int Height { get; init; } = Theme.Height;

    /// <summary>The area of a node in square pixels; 0 for edges only.</summary>
    public double NodeSize { get; init; } = 14;

    /// <summary>The width of an edge in pixels.</summary>
    public double EdgeWidth { get; init; } = 0.8;

    /// <summary>The row of the nodes that is emphasised as the root, or null.</summary>
    public int? Root { get; init; } = 0;

    /// <inheritdoc/>
    public override IEnumerable<Table> Tables => [Nodes, Edges];

    internal override JsonObject Build(DataSets data)
    {
        (Axis x, Axis y) = EqualAxes();
        List<Layer> layers = [new Segments(Edges, "x", "y", "x2", "y2") { Colour = "#9a9a9a", Width = EdgeWidth }];
        if (NodeSize > 0)
            layers.Add(new Points(Nodes, "x", "y") { ColourBy = ColourBy, Colour = Palette.Blue, Size = NodeSize });
        if (Root is { } root && root < Nodes.Rows.Count)
            layers.Add(new Annotation(At(root, "x"), At(root, "y"), "") { Shape = Shape.Diamond, Size = Math.Max(90, 3 * NodeSize) });
        JsonObject body = new Plot(x, y, layers) { Width = Width, Height = Height, Frame = false }.Build(data);
        if (Title is { } title)
            body["title"] = Theme.DrawingTitle(title);
        return body;
    }

    /// <summary>The tree in the middle of the panel, scaled by the direction that needs more room.</summary>
    private (Axis X, Axis Y) EqualAxes()
    {
        const double margin = 1.04;
        (double left, double right) = Ends("x");
        (double low, double high) = Ends("y");
        double unit = margin * Math.Max(Math.Max((right - left) / Width, (high - low) / Height), 1e-9);
        return (Around((left + right) / 2, unit * Width / 2), Around((low + high) / 2, unit * Height / 2));
    }

    private static Axis Around(double centre, double half) => Axis.None() with { Min = centre - half, Max = centre + half };

    private (double Low, double High) Ends(string column)
    {
        int index = Nodes.IndexOf(column);
        double[] values = [.. Nodes.Rows.Select(row => Cells.ToNumber(row[index])).Where(double.IsFinite)];
        return values.Length == 0 ? (0, 1) : (values.Min(), values.Max());
    }

    private double At(int row, string column) => Cells.ToNumber(Nodes.Rows[row][Nodes.IndexOf(column)]);
}
