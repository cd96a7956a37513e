using Percolaw.Fitting;
using Percolaw.Randomness;

namespace Percolaw.Tests.Fitting;

public sealed class ScaleFactorFitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3.7)]
    [InlineData(250)]
    public void Fit_ExactCurve_FindsTheScale(double scale)
    {
        double[] sites = Sites(50, 1e4);
        double[] losses = [.. sites.Select(n => n < scale ? 1 : Math.Pow(n / scale, -0.5))];
        ScaleFactorFit fit = ScaleFactorFit.Fit(sites, losses, 0.5);
        fit.ScaleFactor.ShouldBeRelatively(scale, 1e-7);
        fit.Objective.ShouldBe(0, 1e-14);
        fit.Count.ShouldBe(50);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.5, 0.05)]
    [InlineData(1.5, 0.3)]
    public void Fit_NoisyCurves_IsTheMinimumOfAFineGrid(double exponent, double delta)
    {
        ScaleFactorWorkspace workspace = new();
        RandomStream stream = new(11, StreamPurpose.Test, 0);
        for (int repeat = 0; repeat < 150; repeat++)
        {
            (double[] sites, double[] losses) = Noisy(ref stream, exponent, 3 + repeat % 48);
            ScaleFactorFit fit = ScaleFactorFit.Fit(sites, losses, exponent, workspace, delta);
            fit.Objective.ShouldBeRelatively(Objective(sites, losses, exponent, delta, Math.Log(fit.ScaleFactor)), 1e-12);
            double grid = Enumerable.Range(0, 24001).Min(i => Objective(sites, losses, exponent, delta, i * 0.0005));
            fit.Objective.ShouldBeLessThanOrEqualTo(grid * (1 + 1e-11) + 1e-11);
            fit.Objective.ShouldBeGreaterThan(grid - 1e-3 * (1 + grid));
            fit.ScaleFactor.ShouldBeGreaterThanOrEqualTo(1);
        }
    }

    [Fact]
    public void Fit_PublishedLocalSearch_MissesTheMinimumAtTimes()
    {
        // From the published start of 5 a descent ends in the next minimum; kinks at every n_i where the loss is above 1
        // make others. Noise as large as that of 40 test sites.
        RandomStream stream = new(3, StreamPurpose.Test, 0);
        int missed = 0;
        for (int repeat = 0; repeat < 316; repeat++)
        {
            (double[] sites, double[] losses) = Noisy(ref stream, 0.5, 50);
            double global = ScaleFactorFit.Fit(sites, losses, 0.5).Objective;
            double local = LocalDescent(sites, losses, 0.5, 1, Math.Log(5));
            local.ShouldBeGreaterThanOrEqualTo(global - 1e-11);
            if (local > global + 1e-6)
                missed++;
        }
        // The paper's notebook missed 26 of 316; the noise here is not the same.
        missed.ShouldBeInRange(5, 100);
        TestContext.Current.TestOutputHelper?.WriteLine($"{missed} of 316 missed");
    }

    [Fact]
    public void Fit_TwoMinima_TakesTheLower()
    {
        // Losses above 1 between: the objective falls, rises and falls again in ln scale.
        double[] sites = [2, 4, 1000];
        double[] losses = [0.6, 1.9, 0.9];
        ScaleFactorFit fit = ScaleFactorFit.Fit(sites, losses, 0.5);
        double grid = Enumerable.Range(0, 100001).Min(i => Objective(sites, losses, 0.5, 1, i * 0.0001));
        fit.Objective.ShouldBe(grid, 1e-6);
        fit.Objective.ShouldBeLessThan(LocalDescent(sites, losses, 0.5, 1, 0) + 1e-12);
    }

    [Fact]
    public void Fit_PlateauOfMinima_TakesTheSmallestScale()
    {
        // Beyond the last n the objective is constant: a loss of 1 everywhere is fitted by every scale from 100 on.
        ScaleFactorFit.Fit([1, 10, 100], [1, 1, 1], 0.5).ScaleFactor.ShouldBeRelatively(100, 1e-14);
        ScaleFactorFit.Fit([0.2, 1], [1, 1], 0.5).ScaleFactor.ShouldBe(1);
    }

    [Fact]
    public void Fit_MissingLosses_AreIgnored()
    {
        ScaleFactorFit whole = ScaleFactorFit.Fit([1, 10, 1000], [1, 0.9, 0.1], 0.5);
        ScaleFactorFit.Fit([1, 10, 40, 1000], [1, 0.9, double.NaN, 0.1], 0.5).ShouldBe(whole);
    }

    [Fact]
    public void Fit_SharedWorkspace_DoesNotRememberAnything()
    {
        ScaleFactorWorkspace workspace = new();
        RandomStream stream = new(8, StreamPurpose.Test, 0);
        foreach (int count in new[] { 50, 3, 20, 50 })
        {
            (double[] sites, double[] losses) = Noisy(ref stream, 0.5, count);
            ScaleFactorFit.Fit(sites, losses, 0.5, workspace).ShouldBe(ScaleFactorFit.Fit(sites, losses, 0.5));
        }
    }

    [Fact]
    public void Fit_BadInput_Throws()
    {
        Should.Throw<ArgumentException>(() => ScaleFactorFit.Fit([1, 2], [1, 0], 0.5)).Message.ShouldContain("0 at index 1");
        Should.Throw<ArgumentException>(() => ScaleFactorFit.Fit([1, 0], [1, 1], 0.5)).Message.ShouldContain("0 at index 1");
        Should.Throw<ArgumentException>(() => ScaleFactorFit.Fit([1], [1, 1], 0.5)).Message.ShouldContain("expected 1");
        Should.Throw<ArgumentException>(() => ScaleFactorFit.Fit([1], [double.NaN], 0.5)).Message.ShouldContain("no loss");
        Should.Throw<ArgumentOutOfRangeException>(() => ScaleFactorFit.Fit([1], [1], 0));
    }

    [Fact]
    public void Fit_WithAWorkspace_AllocatesNothing()
    {
        ScaleFactorWorkspace workspace = new();
        RandomStream stream = new(1, StreamPurpose.Test, 0);
        (double[] sites, double[] losses) = Noisy(ref stream, 0.5, 50);
        ScaleFactorFit.Fit(sites, losses, 0.5, workspace);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            ScaleFactorFit.Fit(sites, losses, 0.5, workspace);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    private static double[] Sites(int count, double largest) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Pow(largest, i / Math.Max(1.0, count - 1)))];

    private static (double[] Sites, double[] Losses) Noisy(ref RandomStream stream, double exponent, int count)
    {
        double scale = Math.Exp(4 * stream.NextUniform());
        double[] sites = Sites(count, 1e4), losses = new double[count];
        for (int i = 0; i < count; i++)
            losses[i] = (sites[i] < scale ? 1 : Math.Pow(sites[i] / scale, -exponent)) * Math.Exp(1.2 * (stream.NextUniform() + stream.NextUniform() - 1));
        return (sites, losses);
    }

    private static double Objective(double[] sites, double[] losses, double exponent, double delta, double logScale)
    {
        double sum = 0;
        for (int i = 0; i < sites.Length; i++)
        {
            double model = sites[i] < Math.Exp(logScale) ? 0 : -exponent * (Math.Log(sites[i]) - logScale);
            double size = Math.Abs(Math.Log(losses[i]) - model);
            sum += size <= delta ? size * size / 2 : delta * (size - delta / 2);
        }
        return sum;
    }

    // Downhill in ln scale with a step that halves, bounded at scale 1: what a local optimiser does.
    private static double LocalDescent(double[] sites, double[] losses, double exponent, double delta, double start)
    {
        double at = start;
        double value = Objective(sites, losses, exponent, delta, at);
        for (double step = 0.01; step > 1e-9;)
        {
            double left = Math.Max(0, at - step);
            double atLeft = Objective(sites, losses, exponent, delta, left);
            double atRight = Objective(sites, losses, exponent, delta, at + step);
            if (Math.Min(atLeft, atRight) >= value)
                step /= 2;
            else
                (at, value) = atLeft < atRight ? (left, atLeft) : (at + step, atRight);
        }
        return value;
    }
}
