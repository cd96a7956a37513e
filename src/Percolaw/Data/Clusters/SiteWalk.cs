using Percolaw.Percolation;

namespace Percolaw.Data;

/// <summary>
/// The coordinates of the sites of lattice clusters, row after row, relative to the cluster's first site. It remembers those
/// of the sites between the present one and the first, and may start anywhere.
/// </summary>
internal sealed class SiteWalk
{
    private readonly ClusterDataSet data;
    private readonly int axes;
    private readonly int[] steps;
    private int[] path;

    public SiteWalk(ClusterDataSet data)
    {
        this.data = data;
        ILattice lattice = data.Parameters.MakeLattice();
        axes = lattice.Dimension;
        path = new int[64 * axes];
        steps = new int[2 * lattice.StepCount * axes];
        for (int direction = 0; direction < 2 * lattice.StepCount; direction++)
        {
            for (int axis = 0; axis < axes; axis++)
                steps[(direction * axes) + axis] = (direction % 2 == 0 ? 1 : -1) * lattice.Component(direction / 2, axis);
        }
    }

    /// <summary>Begins before a row.</summary>
    public void Start(int row)
    {
        // On the way to the first site what leads to each site, on the way back the sums.
        int parent = data.TreeParents[row], above = data.Depths[row];
        Reserve(above);
        for (int site = parent; site >= 0; site = data.TreeParents[site])
            Step(site).CopyTo(At(data.Depths[site]));
        if (above > 0)
            At(0).Clear();
        for (int depth = 1; depth < above; depth++)
            Add(At(depth - 1), At(depth));
    }

    /// <summary>The coordinates of the next row, valid until the one after.</summary>
    public ReadOnlySpan<int> Visit(int row)
    {
        int depth = data.Depths[row];
        Reserve(depth);
        Span<int> here = At(depth);
        if (depth == 0)
        {
            here.Clear();
            return here;
        }

        Step(row).CopyTo(here);
        Add(At(depth - 1), here);
        return here;
    }

    private static void Add(ReadOnlySpan<int> from, Span<int> to)
    {
        for (int axis = 0; axis < to.Length; axis++)
            to[axis] += from[axis];
    }

    private ReadOnlySpan<int> Step(int row) => steps.AsSpan(data.Directions[row] * axes, axes);

    private Span<int> At(int depth) => path.AsSpan(depth * axes, axes);

    private void Reserve(int depth)
    {
        long needed = (depth + 1L) * axes;
        if (needed <= path.Length)
            return;
        if (needed > Array.MaxLength)
            throw new PercolawException($"a cluster reaches {depth} sites far, too far in {axes} dimensions; lower the maximum size");
        Array.Resize(ref path, (int)Math.Min(2 * needed, Array.MaxLength));
    }
}
