namespace Percolaw.Percolation;

/// <summary>
/// A box of L^d sites of a lattice. Sites are numbered from 0, axis 0 fastest: a row of L sites lies together.
/// </summary>
/// <remarks>
/// In a periodic box of length 2 two sites may be neighbours twice, once in either direction: both bonds exist, are
/// occupied independently, and a cluster that has both wraps. A periodic box of length 1, in which every site would be
/// its own neighbour, does not exist.
/// </remarks>
public sealed class LatticeBox
{
    private readonly long[] strides;

    /// <summary>Creates a box.</summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="length">L: at least 1 with free boundaries, 2 with periodic ones; L^d at most 2^31 - 2^16 sites.</param>
    /// <param name="boundary">What lies beyond its faces.</param>
    /// <exception cref="PercolawException">The length is out of range; the message says what is possible.</exception>
    public LatticeBox(ILattice lattice, int length, Boundary boundary)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        int least = boundary == Boundary.Periodic ? 2 : 1;
        if (length < least)
            throw new PercolawException($"the length is {length}; a {Word(boundary)} box needs at least {least}");
        Lattice = lattice;
        Length = length;
        Boundary = boundary;
        strides = new long[lattice.Dimension + 1];
        strides[0] = 1;
        for (int axis = 0; axis < lattice.Dimension; axis++)
        {
            if (strides[axis] > MostSites / length) throw TooLarge(lattice.Dimension, length);
            strides[axis + 1] = strides[axis] * length;
        }
    }

    /// <summary>The most sites of a box, 2^31 - 2^16: a site's number is a 32-bit integer.</summary>
    public static long MostSites => (1L << 31) - (1L << 16);

    /// <summary>The lattice.</summary>
    public ILattice Lattice { get; }

    /// <summary>L, the sites along an edge.</summary>
    public int Length { get; }

    /// <summary>What lies beyond the faces.</summary>
    public Boundary Boundary { get; }

    /// <summary>d, the number of axes.</summary>
    public int Dimension => Lattice.Dimension;

    /// <summary>L^d.</summary>
    public long SiteCount => strides[^1];

    /// <summary>The bonds of the box: those of step j join a site and the one that the step leads to, where there is one.</summary>
    public long BondCount
    {
        get
        {
            long count = 0;
            for (int step = 0; step < Lattice.StepCount; step++) count += BondsOf(step);
            return count;
        }
    }

    /// <summary>How far apart in number two sites are that lie one apart along an axis: L^axis.</summary>
    public long Stride(int axis) => strides[axis];

    /// <summary>The occupied things of a percolation of this kind, sites or bonds, at p = 1.</summary>
    public long ElementCount(PercolationKind kind) => kind == PercolationKind.Site ? SiteCount : BondCount;

    private static string Word(Boundary boundary) => boundary == Boundary.Periodic ? "periodic" : "free";

    private static PercolawException TooLarge(int dimension, int length)
    {
        int most = (int)Math.Floor(Math.Pow(MostSites, 1.0 / dimension) * (1 + 1e-12));
        return new PercolawException(FormattableString.Invariant(
            $"{length}^{dimension} sites are more than the {MostSites} that fit a box; in dimension {dimension} the largest length is {most}"));
    }

    private long BondsOf(int step)
    {
        long count = 1;
        for (int axis = 0; axis < Dimension; axis++)
            count *= Boundary == Boundary.Free && Lattice.Component(step, axis) != 0 ? Length - 1 : Length;
        return count;
    }
}
