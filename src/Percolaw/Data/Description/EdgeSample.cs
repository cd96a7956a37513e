using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Data;

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

    /// <summary>The mean squared length; null without edges.</summary>
    public Estimate? SquaredLength(KeptRows kept)
    {
        if (lower.Length == 0)
            return null;
        var moments = new SampleMoments(1);
        for (int i = 0; i < lower.Length; i++)
            moments.Add([kept.SquaredDistance(lower[i], upper[i])]);
        return moments.Mean(0);
    }
}
