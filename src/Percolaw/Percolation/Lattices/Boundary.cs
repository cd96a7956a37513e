namespace Percolaw.Percolation;

/// <summary>What lies beyond the faces of a box.</summary>
public enum Boundary
{
    /// <summary>The opposite face: a torus. Clusters can wrap around it.</summary>
    Periodic,

    /// <summary>Nothing. Clusters can span from one face to the opposite one.</summary>
    Free,
}
