namespace Percolaw.Percolation;

/// <summary>Where a row of sites lies: r·r of its site x is Scale x² + 2 Slope x + Square.</summary>
internal sealed class RowPosition(LatticeBox box)
{
    private readonly Metric metric = new(box.Lattice);

    /// <summary>The coordinates of the row; that of axis 0 is 0.</summary>
    public double[] Coordinates { get; } = new double[box.Dimension];

    /// <summary>The first site.</summary>
    public int First { get; private set; }

    /// <summary>The site after the last.</summary>
    public long End { get; private set; }

    /// <summary>The factor of x².</summary>
    public double Scale { get; } = box.Lattice.Metric(0, 0);

    /// <summary>Half the factor of x.</summary>
    public double Slope { get; private set; }

    /// <summary>The rest.</summary>
    public double Square { get; private set; }

    /// <summary>Goes to the first row.</summary>
    public void Reset()
    {
        Array.Clear(Coordinates);
        (First, End, Slope, Square) = (0, box.Length, 0, 0);
    }

    /// <summary>Goes forward to the row of a site.</summary>
    public void MoveTo(int site)
    {
        while (site >= End) Advance();
        Slope = metric.ProductWithFirst(Coordinates);
        Square = metric.Product(Coordinates, Coordinates);
    }

    private void Advance()
    {
        First += box.Length;
        End += box.Length;
        for (int axis = 1; axis < Coordinates.Length; axis++)
        {
            if (++Coordinates[axis] < box.Length) return;
            Coordinates[axis] = 0;
        }
    }
}

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

    /// <summary>The scalar product with the basis vector of axis 0.</summary>
    public double ProductWithFirst(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < dimension; i++) sum += vector[i] * table[i];
        return sum;
    }
}
