using MathNet.Numerics.LinearAlgebra;
using Percolaw.Numerics;

namespace Percolaw.Tests.Numerics;

public sealed class SymmetricEigenTests
{
    /// <summary>A v = λ v for each vector, orthonormal and in order, whatever the size of the entries.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1e-160)]
    [InlineData(1e200)]
    [InlineData(5e-308)]
    public void Of_AnyMagnitude_SolvesTheEquation(double unit)
    {
        Matrix<double> matrix = Matrix<double>.Build.DenseOfArray(new[,] { { 4.0, 1, -2 }, { 1, 3, 0.5 }, { -2, 0.5, 1 } }).Map(value => value * unit);
        SymmetricEigen eigen = SymmetricEigen.Of(matrix)!;
        eigen.Values.ShouldBe(eigen.Values.Order());
        (eigen.Vectors.Transpose() * eigen.Vectors).Enumerate().ShouldBe(Matrix<double>.Build.DenseIdentity(3).Enumerate(), 1e-12);
        for (int i = 0; i < 3; i++)
            (matrix * eigen.Vectors.Column(i) / unit).Enumerate().ShouldBe((eigen.Vectors.Column(i) * (eigen.Values[i] / unit)).Enumerate(), 1e-12);
    }

    /// <summary>The bound of an objective in which a vanished floor has next to no effect; the library alone breaks down here.</summary>
    [Fact]
    public void Of_EntriesNearTheSmallestNumbers_HasTheValuesOfTheRest()
    {
        double[,] values =
        {
            { 0, 6.9270689090347826e-304, -6.3582891781343136e-304 }, { 6.9270689090347826e-304, 25.954368277936435, -22.55839972840198 }, { -6.3582891781343136e-304, -22.55839972840198, 20.11256150338542 },
        };
        double[] rest = SymmetricEigen.Of(Matrix<double>.Build.DenseOfArray(values).SubMatrix(1, 2, 1, 2))!.Values;
        SymmetricEigen.Of(Matrix<double>.Build.DenseOfArray(values))!.Values.ShouldBe([0, .. rest], 1e-12);
    }

    [Fact]
    public void Of_NothingOrNotANumber_IsZerosOrNull()
    {
        SymmetricEigen.Of(Matrix<double>.Build.Dense(2, 2))!.Values.ShouldBe([0, 0]);
        SymmetricEigen.Of(Matrix<double>.Build.Dense(2, 2, double.NaN)).ShouldBeNull();
        SymmetricEigen.Of(Matrix<double>.Build.Dense(2, 2, double.PositiveInfinity)).ShouldBeNull();
    }
}
