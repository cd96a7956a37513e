using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// A configuration, one bit for each site in the order of their numbers; or for bonds one such plane for each step, the
/// bond's bit at the site where the step begins. Bits of bonds that lead out of a free box mean nothing.
/// </summary>
internal sealed class ElementBits
{
    /// <summary>Words before a plane's first and after its last that may be read, but mean nothing.</summary>
    public const int Margin = BernoulliBits.Block;

    private readonly ulong[] bits;
    private readonly int planeCount, planeLength;
    private readonly int siteCount;
    private readonly BernoulliBits generator = new();

    public ElementBits(LatticeBox box, PercolationKind kind)
    {
        siteCount = (int)box.SiteCount;
        Kind = kind;
        Words = (siteCount + 63) >> 6;
        planeLength = PlaneLength(box);
        planeCount = kind == PercolationKind.Bond ? box.Lattice.StepCount : 1;
        bits = new ulong[(long)planeLength * planeCount];
    }

    public PercolationKind Kind { get; }

    /// <summary>The words of a plane.</summary>
    public int Words { get; }

    /// <summary>The bits of the last word that are sites.</summary>
    public ulong LastMask => ulong.MaxValue >> (-siteCount & 63);

    /// <summary>The words that a plane takes, with its margins.</summary>
    public static int PlaneLength(LatticeBox box) =>
        ((int)((box.SiteCount + 63) >> 6) + (2 * Margin) + BernoulliBits.Block - 1) & -BernoulliBits.Block;

    /// <summary>The first word of a plane.</summary>
    /// <param name="plane">The step, for bonds; 0 for sites.</param>
    public ref ulong Plane(int plane) => ref bits[((long)plane * planeLength) + Margin];

    /// <summary>Draws a configuration.</summary>
    public void Draw(ref RandomStream stream, double probability)
    {
        generator.Start(ref stream, probability);
        int length = (Words + BernoulliBits.Block - 1) & -BernoulliBits.Block;
        for (int plane = 0; plane < planeCount; plane++)
        {
            var words = new Span<ulong>(bits, (plane * planeLength) + Margin, length);
            if (probability < 1) generator.Fill(words);
            else words.Fill(ulong.MaxValue);
        }
        if (Kind == PercolationKind.Site) bits[Margin + Words - 1] &= LastMask;
    }

    /// <summary>Takes a given configuration: the sites, or the bonds of step 0 at every site, those of step 1 …</summary>
    public void Set(ReadOnlySpan<bool> elements)
    {
        Array.Clear(bits);
        for (int i = 0; i < elements.Length; i++)
        {
            (int plane, int site) = Math.DivRem(i, siteCount);
            if (elements[i]) bits[(plane * planeLength) + Margin + (site >> 6)] |= 1UL << (site & 63);
        }
    }
}
