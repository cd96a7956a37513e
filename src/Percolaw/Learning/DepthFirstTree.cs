using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Percolaw.Percolation;

namespace Percolaw.Learning;

/// <summary>A cluster in depth-first order with its target, as the evaluations read it: views into caller-owned memory.</summary>
internal readonly ref struct DepthFirstTree
{
    private readonly DepthMinima minima;

    /// <param name="depths">The depths, see <see cref="BetheGrowth"/>, and <see cref="DepthMinima.Fanout"/> entries more.</param>
    /// <param name="values">The target, one entry a site.</param>
    /// <param name="minima">Measured on the depths.</param>
    public DepthFirstTree(ReadOnlySpan<int> depths, ReadOnlySpan<float> values, DepthMinima minima)
    {
        this.minima = minima;
        Depths = depths;
        Values = values;
    }

    /// <summary>The depth of each site, and a few entries more.</summary>
    public ReadOnlySpan<int> Depths { get; }

    /// <summary>The target on each site.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The number of sites.</summary>
    public int Size => Values.Length;

    /// <summary>Asks for what will be read about a site some questions later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Touch(int site)
    {
        minima.Touch(Depths, site);
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(Values), site)));
    }

    /// <summary>The depth of the deepest common ancestor of two sites, the first before the second.</summary>
    public int CommonDepth(int first, int second) => minima.Least(Depths, first + 1, second) - 1;

    /// <summary>The block of sites that holds the ancestor of a site at a depth not beyond its own; asks for its depths.</summary>
    public int AncestorBlock(int site, int depth)
    {
        int block = minima.BlockOfLastAtMost(Depths, site, depth);
        DepthMinima.TouchBlock(Depths, block);
        return block;
    }

    /// <summary>The ancestor of a site at a depth not beyond its own; the site itself at its own depth.</summary>
    /// <param name="site">The site.</param>
    /// <param name="depth">The ancestor's depth.</param>
    /// <param name="block">See <see cref="AncestorBlock"/>.</param>
    public int Ancestor(int site, int depth, int block) => DepthMinima.LastAtMost(Depths, site, depth, block);
}
