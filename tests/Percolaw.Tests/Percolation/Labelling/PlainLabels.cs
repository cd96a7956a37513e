using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

/// <summary>
/// The clusters of a given configuration by breadth-first search, site by site: slow and easy to believe. Each site
/// carries the number of turns around the box that the path to it made; a site that is reached again with other turns
/// closes a path that wraps.
/// </summary>
internal sealed class PlainLabels
{
    private readonly LatticeBox box;
    private readonly bool[] elements;
    private readonly bool isBond;
    private readonly int dimension;
    private readonly int[] turns;
    private readonly int[] clusters;
    private readonly List<Cluster> found = [];
    private readonly bool[] wrapped;

    /// <summary>Labels a configuration.</summary>
    /// <param name="box">The box.</param>
    /// <param name="kind">What the elements are.</param>
    /// <param name="elements">Which are occupied: sites, or the bonds of step 0 at every site, those of step 1 …; bonds that lead out of the box count for nothing.</param>
    public PlainLabels(LatticeBox box, PercolationKind kind, bool[] elements)
    {
        (this.box, this.elements, isBond, dimension) = (box, elements, kind == PercolationKind.Bond, box.Dimension);
        int sites = (int)box.SiteCount;
        turns = new int[sites * dimension];
        clusters = new int[sites];
        wrapped = new bool[dimension];
        Array.Fill(clusters, -1);
        for (int site = 0; site < sites; site++)
        {
            if (clusters[site] < 0 && (isBond || elements[site])) found.Add(Search(site));
        }
    }

    /// <summary>The sums.</summary>
    public ConfigurationSummary Summary
    {
        get
        {
            long[] sizes = [.. found.Select(cluster => cluster.Size).OrderDescending()];
            long[] counts = new long[sizes.Length == 0 ? 0 : SizeBins.CountFor(sizes[0])];
            foreach (long size in sizes) counts[SizeBins.IndexOf(size)]++;
            bool periodic = box.Boundary == Boundary.Periodic;
            return new ConfigurationSummary
            {
                OccupiedSites = sizes.Sum(),
                Clusters = sizes.Length,
                Largest = sizes.ElementAtOrDefault(0),
                SecondLargest = sizes.ElementAtOrDefault(1),
                SumOfSquares = sizes.Sum(size => size * size),
                SumOfFourthPowers = sizes.Sum(size => (double)size * size * size * size),
                WrapsFirst = wrapped[0],
                WrapsAny = wrapped.Any(one => one),
                WrapsAll = wrapped.All(one => one),
                Spans = !periodic && found.Any(cluster => cluster.Spans),
                SumOfGyration = found.Where(cluster => !cluster.Wraps).Sum(cluster => cluster.Gyration),
                SumOfSquaresUnwrapped = found.Where(cluster => !cluster.Wraps).Sum(cluster => (double)cluster.Size * cluster.Size),
                ClustersBySize = counts,
            };
        }
    }

    /// <summary>The rank of each site's cluster by size, the first site deciding between equals; -1 where empty.</summary>
    public void CopyLabels(Span<int> labels)
    {
        int[] order = [.. Enumerable.Range(0, found.Count).OrderByDescending(cluster => found[cluster].Size)];
        int[] ranks = new int[order.Length];
        for (int rank = 0; rank < order.Length; rank++) ranks[order[rank]] = rank;
        for (int site = 0; site < clusters.Length; site++) labels[site] = clusters[site] < 0 ? -1 : ranks[clusters[site]];
    }

    private Cluster Search(int first)
    {
        var queue = new List<int> { first };
        clusters[first] = found.Count;
        bool wraps = false;
        for (int next = 0; next < queue.Count; next++)
        {
            for (int step = 0; step < box.Lattice.StepCount; step++)
            {
                wraps |= Follow(queue[next], step, 1, queue);
                wraps |= Follow(queue[next], step, -1, queue);
            }
        }
        bool low = queue.Any(site => Coordinate(site, 0) == 0), high = queue.Any(site => Coordinate(site, 0) == box.Length - 1);
        return new Cluster(queue.Count, wraps, low && high, Gyration(queue));
    }

    /// <summary>Goes along a step, or against it; whether that closed a path that wraps.</summary>
    private bool Follow(int site, int step, int sign, List<int> queue)
    {
        int other = 0;
        Span<int> arrival = stackalloc int[dimension];
        for (int axis = 0; axis < dimension; axis++)
        {
            int coordinate = Coordinate(site, axis) + (sign * box.Lattice.Component(step, axis));
            int turn = coordinate < 0 ? -1 : coordinate == box.Length ? 1 : 0;
            if (turn != 0 && box.Boundary == Boundary.Free) return false;
            arrival[axis] = turns[(site * dimension) + axis] + turn;
            other += (int)box.Stride(axis) * (coordinate - (turn * box.Length));
        }
        bool joined = isBond ? elements[(step * clusters.Length) + (sign > 0 ? site : other)] : elements[other];
        if (!joined) return false;
        Span<int> known = turns.AsSpan(other * dimension, dimension);
        if (clusters[other] < 0)
        {
            clusters[other] = clusters[site];
            arrival.CopyTo(known);
            queue.Add(other);
            return false;
        }
        for (int axis = 0; axis < dimension; axis++) wrapped[axis] |= known[axis] != arrival[axis];
        return !known.SequenceEqual(arrival);
    }

    /// <summary>R² s² = Σ |r - mean|² s, the positions unwrapped.</summary>
    private double Gyration(List<int> sites)
    {
        double[] means = [.. Enumerable.Range(0, dimension).Select(axis => sites.Average(site => Position(site, axis)))];
        double sum = 0;
        foreach (int site in sites)
        {
            for (int i = 0; i < dimension; i++)
            {
                for (int j = 0; j < dimension; j++)
                    sum += (Position(site, i) - means[i]) * (Position(site, j) - means[j]) * box.Lattice.Metric(i, j);
            }
        }
        return sum * sites.Count;
    }

    private double Position(int site, int axis) => Coordinate(site, axis) + ((double)turns[(site * dimension) + axis] * box.Length);

    private int Coordinate(int site, int axis) => (int)(site / box.Stride(axis) % box.Length);

    private sealed record Cluster(long Size, bool Wraps, bool Spans, double Gyration);
}
