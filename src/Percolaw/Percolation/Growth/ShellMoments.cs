using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Percolation;

/// <summary>Sums of coordinates and their squares over the sites of a shell; exact in 64-bit integers.</summary>
internal sealed class ShellMoments(ILattice lattice, int stride)
{
    private readonly long[] sums = new long[stride];
    private readonly (int First, int Second, double Weight)[] crossTerms = CrossTerms(lattice);

    /// <summary>Σ r² from the origin over the last shell, in units of the distance between neighbours.</summary>
    public double SquaredDistance { get; private set; }

    /// <summary>Σ x_i over the last shell.</summary>
    public ReadOnlySpan<long> Sums => sums;

    /// <summary>Measures a shell.</summary>
    public void Measure(ReadOnlySpan<int> coordinates)
    {
        long squares = 0;
        for (int axis = 0; axis < stride; axis += 4)
            squares += SumFour(coordinates, axis);
        SquaredDistance = squares;
        foreach ((int first, int second, double weight) in crossTerms)
            SquaredDistance += weight * Products(coordinates, first, second);
    }

    /// <summary>The square of the length of a vector given by its components along the axes.</summary>
    public double SquaredLength(ReadOnlySpan<double> components)
    {
        double square = 0;
        for (int axis = 0; axis < lattice.Dimension; axis++)
            square += components[axis] * components[axis];
        foreach ((int first, int second, double weight) in crossTerms)
            square += weight * components[first] * components[second];
        return square;
    }

    private long SumFour(ReadOnlySpan<int> coordinates, int axis)
    {
        ref int start = ref MemoryMarshal.GetReference(coordinates);
        Vector256<long> sum = default, squares = default;
        for (int place = axis; place < coordinates.Length; place += stride)
        {
            Vector128<int> four = Vector128.LoadUnsafe(ref start, (nuint)place);
            Vector256<long> wide = Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four));
            sum += wide;
            squares += wide * wide;
        }

        sum.CopyTo(sums.AsSpan(axis));
        return Vector256.Sum(squares);
    }

    private double Products(ReadOnlySpan<int> coordinates, int first, int second)
    {
        long sum = 0;
        for (int place = 0; place < coordinates.Length; place += stride)
            sum += (long)coordinates[place + first] * coordinates[place + second];
        return sum;
    }

    private static (int First, int Second, double Weight)[] CrossTerms(ILattice lattice) =>
    [
        .. from first in Enumerable.Range(0, lattice.Dimension)
           from second in Enumerable.Range(0, first)
           let weight = 2 * lattice.Metric(first, second)
           where weight != 0
           select (first, second, weight),
    ];
}
