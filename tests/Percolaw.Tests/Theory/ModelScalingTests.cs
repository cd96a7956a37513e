using MathNet.Numerics.Integration;
using Percolaw.Theory;

namespace Percolaw.Tests.Theory;

public sealed class ModelScalingTests
{
    public static TheoryData<double, double, double> Grid()
    {
        TheoryData<double, double, double> data = [];
        foreach (double alpha in new[] { 0.2, 1, 3 })
        {
            foreach (double cluster in new[] { 0.1, 0.5, 1, 1.5, 20 })
            {
                foreach (double n in new[] { 0.01, 1, 7.5, 500, 3e4 })
                    data.Add(alpha, cluster, n);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void BreakRank_AnyExponents_SpendsAllDegreesOfFreedom(double alpha, double cluster, double n)
    {
        ModelScaling curve = new(alpha, cluster);
        double rank = curve.BreakRank(n);
        double b = curve.AllocationExponent;
        // In t = ln k: N = ∫ (k/k_br)^(b-1) k dt.
        double spent = Integrate(t => Math.Exp((b - 1) * (t - Math.Log(rank)) + t), Math.Log(rank));
        spent.ShouldBeRelatively(n, 2e-12);
        curve.DegreesOfFreedom(rank).ShouldBeRelatively(n, n < 1 ? 2e-13 : 5e-14);
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void RawLoss_AnyExponents_IsTheIntegralOverClusters(double alpha, double cluster, double n)
    {
        ModelScaling curve = new(alpha, cluster);
        n = Math.Max(n, 1);
        double rank = curve.BreakRank(n);
        double exponent = -cluster * (curve.AllocationExponent - 1);
        double learnt = Integrate(t => Math.Exp(-alpha * t + exponent * (t - Math.Log(rank))), Math.Log(rank));
        curve.RawLoss(n).ShouldBeRelatively(learnt + Math.Pow(rank, -alpha) / alpha, 2e-12);
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void LocalExponent_AnyExponents_IsTheNumericalDerivative(double alpha, double cluster, double n)
    {
        ModelScaling curve = new(alpha, cluster);
        const double step = 1e-4;
        n = Math.Max(n, 1.001);
        double slope = (curve.LogRawLoss(n * Math.Exp(-step)) - curve.LogRawLoss(n * Math.Exp(step))) / (2 * step);
        curve.LocalExponent(n).ShouldBeRelatively(slope, 1e-6);
    }

    // α = 1, N = 500 and 30000: by hand at c/D = 1, where the exponent is [q/(1+q)]² with q = ln k_br, k_br ln k_br = N
    // (q = 4.6728, 8.2043); the others by differences of the loss in SciPy, extrapolated.
    [Theory]
    [InlineData(0.5, 0.4121, 0.4699)]
    [InlineData(1, 0.6785, 0.7945)]
    [InlineData(1.5, 0.8194, 0.9293)]
    public void LocalExponent_SlowApproach_IsFarFromTheAsymptote(double cluster, double at500, double at30000)
    {
        ModelScaling curve = new(1, cluster);
        curve.LocalExponent(500).ShouldBe(at500, 6e-5);
        curve.LocalExponent(30000).ShouldBe(at30000, 6e-5);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 0.5)]
    [InlineData(0.3, 5)]
    [InlineData(2.5, 0.7)]
    public void Asymptote_PowerLaw_IsReachedByTheCurve(double alpha, double cluster)
    {
        ModelScaling curve = new(alpha, cluster);
        curve.Loss(1e60).ShouldBeRelatively(curve.Asymptote(1e60), 1e-6);
        curve.LocalExponent(1e60).ShouldBe(curve.AsymptoticExponent, 1e-6);
        curve.Regime.ShouldBe(cluster > alpha ? ScalingRegime.Quanta : ScalingRegime.Manifold);
    }

    [Fact]
    public void Asymptote_Equality_HasTheLogarithm()
    {
        // The corrections are ~ ln ln N/ln N: the ratio falls slowly towards 1, and the exponent of ln N is 1 + α.
        ModelScaling curve = new(1, 1);
        curve.Regime.ShouldBe(ScalingRegime.Transition);
        double[] ratio = [.. new[] { 1e30, 1e100, 1e300 }.Select(n => curve.Loss(n) / curve.Asymptote(n))];
        ratio.ShouldBe([1, 1, 1], 0.15);
        Math.Abs(ratio[2] - 1).ShouldBeLessThan(Math.Abs(ratio[1] - 1));
        Math.Abs(ratio[1] - 1).ShouldBeLessThan(Math.Abs(ratio[0] - 1));
        double n = 1e300;
        (curve.LocalExponent(n) - (1 - 2 / Math.Log(n))).ShouldBe(0, 1e-4);
    }

    [Fact]
    public void Loss_ThroughEquality_IsSmooth()
    {
        foreach (double n in new[] { 1.5, 500, 1e12, 1e200 })
        {
            double equal = new ModelScaling(1, 1).Loss(n);
            foreach (double shift in new[] { 1e-13, -1e-13, 1e-9, -1e-9 })
                new ModelScaling(1, 1 + shift).Loss(n).ShouldBeRelatively(equal, 1e-12 + Math.Abs(shift) * Math.Log(n) * 10);
        }
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 1)]
    [InlineData(1, 20)]
    [InlineData(30, 0.01)]
    [InlineData(0.01, 3)]
    public void LogRawLoss_HugeScales_StaysFinite(double alpha, double cluster)
    {
        ModelScaling curve = new(alpha, cluster);
        foreach (double n in new[] { 0, 1e-300, 1, 1e20, 1e300 })
        {
            double.IsFinite(curve.LogRawLoss(n)).ShouldBeTrue();
            curve.Loss(n).ShouldBeInRange(0, 1);
            curve.LocalExponent(n).ShouldBeInRange(0, curve.AsymptoticExponent * (1 + 1e-9));
        }
        Math.Log(curve.DegreesOfFreedom(curve.BreakRank(1e300))).ShouldBeRelatively(300 * Math.Log(10), 1e-14);
    }

    [Fact]
    public void Loss_UpToOne_IsOne()
    {
        ModelScaling curve = new(1, 0.5);
        curve.Loss(0).ShouldBe(1);
        curve.Loss(0.5).ShouldBe(1);
        curve.Loss(1).ShouldBe(1);
        curve.Loss(1.0001).ShouldBeLessThan(1);
        curve.RawLoss(0.5).ShouldBe(curve.RawLoss(1));
        curve.LocalExponent(0.999).ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -0.5)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Constructor_OutOfRange_Throws(double alpha, double cluster) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ModelScaling(alpha, cluster)).Message.ShouldContain("must be a finite number above 0");

    [Fact]
    public void Loss_OutOfRange_Throws()
    {
        ModelScaling curve = new(1, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => curve.Loss(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => curve.Loss(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => curve.LocalExponent(double.PositiveInfinity));
    }

    // Gauss–Legendre on panels of a length that the steepest integrand here bears.
    internal static double Integrate(Func<double, double> function, double length)
    {
        int panels = (int)Math.Ceiling(length * 4) + 1;
        return Enumerable.Range(0, panels).Sum(i => GaussLegendreRule.Integrate(function, length * i / panels, length * (i + 1) / panels, 32));
    }
}
