using Percolaw.Numerics;

namespace Percolaw.Tests.Numerics;

public sealed class Expm1Tests
{
    [Theory]
    [InlineData(1e-300)]
    [InlineData(-1e-9)]
    [InlineData(9.99e-6)]
    [InlineData(1.01e-5)]
    [InlineData(-0.003)]
    [InlineData(0.7)]
    [InlineData(-0.999)]
    [InlineData(1.001)]
    [InlineData(-30)]
    public void Of_AgainstTheSeries_KeepsAllDigits(double x)
    {
        // e^x - 1 = 2^m-fold application of y ← y (2 + y) to the series of x/2^m: no cancellation.
        int halvings = Math.Abs(x) < 1e-3 ? 0 : 12;
        double small = Math.ScaleB(x, -halvings);
        double value = small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4 * (1 + small / 5))));
        for (int i = 0; i < halvings; i++)
            value *= 2 + value;
        Expm1.Of(x).ShouldBeRelatively(value, Math.Abs(x) > 2 ? 1e-12 : 2e-15);
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(-3e-8)]
    [InlineData(0.02)]
    [InlineData(-0.7)]
    [InlineData(5e10)]
    public void Log1p_OfExpm1_IsTheIdentity(double x) => Expm1.Of(Expm1.Log1p(x)).ShouldBeRelatively(x, 1e-14);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-2000, 1992.3990975404)] // ln((e^2000 - 1)/2000)
    [InlineData(2000, -7.6009024595420823)] // -ln 2000
    public void LogMeanDecay_LargeArguments_DoNotOverflow(double x, double expected) =>
        Expm1.LogMeanDecay(x).ShouldBe(expected, 1e-9);

    [Theory]
    [InlineData(1e-6)]
    [InlineData(-1e-3)]
    [InlineData(0.29)]
    [InlineData(-0.29)]
    [InlineData(0.31)]
    public void Log1pMinus_SmallArguments_KeepAllDigits(double x)
    {
        double series = 0;
        for (int k = 60; k >= 2; k--)
            series += (k % 2 == 0 ? -1 : 1) * Math.Pow(x, k) / k;
        Stirling.Log1pMinus(x).ShouldBeRelatively(series, 3e-15);
    }

    [Theory]
    [InlineData(1, 0.08106146679532726)] // ln 1! + 1 - ln(2π)/2 = 1 - 0.918938533…
    [InlineData(2, 0.041340695955409294)] // ln 2 - 2.5 ln 2 + 2 - ln(2π)/2
    [InlineData(10, 0.008330563433362871)] // ln 3628800 - 10.5 ln 10 + 10 - ln(2π)/2
    [InlineData(1000, 8.333333055556349e-5)] // the series 1/(12x) - 1/(360x³)
    public void Remainder_OfStirlingsFormula_Agrees(double x, double expected) =>
        Stirling.Remainder(x).ShouldBe(expected, 3e-16 * 4);
}
