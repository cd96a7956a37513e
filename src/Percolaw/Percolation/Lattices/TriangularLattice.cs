namespace Percolaw.Percolation;

/// <summary>The triangular lattice: two axes at 60°, six neighbours.</summary>
public sealed class TriangularLattice : ILattice
{
    private static readonly (int First, int Second)[] Steps = [(1, 0), (0, 1), (-1, 1)];

    /// <inheritdoc/>
    public string Name => "triangular";

    /// <inheritdoc/>
    public int Dimension => 2;

    /// <inheritdoc/>
    public int StepCount => Steps.Length;

    /// <inheritdoc/>
    public int Component(int stepIndex, int axis) => axis == 0 ? Steps[stepIndex].First : Steps[stepIndex].Second;

    /// <inheritdoc/>
    public double Metric(int firstAxis, int secondAxis) => firstAxis == secondAxis ? 1 : 0.5;

    /// <inheritdoc/>
    /// <remarks>Both are exact: Sykes and Essam, J. Math. Phys. 5, 1117 (1964).</remarks>
    public PublishedValue? Threshold(PercolationKind kind) => kind == PercolationKind.Site
        ? new PublishedValue(0.5, null, "exact (Sykes & Essam 1964)")
        : new PublishedValue(2 * Math.Sin(Math.PI / 18), null, "exact (Sykes & Essam 1964)");
}
