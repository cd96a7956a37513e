using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>The hypercubic lattice of dimension d: 2d neighbours, one step along an axis away.</summary>
public sealed class HypercubicLattice : ILattice
{
    /// <summary>Creates the lattice.</summary>
    /// <param name="dimension">d, 1 … 64.</param>
    public HypercubicLattice(int dimension)
    {
        Guard.AtLeast(1, dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, 64);
        Dimension = dimension;
    }

    /// <inheritdoc/>
    public string Name => "hypercubic";

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public int StepCount => Dimension;

    /// <inheritdoc/>
    public int Component(int stepIndex, int axis) => stepIndex == axis ? 1 : 0;

    /// <inheritdoc/>
    public double Metric(int firstAxis, int secondAxis) => firstAxis == secondAxis ? 1 : 0;

    /// <inheritdoc/>
    public PublishedValue? Threshold(PercolationKind kind) => HypercubicThresholds.Of(kind, Dimension);
}
