using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation.Growth;

/// <summary>
/// The oracle: breadth-first search with explicit coordinates and a dictionary of all visited sites. It shares the hash
/// with the fast growth, and draws the keys by itself.
/// </summary>
internal sealed class PlainGrowth
{
    private readonly ILattice lattice;
    private readonly PercolationKind kind;
    private readonly ulong limit, origin;
    private readonly bool isEmpty;
    private readonly ulong[] generators, bondKeys;
    private readonly List<int[]> steps = [];

    public PlainGrowth(
        ILattice lattice, PercolationKind kind, ulong seed, ulong cluster, double probability, StreamPurpose purpose = StreamPurpose.ClusterGrowth)
    {
        (this.lattice, this.kind) = (lattice, kind);
        isEmpty = OccupancyHash.Limit(probability) is null;
        limit = OccupancyHash.Limit(probability) ?? 0;
        var stream = new RandomStream(seed, purpose, cluster);
        origin = stream.NextBits() | 1;
        generators = new ulong[lattice.Dimension];
        for (int axis = 0; axis < lattice.Dimension; axis++) generators[axis] = (stream.NextBits() << 2) | 2;
        bondKeys = new ulong[lattice.StepCount];
        for (int step = 0; step < lattice.StepCount && kind == PercolationKind.Bond; step++) bondKeys[step] = stream.NextBits() << 1;
        for (int step = 0; step < lattice.StepCount; step++)
            steps.Add([.. Enumerable.Range(0, lattice.Dimension).Select(axis => lattice.Component(step, axis))]);
    }

    /// <summary>The coordinates of the sites at each chemical distance, and whether the cluster was stopped.</summary>
    public (List<List<int[]>> Shells, bool Censored) Grow(long maximumSize)
    {
        var distance = new Dictionary<string, int>();
        var queue = new Queue<int[]>();
        queue.Enqueue(new int[lattice.Dimension]);
        distance[Text(queue.Peek())] = 0;
        List<List<int[]>> shells = [];
        while (queue.TryDequeue(out int[]? site))
        {
            int here = distance[Text(site)];
            if (shells.Count == here)
            {
                // Critical clusters may go on for ever.
                if (shells.Sum(shell => (long)shell.Count) > maximumSize) break;
                shells.Add([]);
            }
            shells[here].Add(site);
            foreach (int[] neighbour in OccupiedNeighbours(site))
            {
                if (distance.TryAdd(Text(neighbour), here + 1)) queue.Enqueue(neighbour);
            }
        }

        int complete = 0;
        for (long size = 0; complete < shells.Count && size + shells[complete].Count <= maximumSize; complete++) size += shells[complete].Count;
        return (shells[..complete], complete < shells.Count);
    }

    public double SquaredLength(double[] vector)
    {
        double sum = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            for (int j = 0; j < vector.Length; j++) sum += vector[i] * vector[j] * lattice.Metric(i, j);
        }

        return sum;
    }

    public double RadiusOfGyrationSquared(IEnumerable<int[]> sites)
    {
        int[][] all = [.. sites];
        double[] centre = [.. Enumerable.Range(0, lattice.Dimension).Select(axis => all.Average(site => (double)site[axis]))];
        return all.Average(site => SquaredLength([.. site.Select((x, axis) => x - centre[axis])]));
    }

    /// <summary>The sites next to one that belong to its cluster.</summary>
    public IEnumerable<int[]> OccupiedNeighbours(int[] site)
    {
        for (int step = 0; step < steps.Count; step++)
        {
            int[] forward = Add(site, steps[step], 1), backward = Add(site, steps[step], -1);
            if (kind == PercolationKind.Site ? IsOccupied(Key(forward)) : IsOccupied(Key(site) + bondKeys[step])) yield return forward;
            if (kind == PercolationKind.Site ? IsOccupied(Key(backward)) : IsOccupied(Key(backward) + bondKeys[step])) yield return backward;
        }
    }

    private bool IsOccupied(ulong key) => !isEmpty && OccupancyHash.Of(key) <= limit;

    private ulong Key(int[] site) => site.Select((x, axis) => unchecked((ulong)x * generators[axis])).Aggregate(origin, (sum, term) => unchecked(sum + term));

    private static int[] Add(int[] site, int[] step, int sign) => [.. site.Select((x, axis) => x + (sign * step[axis]))];

    private static string Text(int[] site) => string.Join(',', site);
}
