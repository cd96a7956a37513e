namespace Percolaw.Percolation;

/// <summary>
/// An infinite lattice in which all sites are alike: sites are the integer vectors of some dimension, and the
/// neighbours of a site are reached by the same steps everywhere. A lattice states one of each pair of opposite steps;
/// the coordination z is twice their number. Algorithms read the steps once and then work with tables.
/// </summary>
/// <remarks>A new lattice is one small file that implements this, and one line in <see cref="LatticeList"/>.</remarks>
public interface ILattice
{
    /// <summary>The word for it on the command line and in results, in lower case.</summary>
    string Name { get; }

    /// <summary>The number of axes d, at least 1.</summary>
    int Dimension { get; }

    /// <summary>The number of steps, half the coordination z; at least 1.</summary>
    int StepCount { get; }

    /// <summary>
    /// The component of a step along an axis: -1, 0 or 1. Step 0 is one site along axis 0; in every other step the last
    /// component that is not 0 is 1 and belongs to another axis than 0: it leads to a later row of sites.
    /// </summary>
    /// <param name="stepIndex">0 … <see cref="StepCount"/> - 1.</param>
    /// <param name="axis">0 … <see cref="Dimension"/> - 1.</param>
    int Component(int stepIndex, int axis);

    /// <summary>
    /// The scalar product of the basis vectors of two axes, in units of the distance between neighbours: 1 on the
    /// diagonal, and 0 elsewhere where the axes are at right angles. Radii of gyration are measured with it.
    /// </summary>
    double Metric(int firstAxis, int secondAxis);

    /// <summary>The published threshold p_c; null where none is known to us.</summary>
    PublishedValue? Threshold(PercolationKind kind);
}
