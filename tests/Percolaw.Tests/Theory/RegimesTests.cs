using Percolaw.Theory;

namespace Percolaw.Tests.Theory;

public sealed class RegimesTests
{
    [Fact]
    public void Describe_AtThreshold_HasTheMinimumOfBothExponents()
    {
        RegimeStatement statement = Regimes.Describe(7, 2, 1);
        statement.Phase.ShouldBe(PercolationPhase.AtThreshold);
        statement.ModelExponent.ShouldBe(0.5);
        statement.DataExponent.ShouldBe(0.5);
        statement.CutOff.ShouldBe(double.PositiveInfinity);
        statement.CoarseExponent.ShouldBeNull();
        statement.Sentence.ShouldContain("data scaling min(alpha/(1+alpha), c/D) = min(0.5, 0.5) = 0.5 with a logarithm");
    }

    [Fact]
    public void Describe_AboveThreshold_HasTheEuclideanExponentFirst()
    {
        RegimeStatement statement = Regimes.Describe(3, 2, 1.2);
        statement.Phase.ShouldBe(PercolationPhase.AboveThreshold);
        statement.CoarseExponent!.Value.ShouldBe(2.0 / 3, 1e-15);
        statement.ModelExponent!.Value.ShouldBe(2 / 2.53, 1e-15);
        statement.CorrelationLengthOverAmplitude!.Value.ShouldBe(Math.Pow(0.2, -0.8764), 1e-9);
        statement.Sentence.ShouldContain("c/d = 0.6667");
        statement.Sentence.ShouldContain("to be measured");
    }

    [Fact]
    public void Describe_BelowThresholdOfMeanField_KnowsTheCutOff()
    {
        // z = 200: 1/s_ξ ≈ 0.01²/2 · 199/198 → 19,900 sites, k_ξ = 316 (s_ξ/300)^(-1/2) ≈ 39.
        RegimeStatement statement = Regimes.Describe(100, 2, 0.99);
        statement.Phase.ShouldBe(PercolationPhase.BelowThreshold);
        statement.CutOff!.Value.ShouldBe(19900, 200);
        statement.CrossoverRank!.Value.ShouldBeRelatively(316 / Math.Sqrt(statement.CutOff!.Value / 300), 1e-12);
        statement.CrossoverRank!.Value.ShouldBe(38.8, 0.3);
        statement.ModelExponent.ShouldBe(0.5);
    }

    [Fact]
    public void Describe_FarBelow_HasNoPowerLaw()
    {
        RegimeStatement statement = Regimes.Describe(100, 2, 0.5);
        statement.Phase.ShouldBe(PercolationPhase.FarBelowThreshold);
        statement.ModelExponent.ShouldBeNull();
        statement.DataExponent.ShouldBeNull();
        statement.CrossoverRank.ShouldBeNull();
        statement.Sentence.ShouldContain("no power law");
    }

    [Fact]
    public void Describe_BelowThresholdOfALattice_SaysThatTheAmplitudeIsToBeMeasured()
    {
        RegimeStatement statement = Regimes.Describe(2, 2, 0.9);
        statement.CutOff.ShouldBeNull();
        statement.CutOffOverAmplitude!.Value.ShouldBeRelatively(Math.Pow(0.1, -91.0 / 36), 1e-12);
        statement.Sentence.ShouldContain("amplitude, to be measured");
    }

    [Theory]
    [InlineData(2, 1.7)] // p_c = 0.5927: p would be 1.008
    [InlineData(20, 39.1)]
    [InlineData(3, 0)]
    [InlineData(3, double.NaN)]
    public void Describe_OccupationOutOfRange_Throws(int dimension, double ratio) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Regimes.Describe(dimension, 2, ratio)).Message.ShouldContain("p/p_c is");
}
