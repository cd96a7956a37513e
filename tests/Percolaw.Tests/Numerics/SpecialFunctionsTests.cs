using System.Globalization;
using Percolaw.Numerics;

namespace Percolaw.Tests.Numerics;

public sealed class SpecialFunctionsTests
{
    [Theory]
    [InlineData(2, 1, 1.6449340668482264365)] // π²/6
    [InlineData(4, 1, 1.0823232337111381915)] // π⁴/90
    [InlineData(3, 1, 1.2020569031595942854)] // Apéry's constant, OEIS A002117
    [InlineData(1.5, 1, 2.6123753486854883433)] // OEIS A078434
    [InlineData(2, 0.5, 4.9348022005446793094)] // (2²-1) ζ(2) = π²/2
    [InlineData(2, 0.25, 17.197329154507110739)] // π² + 8 G, G Catalan's constant
    [InlineData(1.0009765625, 1, 1024.5772867695046)] // near the pole: 1/(s-1) + Σ_n γ_n (1-s)^n/n!, γ_n Stieltjes' constants
    public void HurwitzZeta_KnownValues_Agree(double s, double a, double expected) =>
        SpecialFunctions.HurwitzZeta(s, a).ShouldBeRelatively(expected, 2e-15);

    [Theory]
    [InlineData(1.1)]
    [InlineData(2)]
    [InlineData(7.3)]
    [InlineData(60)]
    public void HurwitzZeta_NextBase_DiffersByTheFirstTerm(double s)
    {
        foreach (double a in new[] { 1e-3, 0.7, 3, 14.5, 17, 40, 1e4 })
            (SpecialFunctions.HurwitzZeta(s, a + 1) + Math.Pow(a, -s)).ShouldBeRelatively(SpecialFunctions.HurwitzZeta(s, a), 5e-15, $"s = {s}, a = {a}");
    }

    [Fact]
    public void HurwitzZeta_AgainstSciPy_AgreesTo1em14()
    {
        string[] lines = Tools.RunPython(
            """
            from scipy.special import zeta
            for s in (1.02, 1.5, 2.0, 2.75, 6.0, 21.0, 60.0):
                for a in (0.05, 1.0, 2.0, 9.5, 33.0, 317.0, 1e6):
                    print(repr(s), repr(a), repr(float(zeta(s, a))))
            """,
            "scipy");
        lines.Length.ShouldBe(49);
        foreach (string line in lines)
        {
            double[] values = [.. line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            SpecialFunctions.HurwitzZeta(values[0], values[1]).ShouldBeRelatively(values[2], 1e-14, line);
        }
    }

    [Fact]
    public void LogHurwitzZeta_BeyondDoubles_IsTheLeadingTerm() =>
        SpecialFunctions.LogHurwitzZeta(6, 1e100).ShouldBeRelatively(-500 * Math.Log(10) - Math.Log(5), 1e-14);

    [Theory]
    [InlineData(-3.5)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.999999999)]
    [InlineData(1)]
    [InlineData(1.0000001)]
    [InlineData(2.5)]
    [InlineData(38)]
    public void PowerSum_AnyExponent_EqualsTheSum(double s)
    {
        foreach ((int first, int last) in new[] { (1, 1), (1, 5), (1, 40), (1, 317), (1, 20000), (7, 7), (30, 400), (500, 501), (500, 9000), (5, 4) })
        {
            // The smallest term first.
            double sum = 0;
            foreach (int k in s >= 0 ? Enumerable.Range(first, last - first + 1).Reverse() : Enumerable.Range(first, last - first + 1))
                sum += Math.Pow(k, -s);
            SpecialFunctions.PowerSum(s, first, last).ShouldBeRelatively(sum, 2e-13, $"s = {s}, {first} … {last}");
        }
    }

    [Fact]
    public void PowerSum_Integers_AreGauss() => SpecialFunctions.PowerSum(-1, 1, 1e9).ShouldBeRelatively(5.000000005e17, 1e-14);

    [Fact]
    public void PowerSum_Harmonic_HasEulersConstant() =>
        SpecialFunctions.PowerSum(1, 1, 1e15).ShouldBeRelatively(15 * Math.Log(10) + 0.57721566490153286061, 1e-14);

    [Fact]
    public void PowerSum_AndTail_AddUpToZeta() =>
        (SpecialFunctions.PowerSum(1.3, 1, 316) + SpecialFunctions.HurwitzZeta(1.3, 317)).ShouldBeRelatively(SpecialFunctions.HurwitzZeta(1.3, 1), 1e-14);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(2, 0)]
    [InlineData(2, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    public void HurwitzZeta_OutOfRange_Throws(double s, double a) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SpecialFunctions.HurwitzZeta(s, a));
}
