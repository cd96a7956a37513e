using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>The lengths of some edges.</summary>
/// <param name="SquaredLength">Their mean square.</param>
/// <param name="Spread">The largest deviation of a squared length from it, relative to it: rounding, if edges are equally long.</param>
public sealed record EdgeLengths(double SquaredLength, double Spread);

/// <summary>Edges of the trees, drawn at random.</summary>
internal sealed class EdgeSample
{
    private readonly int[] lower;
    private readonly int[] upper;

    /// <summary>Draws rows, and keeps those that have a parent.</summary>
    public EdgeSample(TreeRows trees, int count, ulong seed)
    {
        var stream = new RandomStream(seed, StreamPurpose.DescriptionPairs, ulong.MaxValue);
        List<int> rows = [];
        for (int i = 0; i < count; i++)
        {
            int row = stream.NextIndex(trees.Parents.Length);
            if (trees.Parents[row] >= 0)
                rows.Add(row);
        }

        lower = [.. rows];
        upper = [.. rows.Select(row => trees.Parents[row])];
    }

    /// <summary>The rows that have to be kept.</summary>
    public IEnumerable<int> Rows => lower.Concat(upper);

    /// <summary>The lengths; null without edges.</summary>
    public EdgeLengths? Lengths(KeptRows kept)
    {
        if (lower.Length == 0)
            return null;
        double[] squares = [.. lower.Zip(upper, kept.SquaredDistance)];
        double mean = squares.Average();
        return new EdgeLengths(mean, squares.Max(square => Math.Abs(square - mean)) / mean);
    }
}
