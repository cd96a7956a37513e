using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>Clusters of a lattice, with the tree along which growth reached their sites: shortest paths from the first one.</summary>
internal sealed class LatticeClusterSource : IClusterSource
{
    private readonly ClusterDataParameters parameters;
    private readonly double probability;
    private readonly ClusterGrowth growth;
    private readonly ShellObserver observer;
    private int[] parents = [], next = [];
    private byte[] directions = [];
    private int count, shellStart;

    public LatticeClusterSource(ClusterDataParameters parameters)
    {
        this.parameters = parameters;
        probability = parameters.OccupationProbability;
        growth = new ClusterGrowth(parameters.MakeLattice(), parameters.Kind, parameters.MaximumSize, StreamPurpose.ClusterDataGrowth, withTree: true);
        observer = (_, _) => AddShell();
    }

    public int Measure(int attempt, CancellationToken cancellation)
    {
        GrownClusterSummary grown = growth.Grow(parameters.Seed, (ulong)attempt, probability, null, cancellation);
        return grown.Censored ? IClusterSource.TooLarge : (int)grown.Size;
    }

    public void Grow(int attempt, int start, ClusterRows rows, CancellationToken cancellation)
    {
        Reserve(rows.Depths.Length);
        count = shellStart = 0;
        growth.Grow(parameters.Seed, (ulong)attempt, probability, observer, cancellation);
        TreeShape.SubtreeSizes(parents.AsSpan(0, count), next.AsSpan(0, count));
        Arrange(start, rows);
    }

    private void Reserve(int size)
    {
        if (parents.Length >= size)
            return;
        (parents, next) = (GC.AllocateUninitializedArray<int>(size), GC.AllocateUninitializedArray<int>(size));
        directions = GC.AllocateUninitializedArray<byte>(size);
    }

    private void AddShell()
    {
        ReadOnlySpan<int> found = growth.ShellParents;
        for (int i = 0; i < found.Length; i++)
            parents[count + i] = shellStart + found[i];
        growth.ShellDirections.CopyTo(directions.AsSpan(count));
        (shellStart, count) = (count, count + found.Length);
    }

    /// <summary>
    /// From shells to depth-first order. Every site has an interval of as many places as lie at or below it: its own is the
    /// first, its children take theirs one after the other. A site's size gives way to the next free place of its interval,
    /// its parent to its own place, as nobody asks for them any more.
    /// </summary>
    private void Arrange(int start, ClusterRows rows)
    {
        (parents[0], next[0]) = (0, 1);
        (rows.Parents[0], rows.Depths[0], rows.Directions[0]) = (-1, 0, 0);
        for (int site = 1; site < count; site++)
        {
            int parent = parents[site], above = parents[parent], place = next[parent];
            next[parent] += next[site];
            (parents[site], next[site]) = (place, place + 1);
            (rows.Parents[place], rows.Depths[place], rows.Directions[place]) = (start + above, rows.Depths[above] + 1, directions[site]);
        }
    }
}
