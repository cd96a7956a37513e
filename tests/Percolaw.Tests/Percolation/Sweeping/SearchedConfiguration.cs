using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

/// <summary>
/// One configuration of a box, its clusters found by breadth-first search with unwrapped coordinates: the slow oracle.
/// Sites have the box's numbers; the bond (site, step) leads forwards.
/// </summary>
internal sealed class SearchedConfiguration
{
    private readonly LatticeBox box;
    private readonly bool[] sites;
    private readonly bool[,]? bonds;
    private readonly bool[] wrapped;

    private SearchedConfiguration(LatticeBox box, bool[] sites, bool[,]? bonds)
    {
        this.box = box;
        this.sites = sites;
        this.bonds = bonds;
        wrapped = new bool[box.Dimension];
        bool[] seen = new bool[box.SiteCount];
        for (int site = 0; site < seen.Length; site++)
        {
            if (!seen[site] && sites[site]) Search(site, seen);
        }
    }

    public long Largest { get; private set; }

    public long SumOfSquares { get; private set; }

    public long Clusters { get; private set; }

    public bool WrapsFirst => wrapped[0];

    public bool WrapsAny => wrapped.Contains(true);

    public bool WrapsAll => !wrapped.Contains(false);

    public bool Spans { get; private set; }

    public static SearchedConfiguration OfSites(LatticeBox box, bool[] occupied) => new(box, occupied, null);

    public static SearchedConfiguration OfBonds(LatticeBox box, bool[,] occupied) =>
        new(box, [.. Enumerable.Repeat(true, (int)box.SiteCount)], occupied);

    /// <summary>The site that a step leads to, and where that is in coordinates that go on beyond the faces; null where there is none.</summary>
    public static (int Site, int[] Place)? Move(LatticeBox box, int[] place, int step, int sign)
    {
        int[] moved = [.. place.Select((coordinate, axis) => coordinate + (sign * box.Lattice.Component(step, axis)))];
        if (box.Boundary == Boundary.Free && moved.Any(coordinate => coordinate < 0 || coordinate >= box.Length)) return null;
        long site = 0;
        for (int axis = 0; axis < box.Dimension; axis++) site += (((moved[axis] % box.Length) + box.Length) % box.Length) * box.Stride(axis);
        return ((int)site, moved);
    }

    public static int[] Place(LatticeBox box, int site) =>
        [.. Enumerable.Range(0, box.Dimension).Select(axis => (int)(site / box.Stride(axis) % box.Length))];

    private void Search(int start, bool[] seen)
    {
        Dictionary<int, int[]> places = new() { [start] = Place(box, start) };
        Queue<int> queue = new([start]);
        while (queue.TryDequeue(out int site))
        {
            seen[site] = true;
            foreach ((int other, int[] place) in Connected(site, places[site]))
            {
                if (places.TryAdd(other, place))
                {
                    queue.Enqueue(other);
                    continue;
                }
                for (int axis = 0; axis < box.Dimension; axis++) wrapped[axis] |= places[other][axis] != place[axis];
            }
        }
        Clusters++;
        Largest = Math.Max(Largest, places.Count);
        SumOfSquares += (long)places.Count * places.Count;
        Spans |= box.Boundary == Boundary.Free && places.Values.Any(place => place[0] == 0) && places.Values.Any(place => place[0] == box.Length - 1);
    }

    private IEnumerable<(int Site, int[] Place)> Connected(int site, int[] place)
    {
        for (int step = 0; step < box.Lattice.StepCount; step++)
        {
            if (Move(box, place, step, 1) is { } next && (bonds is null ? sites[next.Site] : bonds[site, step])) yield return next;
            if (Move(box, place, step, -1) is { } last && (bonds is null ? sites[last.Site] : bonds[last.Site, step])) yield return last;
        }
    }
}
