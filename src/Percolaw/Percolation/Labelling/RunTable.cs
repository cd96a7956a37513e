using System.Numerics;
using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>
/// The runs of a configuration: sites that follow each other in a row and are connected along it. Runs are numbered in
/// the order of their first sites. Nothing is stored for a run but one bit, where it starts; the number of a site's run
/// is the number of starts up to it, which takes one table with an entry for 64 sites, and one count of bits.
/// </summary>
internal sealed class RunTable
{
    private const int Margin = ElementBits.Margin;

    private readonly LatticeBox box;
    private readonly ElementBits elements;
    private readonly ulong[] starts;
    private readonly int[] ranks;

    public RunTable(LatticeBox box, ElementBits elements)
    {
        (this.box, this.elements) = (box, elements);
        int length = ElementBits.PlaneLength(box);
        starts = new ulong[length];
        ranks = new int[length];
    }

    /// <summary>The number of runs.</summary>
    public int Count { get; private set; }

    /// <summary>The word of starts of the sites from 0 on.</summary>
    public ref ulong Starts => ref starts[Margin];

    /// <summary>The number of starts before the sites of each word.</summary>
    public ref int Ranks => ref ranks[Margin];

    /// <summary>Finds the runs.</summary>
    public void Find()
    {
        if (elements.Kind == PercolationKind.Site) FindOfSites();
        else FindOfBonds();
        BreakRows();
        Rank();
    }

    /// <summary>The run of an occupied site.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RunOf(int site) =>
        ranks[Margin + (site >> 6)] + BitOperations.PopCount(starts[Margin + (site >> 6)] << (63 - (site & 63))) - 1;

    private void FindOfSites()
    {
        Span<ulong> starts = this.starts.AsSpan(Margin, elements.Words);
        ref ulong sites = ref elements.Plane(0);
        ulong before = 0;
        for (int word = 0; word < starts.Length; word++)
        {
            ulong occupied = Unsafe.Add(ref sites, word);
            starts[word] = occupied & ~((occupied << 1) | before);
            before = occupied >> 63;
        }
    }

    private void FindOfBonds()
    {
        Span<ulong> starts = this.starts.AsSpan(Margin, elements.Words);
        ref ulong bonds = ref elements.Plane(0);
        ulong before = 0;
        for (int word = 0; word < starts.Length; word++)
        {
            ulong joined = Unsafe.Add(ref bonds, word);
            starts[word] = ~((joined << 1) | before);
            before = joined >> 63;
        }
        starts[^1] &= elements.LastMask;
    }

    /// <summary>No run goes on from one row to the next.</summary>
    private void BreakRows()
    {
        bool sites = elements.Kind == PercolationKind.Site;
        ref ulong occupied = ref elements.Plane(0);
        for (long first = 0; first < box.SiteCount; first += box.Length)
        {
            int word = (int)(first >> 6);
            ulong bit = 1UL << (int)(first & 63);
            starts[Margin + word] |= sites ? bit & Unsafe.Add(ref occupied, word) : bit;
        }
    }

    private void Rank()
    {
        int count = 0;
        for (int word = Margin; word < Margin + elements.Words; word++)
        {
            ranks[word] = count;
            count += BitOperations.PopCount(starts[word]);
        }
        ranks.AsSpan(Margin + elements.Words).Fill(count);
        Count = count;
    }
}
