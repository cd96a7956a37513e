using Percolaw.Numerics;

namespace Percolaw.Learning;

/// <summary>
/// One term of the sums over the cells of nearest neighbour. A cell holds the sites that share a nearest training site; it
/// is connected, so what it sums up is the sum over the whole tree as seen from its training site, less what lies
/// beyond the edges that it shares with other cells.
/// </summary>
/// <param name="Site">A training site, or the lower end of an edge between two cells.</param>
/// <param name="StepsBelow">From the site to the training site whose sum counts the sites that are not below the site.</param>
/// <param name="StepsAbove">To that whose sum counts those at or below it.</param>
/// <param name="ValueBelow">The target at the first of the two.</param>
/// <param name="ValueAbove">The target at the second.</param>
/// <param name="Sign">1 for a training site, which is both itself; -1 for an edge, whose two sides are taken away.</param>
internal record struct CellTerm(int Site, int StepsBelow, int StepsAbove, float ValueBelow, float ValueAbove, float Sign);

/// <summary>The terms of many evaluations on one tree, in memory that is kept.</summary>
internal sealed class CellTerms
{
    private AlignedArray<CellTerm> terms = new(0);

    /// <summary>The number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>All terms; valid until one is added.</summary>
    public Span<CellTerm> All => terms.Span[..Count];

    /// <summary>Forgets all terms.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes room for more terms, so that they can be added.</summary>
    public void Reserve(int more)
    {
        if (terms.Length >= Count + more)
            return;
        var larger = new AlignedArray<CellTerm>(Count + more + (Count / 2), isCleared: false);
        All.CopyTo(larger.Span);
        terms = larger;
    }

    /// <summary>Adds a term, for which there is room.</summary>
    public void Add(in CellTerm term) => terms.Span[Count++] = term;
}
