using Percolaw.Numerics;

namespace Percolaw.Tests.Numerics;

public sealed class RootFinderTests
{
    [Fact]
    public void Newton_SmoothFunction_FindsTheRoot() =>
        RootFinder.Newton(x => (x * x - 2, 2 * x), 0, 2).ShouldBeRelatively(Math.Sqrt(2), 1e-15);

    [Fact]
    public void Newton_FlatDerivative_FallsBackToHalving() =>
        RootFinder.Newton(x => (Math.Cbrt(x - 0.3), 0), -1, 5).ShouldBe(0.3, 1e-14);

    [Fact]
    public void Newton_DivergingStart_StaysInTheBracket() =>
        // Newton's method alone runs away from |x| > 1.39.
        RootFinder.Newton(x => (Math.Atan(x), 1 / (1 + x * x)), -3, 40).ShouldBe(0, 1e-14);

    [Fact]
    public void Newton_FallingFunction_FindsTheRoot() =>
        RootFinder.Newton(x => (1 - Math.Exp(x), -Math.Exp(x)), -4, 7).ShouldBe(0, 1e-14);

    [Fact]
    public void Newton_RootAtAnEnd_IsReturned() => RootFinder.Newton(x => (x - 3, 1), 3, 4).ShouldBe(3);

    [Fact]
    public void Newton_NoChangeOfSign_Throws() =>
        Should.Throw<ArgumentException>(() => RootFinder.Newton(x => (x * x + 1, 2 * x), -1, 1)).Message.ShouldContain("no change of sign");
}
