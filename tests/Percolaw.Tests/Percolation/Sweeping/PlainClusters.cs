using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

/// <summary>The clusters of a box while elements are occupied one by one, in the plainest way that is not slow: the oracle of sweeps.</summary>
internal sealed class PlainClusters
{
    private const int Empty = int.MinValue;

    private readonly LatticeBox box;
    private readonly int[] parents;
    private readonly int[,] windings;
    private readonly byte[] faces;
    private readonly bool[] wrapped;
    private long merges, firstCount;

    public PlainClusters(LatticeBox box)
    {
        this.box = box;
        parents = new int[box.SiteCount];
        windings = new int[box.SiteCount, box.Dimension];
        faces = new byte[box.SiteCount];
        wrapped = new bool[box.Dimension];
    }

    public long Largest { get; private set; }

    public long SumOfSquares { get; private set; }

    public long Count => firstCount - merges;

    public bool WrapsFirst => wrapped[0];

    public bool WrapsAny => wrapped.Contains(true);

    public bool WrapsAll => !wrapped.Contains(false);

    public bool Spans { get; private set; }

    public void Clear(bool occupied)
    {
        Array.Fill(parents, Empty);
        Array.Clear(windings);
        Array.Clear(wrapped);
        Spans = false;
        (Largest, SumOfSquares, merges, firstCount) = (0, 0, 0, 0);
        if (!occupied) return;
        for (int site = 0; site < parents.Length; site++) Create(site);
    }

    public void OccupySite(int site)
    {
        Create(site);
        for (int step = 0; step < box.Lattice.StepCount; step++)
        {
            Join(site, step, 1);
            Join(site, step, -1);
        }
    }

    /// <returns>False where there is no such bond.</returns>
    public bool OccupyBond(int site, int step) => Join(site, step, 1);

    private void Create(int site)
    {
        parents[site] = -1;
        firstCount++;
        SumOfSquares++;
        Largest = Math.Max(1, Largest);
        int first = site % box.Length;
        faces[site] = (byte)(box.Boundary == Boundary.Periodic ? 0 : (first == 0 ? 1 : 0) | (first == box.Length - 1 ? 2 : 0));
        Spans |= faces[site] == 3;
    }

    private bool Join(int site, int step, int sign)
    {
        Span<int> winding = stackalloc int[box.Dimension];
        long neighbour = site;
        for (int axis = 0; axis < box.Dimension; axis++)
        {
            int coordinate = (int)(site / box.Stride(axis) % box.Length);
            int moved = coordinate + (sign * box.Lattice.Component(step, axis));
            winding[axis] = moved < 0 ? -1 : moved >= box.Length ? 1 : 0;
            if (winding[axis] != 0 && box.Boundary == Boundary.Free) return false;
            neighbour += (moved - (winding[axis] * box.Length) - coordinate) * box.Stride(axis);
        }
        if (parents[neighbour] != Empty) Join(site, (int)neighbour, winding);
        return true;
    }

    // `winding`: how often the step from one to the other passes the faces of each axis.
    private void Join(int site, int other, Span<int> winding)
    {
        Span<int> fromSite = stackalloc int[box.Dimension], fromOther = stackalloc int[box.Dimension];
        int root = Find(site, fromSite), otherRoot = Find(other, fromOther);
        for (int axis = 0; axis < box.Dimension; axis++) winding[axis] += fromOther[axis] - fromSite[axis];
        if (root == otherRoot)
        {
            for (int axis = 0; axis < box.Dimension; axis++) wrapped[axis] |= winding[axis] != 0;
            return;
        }
        // `winding` leads from the one root to the other.
        bool swap = parents[root] > parents[otherRoot];
        (int large, int small) = swap ? (otherRoot, root) : (root, otherRoot);
        SumOfSquares += 2L * parents[root] * parents[otherRoot];
        parents[large] += parents[small];
        parents[small] = large;
        for (int axis = 0; axis < box.Dimension; axis++) windings[small, axis] = swap ? winding[axis] : -winding[axis];
        faces[large] |= faces[small];
        Spans |= faces[large] == 3;
        Largest = Math.Max(Largest, -parents[large]);
        merges++;
    }

    private int Find(int site, Span<int> winding)
    {
        for (; parents[site] >= 0; site = parents[site])
        {
            for (int axis = 0; axis < box.Dimension; axis++) winding[axis] += windings[site, axis];
        }
        return site;
    }
}
