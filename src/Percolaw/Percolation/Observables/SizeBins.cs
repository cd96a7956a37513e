using System.Numerics;
using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>
/// Bins of cluster sizes: each size up to 32 has its own; beyond, each factor of two is cut into eight bins of equal
/// ratio as nearly as whole numbers allow. All runs use the same bins, so that results can be added and compared.
/// </summary>
public static class SizeBins
{
    /// <summary>Sizes up to here have a bin of their own.</summary>
    public const int ExactSizes = 32;

    private const int PerOctave = 8;

    /// <summary>The number of bins that hold all sizes up to <paramref name="largest"/>.</summary>
    /// <param name="largest">At least 1.</param>
    public static int CountFor(long largest) => IndexOf(largest) + 1;

    /// <summary>The bin of a size.</summary>
    /// <param name="size">At least 1.</param>
    public static int IndexOf(long size)
    {
        Guard.AtLeast(1, size);
        if (size <= ExactSizes) return (int)size - 1;
        int octave = BitOperations.Log2((ulong)size);
        int index = ExactSizes - 1 + ((octave - 5) * PerOctave);
        for (int part = 0; part < PerOctave && size >= Edge(octave, part); part++) index++;
        // The size 32 is exact, and the first bin of its octave the rest of it.
        return index;
    }

    /// <summary>The smallest size in a bin.</summary>
    public static long Low(int bin)
    {
        Guard.AtLeast(0, bin);
        if (bin < ExactSizes) return bin + 1;
        (int octave, int part) = Math.DivRem(bin - ExactSizes, PerOctave);
        return bin == ExactSizes ? ExactSizes + 1 : Edge(octave + 5, part);
    }

    /// <summary>The largest size in a bin.</summary>
    public static long High(int bin) => Low(bin + 1) - 1;

    /// <summary>2^octave · 2^(part/8), rounded up; exact where part is 0.</summary>
    private static long Edge(int octave, int part) => part == 0
        ? 1L << octave
        : (long)Math.Ceiling(Math.ScaleB(Roots[part], octave));

    private static readonly double[] Roots =
    [
        1, 1.0905077326652577, 1.189207115002721, 1.2968395546510096, 1.4142135623730951, 1.5422108254079407, 1.681792830507429, 1.8340080864093424,
    ];
}
