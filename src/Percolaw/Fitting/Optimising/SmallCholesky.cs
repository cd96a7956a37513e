namespace Percolaw.Fitting;

/// <summary>Cholesky's factorisation of small symmetric matrices, row after row, in place.</summary>
internal static class SmallCholesky
{
    /// <summary>Replaces the lower triangle by the factor; false where the matrix is not positive definite.</summary>
    public static bool TryFactor(Span<double> matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * size) + j];
                for (int k = 0; k < j; k++) sum -= matrix[(i * size) + k] * matrix[(j * size) + k];
                if (i == j)
                {
                    // What rounding leaves of a singular matrix is no pivot.
                    if (!(sum > 1e-14 * matrix[(i * size) + i])) return false;
                    matrix[(i * size) + i] = Math.Sqrt(sum);
                }
                else
                {
                    matrix[(i * size) + j] = sum / matrix[(j * size) + j];
                }
            }
        }
        return true;
    }

    /// <summary>Solves in place with the factor.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> vector)
    {
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < i; k++) vector[i] -= factor[(i * size) + k] * vector[k];
            vector[i] /= factor[(i * size) + i];
        }
        for (int i = size - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < size; k++) vector[i] -= factor[(k * size) + i] * vector[k];
            vector[i] /= factor[(i * size) + i];
        }
    }
}
