using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Percolation;

/// <summary>
/// Where a row of sites lies, as what its sites add to the record of their cluster (<see cref="ClusterSums"/>): with
/// x the place in the row, PerSite + PerSum x + PerSquare 12x² for the first four numbers, and More for the others.
/// </summary>
internal sealed class RowPosition
{
    private readonly Metric metric;
    private readonly double[] coordinates;
    private readonly int length, dimension;
    private readonly double mixed, secondSquare;
    private double upperSquare, upperSlope, upperSlopeOfSecond;

    public RowPosition(LatticeBox box)
    {
        metric = new Metric(box.Lattice);
        coordinates = new double[box.Dimension];
        length = box.Length;
        dimension = box.Dimension;
        PerSquare = Vector256.Create(0, box.Lattice.Metric(0, 0), 0, 0);
        More = new Vector256<double>[(2 + dimension + 3) / 4];
        if (dimension > 1) (mixed, secondSquare) = (box.Lattice.Metric(0, 1), box.Lattice.Metric(1, 1));
    }

    /// <summary>The first site.</summary>
    public int First { get; private set; }

    /// <summary>The site after the last.</summary>
    public long End { get; private set; }

    /// <summary>For each site 1, 12 times the square of the row's coordinates, 0, and the coordinate along axis 1.</summary>
    public Vector256<double> PerSite { get; private set; }

    /// <summary>The factors of x.</summary>
    public Vector256<double> PerSum { get; private set; }

    /// <summary>The factors of 12x².</summary>
    public Vector256<double> PerSquare { get; }

    /// <summary>The coordinates along axes 2 …, from entry 1 on; entry 0 is not used.</summary>
    public Vector256<double>[] More { get; }

    /// <summary>Goes to the first row.</summary>
    public void Reset()
    {
        Array.Clear(coordinates);
        (First, End) = (0, length);
        PrepareUpper();
        Prepare();
    }

    /// <summary>Goes forward to the row of a site.</summary>
    public void MoveTo(int site)
    {
        while (site >= End) Advance();
        Prepare();
    }

    /// <summary>What changes from row to row; the part of the axes from 2 on changes once in L rows.</summary>
    private void Prepare()
    {
        double second = dimension > 1 ? coordinates[1] : 0;
        double square = upperSquare + (second * ((2 * upperSlopeOfSecond) + (second * secondSquare)));
        PerSite = Vector256.Create(1, ClusterSums.Unit * square, 0, second);
        PerSum = Vector256.Create(0, ClusterSums.Unit * 2 * (upperSlope + (second * mixed)), 1, 0);
    }

    private void PrepareUpper()
    {
        double second = dimension > 1 ? coordinates[1] : 0;
        if (dimension > 1) coordinates[1] = 0;
        upperSquare = metric.Product(coordinates, coordinates);
        upperSlope = metric.ProductWithAxis(0, coordinates);
        upperSlopeOfSecond = dimension > 1 ? metric.ProductWithAxis(1, coordinates) : 0;
        if (dimension > 1) coordinates[1] = second;
        if (dimension > 2) coordinates.AsSpan(2).CopyTo(MemoryMarshal.Cast<Vector256<double>, double>(More.AsSpan(1)));
    }

    private void Advance()
    {
        First += length;
        End += length;
        for (int axis = 1; axis < dimension; axis++)
        {
            bool carry = ++coordinates[axis] == length;
            if (carry) coordinates[axis] = 0;
            else if (axis == 1) return;
            else break;
        }
        PrepareUpper();
    }
}
