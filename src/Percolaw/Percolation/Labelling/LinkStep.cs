namespace Percolaw.Percolation;

/// <summary>The links of one step, see <see cref="LinkWalk"/>.</summary>
internal sealed class LinkStep
{
    private readonly LatticeBox box;
    private readonly int index, shift;
    private readonly int[] axes, components;
    private readonly int[] coordinates;

    public LinkStep(LatticeBox box, int index)
    {
        this.box = box;
        this.index = index;
        shift = box.Lattice.Component(index, 0);
        axes = [.. Enumerable.Range(1, box.Dimension - 1).Where(axis => box.Lattice.Component(index, axis) != 0)];
        components = [.. axes.Select(axis => box.Lattice.Component(index, axis))];
        coordinates = new int[box.Dimension];
    }

    /// <summary>Goes to the first row.</summary>
    public void Reset() => Array.Clear(coordinates);

    /// <summary>Visits the links that lead to some rows, which come after those of the call before.</summary>
    /// <param name="visitor">The visitor.</param>
    /// <param name="first">The first site of the rows.</param>
    /// <param name="end">The site after the last.</param>
    /// <param name="turns">Whether the links around the box are visited, or those inside.</param>
    public void Visit<TVisitor>(ref TVisitor visitor, long first, long end, bool turns)
        where TVisitor : struct, ILinkVisitor
    {
        if (axes.Length == 1 && shift == 0) VisitBlocks(ref visitor, first, end, turns);
        else if (axes.Length > 0 || turns) VisitRows(ref visitor, first, end, turns);
    }

    /// <summary>One step along an axis: of each block of L layers all but the first follow the one before.</summary>
    private void VisitBlocks<TVisitor>(ref TVisitor visitor, long first, long end, bool turns)
        where TVisitor : struct, ILinkVisitor
    {
        long layer = box.Stride(axes[0]), all = layer * box.Length;
        for (long block = first - (first % all); block < end; block += all)
        {
            long from = Math.Max(first, turns ? block : block + layer), to = Math.Min(end, turns ? block + layer : block + all);
            if (from >= to) continue;
            visitor.Visit(index, (int)from, (int)(to - from), (int)(turns ? layer - all : layer), turns ? 1UL << axes[0] : 0);
        }
    }

    /// <summary>Any step, row by row.</summary>
    private void VisitRows<TVisitor>(ref TVisitor visitor, long first, long end, bool turns)
        where TVisitor : struct, ILinkVisitor
    {
        for (long row = first; row < end; row += box.Length)
        {
            VisitRow(ref visitor, (int)row, turns);
            Advance();
        }
    }

    private void VisitRow<TVisitor>(ref TVisitor visitor, int row, bool turns)
        where TVisitor : struct, ILinkVisitor
    {
        (int back, ulong turned) = Locate();
        if (turned != 0 && !turns) return;
        int most = box.Length - Math.Abs(shift);
        if (turns == (turned != 0) && most > 0)
            visitor.Visit(index, row + Math.Max(shift, 0), most, back + shift, turned);
        if (turns && shift != 0)
            visitor.Visit(index, shift > 0 ? row : row + box.Length - 1, 1, back + shift - (shift * box.Length), turned | 1);
    }

    /// <summary>How many sites before a row the row lies where the step begins, and the axes along which it leaves the box.</summary>
    private (int Back, ulong Turned) Locate()
    {
        long distance = 0;
        ulong turned = 0;
        for (int i = 0; i < axes.Length; i++)
        {
            int from = coordinates[axes[i]] - components[i];
            bool outside = (uint)from >= (uint)box.Length;
            distance += box.Stride(axes[i]) * (outside ? components[i] * (1 - box.Length) : components[i]);
            turned |= outside ? 1UL << axes[i] : 0;
        }
        return ((int)distance, turned);
    }

    private void Advance()
    {
        for (int axis = 1; axis < coordinates.Length; axis++)
        {
            if (++coordinates[axis] < box.Length) return;
            coordinates[axis] = 0;
        }
    }
}
