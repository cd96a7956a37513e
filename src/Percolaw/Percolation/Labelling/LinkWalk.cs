namespace Percolaw.Percolation;

/// <summary>What is done with the links between sites of different runs, or around the box.</summary>
internal interface ILinkVisitor
{
    /// <summary>
    /// Each of the sites <paramref name="first"/> … is where a step leads to, and it begins <paramref name="back"/> sites before it.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="first">The first site that the step leads to.</param>
    /// <param name="count">How many sites.</param>
    /// <param name="back">The number of the site less that of the one where the step begins; of either sign.</param>
    /// <param name="turned">Bit k: the step leaves the box along axis k, and comes back on the other side.</param>
    void Visit(int step, int first, int count, int back, ulong turned);
}

/// <summary>
/// The pairs of sites that steps join, as long stretches in which they are equally far apart; without those of step 0
/// inside a row, which runs are made of. Short rows that follow each other are put together.
/// </summary>
internal sealed class LinkWalk
{
    private const int Enough = 256;

    private readonly LatticeBox box;
    private readonly Step[] steps;
    private readonly int[] coordinates;

    public LinkWalk(LatticeBox box)
    {
        this.box = box;
        steps = [.. Enumerable.Range(0, box.Lattice.StepCount).Select(index => new Step(box, index))];
        coordinates = new int[box.Dimension];
    }

    /// <summary>Visits the links inside the box.</summary>
    public void VisitInner<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ILinkVisitor => Visit(ref visitor, false);

    /// <summary>Visits the links that lead around the box; with free boundaries there are none.</summary>
    public void VisitTurns<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ILinkVisitor
    {
        if (box.Boundary == Boundary.Periodic) Visit(ref visitor, true);
    }

    private void Visit<TVisitor>(ref TVisitor visitor, bool turns)
        where TVisitor : struct, ILinkVisitor
    {
        Array.Clear(coordinates);
        for (long row = 0; row < box.SiteCount; row += box.Length)
        {
            foreach (Step step in steps) VisitRow(ref visitor, step, (int)row, turns);
            Advance();
        }
        foreach (Step step in steps) step.Flush(ref visitor);
    }

    private void VisitRow<TVisitor>(ref TVisitor visitor, Step step, int row, bool turns)
        where TVisitor : struct, ILinkVisitor
    {
        (int back, ulong turned) = step.Locate(coordinates, box.Length);
        if (turned != 0 && !turns) return;
        int shift = step.Shift;
        int most = box.Length - Math.Abs(shift);
        if (turns == (turned != 0) && most > 0 && (step.Index > 0 || turned != 0))
            step.Add(ref visitor, row + Math.Max(shift, 0), most, back + shift, turned);
        if (turns && shift != 0)
            visitor.Visit(step.Index, shift > 0 ? row : row + box.Length - 1, 1, back + shift - (shift * box.Length), turned | 1);
    }

    private void Advance()
    {
        for (int axis = 1; axis < coordinates.Length; axis++)
        {
            if (++coordinates[axis] < box.Length) return;
            coordinates[axis] = 0;
        }
    }

    /// <summary>A step, and the stretch that is being put together for it.</summary>
    private sealed class Step
    {
        private readonly int[] axes, components, strides;
        private int first, count, back;
        private ulong turned;

        public Step(LatticeBox box, int index)
        {
            Index = index;
            Shift = box.Lattice.Component(index, 0);
            axes = [.. Enumerable.Range(1, box.Dimension - 1).Where(axis => box.Lattice.Component(index, axis) != 0)];
            components = [.. axes.Select(axis => box.Lattice.Component(index, axis))];
            strides = [.. axes.Select(axis => (int)box.Stride(axis))];
        }

        public int Index { get; }

        /// <summary>Sites along the row.</summary>
        public int Shift { get; }

        /// <summary>The row, as a distance in sites, from which the step leads to a row, and the axes along which it leaves the box.</summary>
        public (int Back, ulong Turned) Locate(int[] coordinates, int length)
        {
            int distance = 0;
            ulong left = 0;
            for (int i = 0; i < axes.Length; i++)
            {
                int from = coordinates[axes[i]] - components[i];
                bool outside = (uint)from >= (uint)length;
                distance += strides[i] * (outside ? components[i] * (1 - length) : components[i]);
                left |= outside ? 1UL << axes[i] : 0;
            }
            return (distance, left);
        }

        public void Add<TVisitor>(ref TVisitor visitor, int first, int count, int back, ulong turned)
            where TVisitor : struct, ILinkVisitor
        {
            if (first == this.first + this.count && back == this.back && turned == this.turned && Shift == 0)
            {
                this.count += count;
            }
            else
            {
                Flush(ref visitor);
                (this.first, this.count, this.back, this.turned) = (first, count, back, turned);
            }
            if (this.count >= Enough) Flush(ref visitor);
        }

        public void Flush<TVisitor>(ref TVisitor visitor)
            where TVisitor : struct, ILinkVisitor
        {
            if (count > 0) visitor.Visit(Index, first, count, back, turned);
            count = 0;
        }
    }
}
