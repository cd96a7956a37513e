using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>
/// A two-dimensional configuration as an image: one colour a cluster, the largest emphasised, the others pale, single
/// sites grey, empty sites white. Neighbouring sites of a row that have one colour are drawn as one mark.
/// </summary>
/// <param name="Runs">Columns <c>y</c> (a row of sites), <c>x_low</c>, <c>x_high</c> (the first site and the one behind the last) and <c>colour</c>: see <see cref="RunsOf"/>.</param>
/// <param name="Side">Sites along an edge of the image.</param>
public sealed record ClusterPicture(Table Runs, int Side) : View
{
    /// <summary>A title above the drawing, such as <c>p = 0.59</c>.</summary>
    public string? Title { get; init; }

    /// <summary>The width and height in pixels.</summary>
    public int Width { get; init; } = 480;

    /// <inheritdoc/>
    public override IEnumerable<Table> Tables => [Runs];

    /// <summary>The runs of sites of one cluster in a corner of a labelled square.</summary>
    /// <param name="clusters">The rank of each site's cluster by size, 0 the largest, -1 where the site is empty; rows of <paramref name="length"/> sites.</param>
    /// <param name="length">Sites along an edge of the square.</param>
    /// <param name="side">Sites along an edge of the corner.</param>
    public static Table RunsOf(ReadOnlySpan<int> clusters, int length, int side)
    {
        int[] sizes = Sizes(clusters);
        Table runs = new("configuration", "y", "x_low", "x_high", "colour");
        for (int y = 0; y < side; y++)
        {
            ReadOnlySpan<int> row = clusters.Slice(y * length, side);
            for (int low = 0, high; low < side; low = high)
            {
                for (high = low + 1; high < side && row[high] == row[low]; high++) { }
                if (row[low] >= 0) runs.Add(y, low, high, ClusterColours.Of(row[low], sizes[row[low]]));
            }
        }
        return runs;
    }

    internal override JsonObject Build(DataSets data)
    {
        JsonObject body = new()
        {
            ["width"] = Width,
            ["height"] = Width,
            ["data"] = data.Use(Runs),
            ["transform"] = new JsonArray(new JsonObject { ["calculate"] = "datum.y + 1", ["as"] = "y_high" }),
            ["mark"] = new JsonObject { ["type"] = "rect", ["strokeWidth"] = 0 },
            ["encoding"] = new JsonObject
            {
                ["x"] = Position("x_low"),
                ["x2"] = new JsonObject { ["field"] = "x_high" },
                ["y"] = Position("y"),
                ["y2"] = new JsonObject { ["field"] = "y_high" },
                ["fill"] = new JsonObject { ["field"] = "colour", ["type"] = "nominal", ["scale"] = null, ["legend"] = null },
            },
        };
        if (Title is { } title) body["title"] = Theme.DrawingTitle(title);
        return body;
    }

    private JsonObject Position(string field) => new()
    {
        ["field"] = field,
        ["type"] = "quantitative",
        ["axis"] = null,
        ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, Side), ["nice"] = false, ["zero"] = false },
    };

    private static int[] Sizes(ReadOnlySpan<int> clusters)
    {
        int count = 0;
        foreach (int cluster in clusters) count = Math.Max(count, cluster + 1);
        int[] sizes = new int[count];
        foreach (int cluster in clusters)
        {
            if (cluster >= 0) sizes[cluster]++;
        }
        return sizes;
    }
}
