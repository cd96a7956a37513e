using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>Clusters of the Bethe lattice.</summary>
internal sealed class BetheClusterSource(ClusterDataParameters parameters, BetheGrowth growth) : IClusterSource
{
    private int[] depths = [];
    private int[] last = new int[64];

    public int Measure(int attempt, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int size = growth.MeasureSize(Stream(attempt), parameters.MaximumSize);
        return size == BetheGrowth.TooLarge ? IClusterSource.TooLarge : size;
    }

    public void Grow(int attempt, int start, ClusterRows rows, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int size = rows.Depths.Length;
        if (depths.Length < size + BetheGrowth.Slack)
            depths = GC.AllocateUninitializedArray<int>(size + BetheGrowth.Slack);
        growth.Grow(Stream(attempt), size, depths.AsSpan(0, size + BetheGrowth.Slack));
        depths.AsSpan(0, size).CopyTo(rows.Depths);
        FindParents(rows.Depths, start, rows.Parents);
    }

    /// <summary>The parent is the last site before that is one step nearer to the first.</summary>
    private void FindParents(ReadOnlySpan<int> depths, int start, Span<int> parents)
    {
        parents[0] = -1;
        last[0] = start;
        for (int site = 1; site < depths.Length; site++)
        {
            int depth = depths[site];
            if (depth == last.Length)
                Array.Resize(ref last, 2 * depth);
            parents[site] = last[depth - 1];
            last[depth] = start + site;
        }
    }

    private RandomStream Stream(int attempt) => new(parameters.Seed, StreamPurpose.ClusterDataTree, (ulong)attempt);
}
