namespace Percolaw.Percolation;

/// <summary>The scalar product of a lattice, as a table.</summary>
internal sealed class Metric
{
    private readonly int dimension;
    private readonly double[] table;
    private readonly bool orthonormal = true;

    public Metric(ILattice lattice)
    {
        dimension = lattice.Dimension;
        table = new double[dimension * dimension];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = lattice.Metric(i / dimension, i % dimension);
            orthonormal &= table[i] == (i / dimension == i % dimension ? 1 : 0);
        }
    }

    /// <summary>The scalar product of two vectors.</summary>
    public double Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < dimension; i++)
        {
            if (orthonormal) sum += left[i] * right[i];
            else for (int j = 0; j < dimension; j++) sum += left[i] * right[j] * table[(i * dimension) + j];
        }
        return sum;
    }

    /// <summary>The scalar product with the basis vector of an axis.</summary>
    public double ProductWithAxis(int axis, ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < dimension; i++) sum += vector[i] * table[(axis * dimension) + i];
        return sum;
    }
}
