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
/// The pairs of sites that steps join, as stretches in which they are equally far apart; without those of step 0 inside
/// a row, which runs are made of. All steps are followed through one slab of rows before the next one, so that what
/// they need is still near.
/// </summary>
internal sealed class LinkWalk
{
    private const int Slab = 4096;

    private readonly LatticeBox box;
    private readonly LinkStep[] steps;

    public LinkWalk(LatticeBox box)
    {
        this.box = box;
        steps = [.. Enumerable.Range(0, box.Lattice.StepCount).Select(index => new LinkStep(box, index))];
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
        foreach (LinkStep step in steps) step.Reset();
        long slab = (long)box.Length * Math.Max(1, Slab / box.Length);
        for (long first = 0; first < box.SiteCount; first += slab)
        {
            long end = Math.Min(first + slab, box.SiteCount);
            foreach (LinkStep step in steps) step.Visit(ref visitor, first, end, turns);
        }
    }
}
