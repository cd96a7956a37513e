using Percolaw.Fitting;

namespace Percolaw.Tests.Fitting;

public sealed class PowerFitTests
{
    // Brill 2024 (arXiv:2412.07942): 0.57 · P^0.387; errors and the fit on logarithms by an independent least-squares program.
    [Fact]
    public void WidthFit_Published_IsThePapers()
    {
        PowerFit fit = WidthFit.Published();
        fit.Constant.ShouldBe(0.569, 0.0005);
        fit.ConstantError.ShouldBe(0.047, 0.0005);
        fit.Index.ShouldBe(0.3872, 0.00005);
        fit.IndexError.ShouldBe(0.0037, 0.00005);
    }

    [Fact]
    public void WidthFit_OnLogarithms_DiffersAsKnown()
    {
        PowerFit fit = WidthFit.OnLogarithms();
        fit.Constant.ShouldBe(0.486, 0.0005);
        fit.Index.ShouldBe(0.394, 0.0005);
    }

    [Fact]
    public void LeastSquares_PowerLaw_IsExact()
    {
        double[] x = [1, 3, 10, 40, 1e6];
        PowerFit fit = PowerFit.LeastSquares(x, [.. x.Select(v => 2.5 * Math.Pow(v, -0.7))]);
        fit.Constant.ShouldBeRelatively(2.5, 1e-12);
        fit.Index.ShouldBeRelatively(-0.7, 1e-12);
        fit.IndexError.ShouldBe(0, 1e-10);
        fit.Predict(8).ShouldBeRelatively(2.5 * Math.Pow(8, -0.7), 1e-12);
    }

    [Fact]
    public void Fit_AgainstSciPy_Agrees()
    {
        string[] lines = Tools.RunPython(
            """
            import numpy as np
            from scipy.optimize import curve_fit
            x = np.arange(1.0, 21.0)
            y = 3 * x**0.6 * (1 + 0.2 * np.sin(x * x))
            p, c = curve_fit(lambda x, a, k: a * x**k, x, y, p0=(1, 1), xtol=1e-14, ftol=1e-14)
            print(*(repr(float(v)) for v in (p[0], c[0, 0]**0.5, p[1], c[1, 1]**0.5)))
            p, c = np.polyfit(np.log(x), np.log(y), 1, cov=True)
            a = float(np.exp(p[1]))
            print(*(repr(float(v)) for v in (a, a * c[1, 1]**0.5, p[0], c[0, 0]**0.5)))
            """,
            "scipy");
        double[] x = [.. Enumerable.Range(1, 20).Select(i => (double)i)];
        double[] y = [.. x.Select(v => 3 * Math.Pow(v, 0.6) * (1 + 0.2 * Math.Sin(v * v)))];
        ShouldAgree(PowerFit.LeastSquares(x, y), lines[0], 1e-6);
        ShouldAgree(PowerFit.Logarithmic(x, y), lines[1], 1e-12);
    }

    [Fact]
    public void LeastSquares_BadInput_Throws()
    {
        Should.Throw<ArgumentException>(() => PowerFit.LeastSquares([1, 2], [1, 2])).Message.ShouldContain("must be at least 3");
        Should.Throw<ArgumentException>(() => PowerFit.LeastSquares([1, 2, 3], [1, 2, -1])).Message.ShouldContain("(3, -1) at index 2");
        Should.Throw<ArgumentException>(() => PowerFit.LeastSquares([2, 2, 2], [1, 2, 1])).Message.ShouldContain("one value only");
    }

    private static void ShouldAgree(PowerFit fit, string line, double tolerance)
    {
        double[] expected = [.. line.Split(' ').Select(word => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture))];
        fit.Constant.ShouldBeRelatively(expected[0], tolerance);
        fit.ConstantError.ShouldBeRelatively(expected[1], 10 * tolerance);
        fit.Index.ShouldBeRelatively(expected[2], tolerance);
        fit.IndexError.ShouldBeRelatively(expected[3], 10 * tolerance);
    }
}
