using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// Grows the cluster of an occupied root of a Bethe lattice: a Galton–Watson tree whose root has z possible
/// neighbours and every other site z - 1 more, each occupied with probability p.
/// </summary>
/// <remarks>
/// A cluster is the sequence of the depths of its sites, their distances from the root, in depth-first order: the root
/// is first, and every site is followed by all that lies below it. The parent of a site is the last one before it that is
/// one step nearer to the root, see <see cref="TreeShape.Parents"/>. Four bytes a site, written once, in order.
/// Instances are immutable and may be shared by threads.
/// </remarks>
public sealed class BetheGrowth
{
    /// <summary>What <see cref="Grow"/> and <see cref="MeasureSize"/> return for a cluster that was given up.</summary>
    public const int TooLarge = -1;

    /// <summary>How many entries a buffer of depths needs beyond the largest cluster: writes go in fours.</summary>
    public const int Slack = 4;

    /// <summary>The largest limit: a block of children more still fits an int.</summary>
    public const int LargestSize = 2_000_000_000;

    private const int BlockLength = 320;

    private readonly SmallBinomialTable rootChildren, children;

    /// <summary>Prepares growth.</summary>
    /// <param name="coordination">Neighbours of a site, z, 2 … 10,000.</param>
    /// <param name="probability">Occupation probability p in [0, 1].</param>
    public BetheGrowth(int coordination, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coordination, 2);
        Coordination = coordination;
        Probability = probability;
        rootChildren = new SmallBinomialTable(coordination, probability);
        children = new SmallBinomialTable(coordination - 1, probability);
    }

    /// <summary>Neighbours of a site, z.</summary>
    public int Coordination { get; }

    /// <summary>Occupation probability p.</summary>
    public double Probability { get; }

    /// <summary>
    /// The size of the cluster that <see cref="Grow"/> would make from the same stream, without storing it;
    /// <see cref="TooLarge"/> as soon as it exceeds <paramref name="maximumSize"/>.
    /// </summary>
    /// <param name="stream">The random numbers; a copy is used.</param>
    /// <param name="maximumSize">1 … <see cref="LargestSize"/>.</param>
    public int MeasureSize(RandomStream stream, int maximumSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumSize, LargestSize);
        Span<ushort> counts = stackalloc ushort[BlockLength];
        int open = rootChildren.Next(ref stream);
        int sites = 1 + open;
        while (open > 0)
        {
            if (sites > maximumSize)
                return TooLarge;
            children.Fill(ref stream, counts);
            foreach (ushort count in counts)
            {
                sites += count;
                open += count - 1;
                if (open == 0)
                    break;
            }
        }

        return sites > maximumSize ? TooLarge : sites;
    }

    /// <summary>Grows a cluster into caller-owned memory.</summary>
    /// <param name="stream">The random numbers; a copy is used.</param>
    /// <param name="maximumSize">Growth is given up beyond this many sites, 1 … <see cref="LargestSize"/>.</param>
    /// <param name="depths">At least <paramref name="maximumSize"/> + <see cref="Slack"/> entries; the first ones become
    /// the cluster, those behind it are scratch.</param>
    /// <returns>The number of sites, or <see cref="TooLarge"/>.</returns>
    public int Grow(RandomStream stream, int maximumSize, Span<int> depths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumSize, LargestSize);
        ArgumentOutOfRangeException.ThrowIfLessThan((long)depths.Length, (long)maximumSize + Slack);

        // The depths of sites still to come are a stack that grows down from the end of the buffer.
        Span<ushort> counts = stackalloc ushort[BlockLength];
        int top = maximumSize + Slack, site = 1, children = rootChildren.Next(ref stream);
        if (children >= maximumSize)
            return TooLarge;
        depths[0] = 0;
        depths.Slice(top - children, children).Fill(1);
        top -= children;
        ref int first = ref MemoryMarshal.GetReference(depths);
        while (top < maximumSize + Slack)
        {
            this.children.Fill(ref stream, counts);
            for (int i = 0; i < BlockLength && top < maximumSize + Slack; i++, site++)
            {
                int depth = Unsafe.Add(ref first, top++), count = counts[i];
                if (top - count < site + 1 + Slack)
                    return TooLarge;
                Unsafe.Add(ref first, site) = depth;
                // Four children in one store, without a branch on their number, which nobody can predict.
                Vector128.StoreUnsafe(Vector128.Create(depth + 1), ref first, (nuint)(top - Slack));
                top -= count;
                if (count > Slack)
                    depths.Slice(top, count).Fill(depth + 1);
            }
        }

        return site;
    }
}
