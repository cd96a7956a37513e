using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>The sums of a task while it runs.</summary>
internal sealed class GrowthTally(long maximumSize)
{
    private readonly GrownBin[] bins = [.. Enumerable.Repeat(GrownBin.Empty, SizeBins.CountFor(maximumSize))];
    private readonly List<DistanceSums> distances = [];
    private long clusters, stopped;
    private double sites, squares;
    private int completeShells = int.MaxValue;

    public void Add(GrownClusterSummary cluster, IReadOnlyList<ShellSums> shells)
    {
        clusters++;
        AddDistances(cluster, shells);
        if (cluster.Censored)
        {
            stopped++;
            completeShells = Math.Min(completeShells, shells.Count);
            return;
        }
        sites += cluster.Size;
        squares += (double)cluster.Size * cluster.Size;
        int bin = SizeBins.IndexOf(cluster.Size);
        bins[bin] = bins[bin].With(cluster.Size, cluster.RadiusOfGyrationSquared);
    }

    public GrowthTaskResult Result()
    {
        int used = Array.FindLastIndex(bins, bin => bin.Count > 0) + 1;
        return new GrowthTaskResult(clusters, stopped, sites, squares, completeShells, bins[..used], [.. distances]);
    }

    private void AddDistances(GrownClusterSummary cluster, IReadOnlyList<ShellSums> shells)
    {
        int index = 0;
        double mass = 0;
        for (int distance = 0; distance < shells.Count; distance++)
        {
            ShellSums shell = shells[distance];
            mass += shell.Sites;
            if (distance == 0 || distance != ChemicalDistances.At(index)) continue;
            Put(index++, new DistanceSums(
                1, shell.Sites, (double)shell.Sites * shell.Sites, shell.SquaredDistance, shell.SquaredDistance * shell.SquaredDistance,
                shell.Sites * shell.SquaredDistance, mass, mass * mass, 0, 0));
        }
        if (!cluster.Censored) Put(index, DistanceSums.Empty with { Ended = mass, EndedSquares = mass * mass });
    }

    private void Put(int index, DistanceSums sums)
    {
        while (distances.Count <= index) distances.Add(DistanceSums.Empty);
        distances[index] = distances[index].With(sums);
    }
}
