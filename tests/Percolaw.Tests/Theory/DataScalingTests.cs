using Percolaw.Fitting;
using Percolaw.Theory;

namespace Percolaw.Tests.Theory;

public sealed class DataScalingTests
{
    public static TheoryData<double, double, double> Grid()
    {
        TheoryData<double, double, double> data = [];
        foreach (double alpha in new[] { 0.2, 1, 3 })
        {
            foreach (double cluster in new[] { 0.1, 0.5, 0.5 + 1e-10, 0.75, 2, 20 })
            {
                foreach (double size in new[] { 1, 7.5, 500, 3e4 })
                    data.Add(alpha, cluster, size);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void RawLoss_AnyExponents_IsTheIntegralOverClusters(double alpha, double cluster, double size)
    {
        // p_k = α k^-(α+1), t = ln k, up to the rank where 𝒟 p_k = 1.
        double end = Math.Max(0, Math.Log(alpha * size)) / (1 + alpha);
        double learnt = ModelScalingTests.Integrate(
            t => alpha * Math.Exp(-alpha * t) * Math.Pow(size * alpha * Math.Exp(-(alpha + 1) * t), -cluster), end);
        DataScaling curve = new(alpha, cluster);
        curve.RawLoss(size).ShouldBeRelatively(learnt + Math.Exp(-alpha * end), 1e-12);
        curve.BreakRank(size).ShouldBeRelatively(Math.Exp(end), 1e-14);
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void LocalExponent_AnyExponents_IsTheNumericalDerivative(double alpha, double cluster, double size)
    {
        DataScaling curve = new(alpha, cluster);
        const double step = 1e-4;
        size *= 1.01;
        double slope = (curve.LogRawLoss(size * Math.Exp(-step)) - curve.LogRawLoss(size * Math.Exp(step))) / (2 * step);
        curve.LocalExponent(size).ShouldBe(slope, 1e-6 * cluster);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 0.3)]
    [InlineData(0.3, 5)]
    public void RawLoss_AwayFromEquality_IsThePublishedFormula(double alpha, double cluster)
    {
        double a = alpha / (1 + alpha);
        double x = alpha * 1234;
        double published = Math.Pow(x, -a) / (1 - a / cluster) + Math.Pow(x, -cluster) / (1 - cluster / a);
        new DataScaling(alpha, cluster).RawLoss(1234).ShouldBeRelatively(published, 1e-13);
    }

    [Fact]
    public void RawLoss_AtEquality_IsThePublishedFormula()
    {
        DataScaling curve = new(1, 0.5);
        curve.RawLoss(1234).ShouldBeRelatively((1 + 0.5 * Math.Log(1234)) / Math.Sqrt(1234), 1e-14);
        foreach (double shift in new[] { 1e-15, 1e-12, 1e-8, -1e-8 })
            new DataScaling(1, 0.5 + shift).RawLoss(1234).ShouldBeRelatively(curve.RawLoss(1234), 1e-14 + 10 * Math.Abs(shift));
    }

    [Fact]
    public void Fit_AtEqualityOverThePapersWindow_HasSlope034()
    {
        // Not the asymptotic 1/2: the logarithm bends the curve.
        DataScaling curve = new(1, 0.5);
        double[] sizes = [.. Enumerable.Range(0, 50).Select(i => Math.Pow(30000, i / 49.0))];
        LogLogSlope.Fit(sizes, [.. sizes.Select(curve.Loss)]).Exponent.ShouldBe(0.34, 0.005);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.9)]
    public void Loss_SmallQuantaExponent_IsFlatUpToItsInverse(double alpha)
    {
        DataScaling curve = new(alpha, 0.5);
        curve.Loss(0.999 / alpha).ShouldBe(1);
        curve.LocalExponent(0.999 / alpha).ShouldBe(0);
        curve.Loss(1.01 / alpha).ShouldBeLessThan(1);
    }

    [Fact]
    public void Loss_LargeQuantaExponent_IsNormalisedAtOne()
    {
        DataScaling curve = new(3, 0.5);
        curve.Loss(1).ShouldBe(1);
        curve.RawLoss(1).ShouldBeLessThan(1);
        curve.Loss(2).ShouldBeRelatively(curve.RawLoss(2) / curve.RawLoss(1), 1e-15);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 0.3)]
    [InlineData(0.3, 0.1)]
    [InlineData(4, 7)]
    public void Asymptote_PowerLaw_IsReachedByTheCurve(double alpha, double cluster)
    {
        DataScaling curve = new(alpha, cluster);
        curve.Loss(1e80).ShouldBeRelatively(curve.Asymptote(1e80), 1e-9);
        curve.LocalExponent(1e80).ShouldBe(curve.AsymptoticExponent, 1e-9);
    }

    [Fact]
    public void Asymptote_Equality_HasTheLogarithm()
    {
        DataScaling curve = new(1, 0.5);
        // (1 + a ln x)/(a ln x) exactly.
        (curve.Loss(1e100) / curve.Asymptote(1e100)).ShouldBeRelatively(1 + 1 / (50 * Math.Log(10)), 1e-12);
        curve.Regime.ShouldBe(ScalingRegime.Transition);
    }
}
