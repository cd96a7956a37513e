using Percolaw.Percolation;
using Percolaw.Theory;

namespace Percolaw.Tests.Theory;

public sealed class ExponentTableTests
{
    [Fact]
    public void Create_PapersRange_HasEveryPair()
    {
        IReadOnlyList<ExponentRow> rows = ExponentTable.Create(Enumerable.Range(2, 7), [2, 4, 6]);
        rows.Count.ShouldBe(21);
        rows.Select(row => (row.Critical.Dimension, row.ApproximationExponent)).Distinct().Count().ShouldBe(21);
        foreach (ExponentRow row in rows)
        {
            row.ClusterExponent.ShouldBe(row.ApproximationExponent / row.Critical.FractalDimension.Value);
            row.ModelExponent.ShouldBe(row.ModelRatio < 1 ? row.ClusterExponent : row.Critical.QuantaExponent);
            row.DataExponent.ShouldBe(row.DataRatio < 1 ? row.ClusterExponent : row.Critical.DataExponent);
        }
    }

    // τ = 187/91, D = 91/48, c = 2: c/D = 96/91, α = 86/5, a = 86/91.
    [Fact]
    public void Create_TwoDimensions_IsRational()
    {
        ExponentRow row = ExponentTable.Create([2], [2])[0];
        row.ModelRatio.ShouldBeRelatively(96.0 / 91 / 17.2, 1e-12);
        row.DataRatio.ShouldBeRelatively(96.0 / 86, 1e-12);
        row.ModelRegime.ShouldBe(ScalingRegime.Manifold);
        row.DataRegime.ShouldBe(ScalingRegime.Quanta);
    }

    // Mean field: α = 1, a = 1/2, c/D = 1/2, 1, 3/2.
    [Theory]
    [InlineData(2, ScalingRegime.Manifold, ScalingRegime.Transition, 0.5, 0.5)]
    [InlineData(4, ScalingRegime.Transition, ScalingRegime.Quanta, 1, 0.5)]
    [InlineData(6, ScalingRegime.Quanta, ScalingRegime.Quanta, 1, 0.5)]
    public void Create_MeanField_IsAsPublished(double c, ScalingRegime model, ScalingRegime data, double modelExponent, double dataExponent)
    {
        ExponentRow row = ExponentTable.Create([100], [c])[0];
        row.ModelRegime.ShouldBe(model);
        row.DataRegime.ShouldBe(data);
        row.ModelExponent.ShouldBe(modelExponent, 1e-14);
        row.DataExponent.ShouldBe(dataExponent, 1e-14);
    }

    // d = 3: τ = 1 + d/D, so that (c/D)/a = c/(2D-d) and (c/D)/α = c (d/D-1)/(2D-d): errors by differences in D.
    // Published errors have one digit: 0.00008 for τ stands for 0.00007.
    [Fact]
    public void RatioErrors_WhereTauIsMadeFromD_AreThoseOfDAlone()
    {
        ExponentRow row = ExponentTable.Create([3], [2], ExponentEdition.Later)[0];
        (double d, double error) = (row.Critical.FractalDimension.Value, row.Critical.FractalDimension.StandardError!.Value);
        double Data(double dimension) => 2 / (2 * dimension - 3);
        double Model(double dimension) => Data(dimension) * (3 / dimension - 1);
        row.DataRatioError!.Value.ShouldBeRelatively(Math.Abs(Data(d + error) - Data(d - error)) / 2, 0.15);
        row.ModelRatioError!.Value.ShouldBeRelatively(Math.Abs(Model(d + error) - Model(d - error)) / 2, 0.15);
        row.ClusterExponentError!.Value.ShouldBeRelatively(2 / d - 2 / (d + error), 1e-3);
        ExponentTable.Create([3], [2])[0].ModelRatioError.ShouldBeNull();
        ExponentTable.Create([7], [2], ExponentEdition.Later)[0].DataRatioError.ShouldBeNull();
    }

    [Fact]
    public void Create_LaterEdition_DiffersWhereValuesDo()
    {
        ExponentTable.Create([6], [2], ExponentEdition.Later)[0].Critical.QuantaExponent.ShouldBe(1, 1e-14);
        ExponentTable.Create([6], [2])[0].Critical.QuantaExponent.ShouldBe(0.513 / 0.487, 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => ExponentTable.Create([3], [0]));
    }
}
