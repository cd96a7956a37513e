using System.Numerics;
using System.Runtime.CompilerServices;

namespace Percolaw.Percolation;

/// <summary>What is done with two runs that are connected.</summary>
internal interface IJoin
{
    /// <summary>Joins two runs; they may be the same.</summary>
    /// <param name="run">The run that a step leads to.</param>
    /// <param name="origin">The run where it begins.</param>
    void Join(int run, int origin);
}

/// <summary>
/// Finds the runs that touch along a stretch of links, 64 links at a time: each pair once for each stretch of sites
/// along which they touch, not for every link. The number of a run comes from counting starts, without a branch.
/// </summary>
internal static class Contacts
{
    /// <summary>Joins the runs along the links of a stretch; see <see cref="ILinkVisitor.Visit"/>.</summary>
    public static void Scan<TJoin>(ElementBits elements, RunTable runs, int step, int first, int count, int back, ref TJoin join)
        where TJoin : struct, IJoin
    {
        if (elements.Kind == PercolationKind.Site) ScanSites(ref elements.Plane(0), runs, first, count, back, ref join);
        else ScanBonds(ref elements.Plane(step), runs, first, count, back, ref join);
    }

    private static void ScanSites<TJoin>(ref ulong sites, RunTable runs, int first, int count, int back, ref TJoin join)
        where TJoin : struct, IJoin
    {
        ref ulong starts = ref runs.Starts;
        ref int ranks = ref runs.Ranks;
        int last = first + count - 1;
        ulong before = 0, mask = ulong.MaxValue << first;
        for (int word = first >> 6; word <= last >> 6; word++)
        {
            long origin = ((long)word << 6) - back;
            ulong joined = Unsafe.Add(ref sites, word) & Shifted(ref sites, origin) & mask;
            if (word == last >> 6) joined &= ulong.MaxValue >> (~last & 63);
            ulong own = Unsafe.Add(ref starts, word);
            // One contact begins where the link before is open, or another row begins.
            ulong contacts = joined & (own | ~((joined << 1) | before));
            if (contacts != 0) JoinAll(ref starts, ref ranks, word, origin, contacts, own, ref join);
            before = joined >> 63;
            mask = ulong.MaxValue;
        }
    }

    private static void ScanBonds<TJoin>(ref ulong bonds, RunTable runs, int first, int count, int back, ref TJoin join)
        where TJoin : struct, IJoin
    {
        ref ulong starts = ref runs.Starts;
        ref int ranks = ref runs.Ranks;
        int last = first + count - 1;
        ulong waiting = 1, mask = ulong.MaxValue << first;
        for (int word = first >> 6; word <= last >> 6; word++)
        {
            long origin = ((long)word << 6) - back;
            ulong joined = Shifted(ref bonds, origin) & mask;
            if (word == last >> 6) joined &= ulong.MaxValue >> (~last & 63);
            ulong own = Unsafe.Add(ref starts, word);
            // Only the first bond after one of the two runs began is of use. From each beginning a carry runs through
            // the absent bonds and comes out at the first one.
            ulong either = own | Shifted(ref starts, origin), absent = ~joined, begun = either & absent;
            ulong sum = absent + begun, carried = sum + waiting;
            waiting = (sum < absent ? 1UL : 0) | (carried < sum ? 1UL : 0);
            ulong contacts = joined & (either | carried);
            if (contacts != 0) JoinAll(ref starts, ref ranks, word, origin, contacts, own, ref join);
            mask = ulong.MaxValue;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void JoinAll<TJoin>(ref ulong starts, ref int ranks, int word, long origin, ulong contacts, ulong own, ref TJoin join)
        where TJoin : struct, IJoin
    {
        int originWord = (int)(origin >> 6), shift = (int)(origin & 63);
        ulong other = Shifted(ref starts, origin);
        int ownRank = Unsafe.Add(ref ranks, word) - 1;
        int otherRank = Unsafe.Add(ref ranks, originWord) - 1 + BitOperations.PopCount(Unsafe.Add(ref starts, originWord) & ((1UL << shift) - 1));
        do
        {
            ulong upTo = contacts ^ (contacts - 1);
            join.Join(ownRank + BitOperations.PopCount(own & upTo), otherRank + BitOperations.PopCount(other & upTo));
            contacts &= contacts - 1;
        }
        while (contacts != 0);
    }

    /// <summary>The 64 bits from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Shifted(ref ulong words, long place)
    {
        int word = (int)(place >> 6), shift = (int)(place & 63);
        return (Unsafe.Add(ref words, word) >> shift) | (Unsafe.Add(ref words, word + 1) << 1 << (63 - shift));
    }
}
