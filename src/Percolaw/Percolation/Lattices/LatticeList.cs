namespace Percolaw.Percolation;

/// <summary>A lattice as users choose it.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="FixedDimension">The only dimension there is, or null where there are many.</param>
/// <param name="Make">The lattice of a dimension.</param>
public sealed record LatticeEntry(string Name, int? FixedDimension, Func<int, ILattice> Make);

/// <summary>All lattices. A new one is one line here.</summary>
public static class LatticeList
{
    /// <summary>The lattices, in the order of the help.</summary>
    public static IReadOnlyList<LatticeEntry> All { get; } =
    [
        new("hypercubic", null, dimension => new HypercubicLattice(dimension)),
        new("triangular", 2, _ => new TriangularLattice()),
    ];
}
