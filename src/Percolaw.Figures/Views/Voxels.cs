using System.Globalization;
using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>
/// The occupied sites of a small cubic lattice as cubes, seen from above a corner (isometric), coloured by cluster;
/// the largest cluster is emphasised, the others are pale, and single sites grey.
/// </summary>
/// <param name="Sites">The occupied sites: columns <c>x</c>, <c>y</c>, <c>z</c> (integers from 0) and <c>cluster</c>; with a column <c>colour</c> (<c>#rrggbb</c>) each site has its own colour.</param>
/// <param name="Side">Sites along an edge of the lattice.</param>
public sealed record Voxels(Table Sites, int Side) : View
{
    /// <summary>A title above the drawing, such as <c>p = 0.25</c>.</summary>
    public string? Title { get; init; }

    /// <summary>The width in pixels; the height follows.</summary>
    public int Width { get; init; } = 300;

    /// <inheritdoc/>
    public override IEnumerable<Table> Tables => [Sites];

    internal override JsonObject Build(DataSets data)
    {
        IsometricProjection projection = new(Side, Width);
        Table faces = new(Sites.Name + "_faces", "px", "py", "shape", "fill", "edge");
        foreach (VoxelFace face in VoxelFaces.Of(Sites, projection))
            faces.Add(face.X, face.Y, face.Shape, face.Fill, face.Edge);
        JsonObject body = new()
        {
            ["width"] = Width,
            ["height"] = Math.Round(projection.Height),
            ["view"] = new JsonObject { ["stroke"] = null },
            ["layer"] = new JsonArray(Box(projection), Faces(data.Use(faces))),
        };
        if (Title is { } title)
            body["title"] = Theme.DrawingTitle(title);
        return body;
    }

    private static JsonObject Faces(JsonObject data) => new()
    {
        ["data"] = data,
        ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["opacity"] = 1, ["strokeWidth"] = 0.6, ["strokeJoin"] = "round" },
        ["encoding"] = new JsonObject
        {
            ["x"] = Pixel("px"),
            ["y"] = Pixel("py"),
            ["shape"] = Raw("shape"),
            ["fill"] = Raw("fill"),
            ["stroke"] = Raw("edge"),
            // A path's unit is half the root of the size: 4 makes it a pixel.
            ["size"] = new JsonObject { ["value"] = 4 },
        },
    };

    private static JsonObject Box(IsometricProjection projection)
    {
        JsonArray edges = [];
        foreach ((double x, double y, double x2, double y2) in projection.BoxEdges())
            edges.Add((JsonNode)new JsonObject { ["px"] = x, ["py"] = y, ["px2"] = x2, ["py2"] = y2 });
        JsonObject mark = Marks.Stroke("rule", "#bbbbbb", Dash.Solid, 0.8, 1);
        return new JsonObject
        {
            ["data"] = new JsonObject { ["values"] = edges },
            ["mark"] = mark,
            ["encoding"] = new JsonObject
            {
                ["x"] = Pixel("px"),
                ["y"] = Pixel("py"),
                ["x2"] = new JsonObject { ["field"] = "px2" },
                ["y2"] = new JsonObject { ["field"] = "py2" },
            },
        };
    }

    private static JsonObject Pixel(string field) =>
        new() { ["field"] = field, ["type"] = "quantitative", ["scale"] = null, ["axis"] = null };

    private static JsonObject Raw(string field) =>
        new() { ["field"] = field, ["type"] = "nominal", ["scale"] = null, ["legend"] = null };
}

/// <summary>One visible side of a cube: its place in pixels, its outline relative to that, and its colours.</summary>
internal readonly record struct VoxelFace(double X, double Y, string Shape, string Fill, string Edge);

/// <summary>The projection from lattice to screen; the corner with the largest coordinates is nearest.</summary>
internal sealed class IsometricProjection
{
    private const double Cos30 = 0.8660254037844386;
    private readonly double _unit;

    public IsometricProjection(int side, int width)
    {
        Side = side;
        _unit = width / (2 * Cos30 * side);
        Height = 2 * side * _unit;
    }

    public int Side { get; }

    public double Height { get; }

    /// <summary>The place of a lattice point in pixels from the upper left.</summary>
    public (double X, double Y) Place(double x, double y, double z) =>
        (((x - y + Side) * Cos30 * _unit), (((x + y) / 2) - z + Side) * _unit);

    /// <summary>The outline of a side of the unit cube, as an SVG path around its origin.</summary>
    public string Outline(params ReadOnlySpan<(int X, int Y, int Z)> corners)
    {
        (double originX, double originY) = Place(0, 0, 0);
        string path = "";
        foreach ((int cornerX, int cornerY, int cornerZ) in corners)
        {
            (double x, double y) = Place(cornerX, cornerY, cornerZ);
            path += string.Create(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x - originX:0.##},{y - originY:0.##}");
        }

        return path + "Z";
    }

    /// <summary>The twelve edges of the lattice's box.</summary>
    public IEnumerable<(double X, double Y, double X2, double Y2)> BoxEdges()
    {
        (int A, int B)[] pairs = [(0, 0), (0, 1), (1, 0), (1, 1)];
        foreach ((int a, int b) in pairs)
        {
            yield return Edge((0, a * Side, b * Side), (Side, a * Side, b * Side));
            yield return Edge((a * Side, 0, b * Side), (a * Side, Side, b * Side));
            yield return Edge((a * Side, b * Side, 0), (a * Side, b * Side, Side));
        }
    }

    private (double X, double Y, double X2, double Y2) Edge((int X, int Y, int Z) from, (int X, int Y, int Z) to)
    {
        (double x, double y) = Place(from.X, from.Y, from.Z);
        (double x2, double y2) = Place(to.X, to.Y, to.Z);
        return (Math.Round(x, 2), Math.Round(y, 2), Math.Round(x2, 2), Math.Round(y2, 2));
    }
}
