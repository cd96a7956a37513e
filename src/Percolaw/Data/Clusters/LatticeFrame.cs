using Percolaw.Numerics;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// Where the axes of a lattice point in space: an orthonormal frame, uniform among all, combined so that scalar products are
/// those of the lattice, times the distance of neighbours. Normal vectors made orthogonal one after the other (Gram and
/// Schmidt) give such a frame.
/// </summary>
internal sealed class LatticeFrame
{
    private const ulong MostAxes = 64;

    // A vector that all but lies in the span of those before is drawn again: once in 10^10 frames at most.
    private const double LeastRest = 1e-20;

    private readonly ClusterDataParameters parameters;
    private readonly double[,] factors;
    private readonly double[][] axes;
    private readonly float[] numbers;
    private int drawn = -1;

    public LatticeFrame(ClusterDataParameters parameters)
    {
        this.parameters = parameters;
        factors = Factors(parameters.MakeLattice());
        numbers = new float[parameters.Dimension];
        axes = new double[parameters.Axes][];
        for (int axis = 0; axis < axes.Length; axis++)
            axes[axis] = new double[VectorOperations.Padded(parameters.Dimension)];
    }

    /// <summary>The step along an axis; filled up with 0.</summary>
    public ReadOnlySpan<double> Axis(int axis) => axes[axis];

    /// <summary>Draws the frame of a cluster, unless it was the last.</summary>
    public void Draw(int attempt)
    {
        if (attempt == drawn)
            return;
        drawn = attempt;
        for (int axis = 0; axis < axes.Length; axis++)
            DrawUnit((ulong)attempt, axis);
        // From the last one on: each needs the unit vectors before it.
        for (int axis = axes.Length - 1; axis >= 0; axis--)
            Combine(axis);
    }

    private void DrawUnit(ulong attempt, int axis)
    {
        double[] vector = axes[axis];
        double before, square;
        byte again = 0;
        do
        {
            NormalVectors.Fill(parameters.Seed, StreamPurpose.ClusterDataFrame, (attempt * MostAxes) + (ulong)axis, numbers, again++);
            for (int i = 0; i < numbers.Length; i++)
                vector[i] = numbers[i];
            before = VectorOperations.Dot<double>(vector, vector);
            // Twice: what rounding leaves of the others after the first time, the second takes away.
            Orthogonalise(axis);
            Orthogonalise(axis);
            square = VectorOperations.Dot<double>(vector, vector);
        }
        while (!(square > LeastRest * before));
        VectorOperations.Scale(vector, 1 / Math.Sqrt(square), vector);
    }

    private void Orthogonalise(int axis)
    {
        for (int other = 0; other < axis; other++)
            VectorOperations.Subtract(axes[axis], VectorOperations.Dot<double>(axes[axis], axes[other]), axes[other]);
    }

    private void Combine(int axis)
    {
        VectorOperations.Scale(axes[axis], factors[axis, axis] * parameters.EdgeLength, axes[axis]);
        for (int other = 0; other < axis; other++)
        {
            if (factors[axis, other] != 0)
                VectorOperations.AddScaled(axes[axis], factors[axis, other] * parameters.EdgeLength, axes[other]);
        }
    }

    /// <summary>The lower triangle whose product with its transpose is the lattice's metric (Cholesky): the axes in right-angled coordinates.</summary>
    private static double[,] Factors(ILattice lattice)
    {
        double[,] factors = new double[lattice.Dimension, lattice.Dimension];
        for (int row = 0; row < lattice.Dimension; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double rest = lattice.Metric(row, column);
                for (int k = 0; k < column; k++)
                    rest -= factors[row, k] * factors[column, k];
                factors[row, column] = row == column ? Math.Sqrt(Guard.Positive(rest)) : rest / factors[column, column];
            }
        }

        return factors;
    }
}
