using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>
/// Union-find over the clusters of the box, by the links that lead around it. Inside a cluster of the box nothing
/// turns, so only here is it noted how many turns around the box lie between a cluster and its parent, along each axis
/// and without limit. A link between two clusters of one root whose turns do not fit closes a path that wraps: winding
/// numbers, never extents.
/// </summary>
internal sealed class TurnUnion
{
    private readonly int dimension;
    private readonly int[][] steps;
    private readonly int[] difference;
    private int[] parents = [];

    // Of clusters that are not roots; those of roots are 0 and not kept.
    private int[] turns = [];
    private bool[] wraps = [];

    public TurnUnion(LatticeBox box)
    {
        dimension = box.Dimension;
        steps = [.. Enumerable.Range(0, box.Lattice.StepCount).Select(step => Enumerable.Range(0, dimension).Select(axis => box.Lattice.Component(step, axis)).ToArray())];
        difference = new int[dimension];
    }

    /// <summary>Bit k: some cluster wraps around axis k, whatever else it does.</summary>
    public ulong Wrapped { get; private set; }

    /// <summary>The roots, after <see cref="Join"/>: the first of the clusters that are one around the box.</summary>
    public ReadOnlySpan<int> Roots => parents;

    /// <summary>Whether the cluster with this root wraps.</summary>
    public bool Wraps(int root) => wraps[root];

    /// <summary>Joins the clusters around the box, and adds the sums of each one to those of its root.</summary>
    public void Join(ElementBits elements, RunTable runs, int[] clusters, int count, LinkWalk walk, ClusterSums sums)
    {
        Clear(count);
        var visitor = new Visitor(this, elements, runs, clusters);
        walk.VisitTurns(ref visitor);
        for (int cluster = 0; cluster < count; cluster++)
        {
            if (parents[cluster] == cluster) continue;
            int root = Find(cluster);
            wraps[root] |= wraps[cluster];
            sums.Merge(cluster, root, turns.AsSpan(cluster * dimension, dimension));
        }
    }

    private void Clear(int count)
    {
        Wrapped = 0;
        if (parents.Length < count)
        {
            turns = GC.AllocateUninitializedArray<int>(ArrayRoom.For(count, dimension));
            parents = GC.AllocateUninitializedArray<int>(turns.Length / dimension);
            wraps = GC.AllocateUninitializedArray<bool>(parents.Length);
        }
        for (int cluster = 0; cluster < count; cluster++) parents[cluster] = cluster;
        Array.Clear(wraps, 0, count);
    }

    /// <summary>The root; the cluster becomes its child.</summary>
    private int Find(int cluster)
    {
        int parent = parents[cluster];
        while (parents[parent] != parent)
        {
            int own = cluster * dimension, above = parent * dimension;
            for (int axis = 0; axis < dimension; axis++) turns[own + axis] += turns[above + axis];
            parents[cluster] = parent = parents[parent];
        }
        return parent;
    }

    private void Link(int cluster, int origin, int step, ulong turned)
    {
        int root = Find(cluster), other = Find(origin);
        int own = cluster * dimension, its = origin * dimension;
        bool fits = true;
        for (int axis = 0; axis < dimension; axis++)
        {
            int turn = (turned >> axis & 1) == 0 ? 0 : steps[step][axis];
            difference[axis] = turn + (other == origin ? 0 : turns[its + axis]) - (root == cluster ? 0 : turns[own + axis]);
            fits &= difference[axis] == 0;
        }
        if (root != other) Attach(Math.Max(root, other), Math.Min(root, other), root > other ? 1 : -1);
        else if (!fits) Wrap(root);
    }

    private void Attach(int child, int parent, int sign)
    {
        parents[child] = parent;
        for (int axis = 0; axis < dimension; axis++) turns[(child * dimension) + axis] = sign * difference[axis];
    }

    private void Wrap(int root)
    {
        wraps[root] = true;
        for (int axis = 0; axis < dimension; axis++) Wrapped |= difference[axis] != 0 ? 1UL << axis : 0;
    }

    private readonly struct Visitor(TurnUnion union, ElementBits elements, RunTable runs, int[] clusters) : ILinkVisitor
    {
        public void Visit(int step, int first, int count, int back, ulong turned)
        {
            var join = new Joiner(union, clusters, step, turned);
            Contacts.Scan(elements, runs, step, first, count, back, ref join);
        }
    }

    private readonly struct Joiner(TurnUnion union, int[] clusters, int step, ulong turned) : IJoin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Join(int run, int origin) => union.Link(clusters[run], clusters[origin], step, turned);
    }
}
