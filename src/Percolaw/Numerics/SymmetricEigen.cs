using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Percolaw.Numerics;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix of any magnitude.</summary>
/// <param name="Values">Ascending.</param>
/// <param name="Vectors">A column for each value, of length 1.</param>
internal sealed record SymmetricEigen(double[] Values, Matrix<double> Vectors)
{
    // Of the largest entry: far below rounding.
    private const double Negligible = 1e-60;

    /// <summary>Decomposes a matrix; null where an entry is not finite.</summary>
    public static SymmetricEigen? Of(Matrix<double> matrix)
    {
        double largest = matrix.Enumerate().Aggregate(0.0, (most, value) => Math.Max(most, Math.Abs(value)));
        if (!double.IsFinite(largest)) return null;
        // The library squares entries, and breaks down where these squares overflow or vanish.
        double unit = largest > 0 ? largest : 1;
        Matrix<double> scaled = matrix.Map(value => value / unit);
        scaled.CoerceZero(Negligible);
        Evd<double> decomposition = scaled.Evd(Symmetricity.Symmetric);
        return new SymmetricEigen([.. decomposition.EigenValues.Select(value => value.Real * unit)], decomposition.EigenVectors);
    }
}
