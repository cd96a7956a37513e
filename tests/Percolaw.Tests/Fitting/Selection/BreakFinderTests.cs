using System.Collections.Immutable;
using Percolaw.Fitting;

namespace Percolaw.Tests.Fitting.Selection;

public sealed class BreakFinderTests
{
    /// <summary>All four published curves rise and fall again.</summary>
    [Fact]
    public void Find_DoubleDescent_IsFound()
    {
        IReadOnlyList<TrainingRuns> curves = SampleCurves.DoubleDescent();
        curves.Count.ShouldBe(4);
        foreach (TrainingRuns curve in curves)
        {
            BreakFindings findings = BreakFinder.Find(curve, 0);
            findings.Breaks.Select(found => found.Kind).ShouldBe([BreakKind.Rise, BreakKind.Peak]);
            findings.Breaks[0].To.ShouldBe(findings.Breaks[1].At);
            findings.Breaks[0].Size.ShouldBeGreaterThan(0);
            findings.Breaks[1].Size.ShouldBeLessThan(0);
        }
    }

    /// <summary>
    /// 100 curves each of a power law and of a constant, the worst case for a rise, with independent and with correlated
    /// noise. The promise is 5 %; 10 of 100 would be exceeded by chance in one of 90 such tests at exactly 5 %.
    /// </summary>
    [Theory]
    [InlineData(true, 0, 60)]
    [InlineData(true, 0.8, 60)]
    [InlineData(false, 0, 60)]
    [InlineData(false, 0.5, 60)]
    [InlineData(false, 0.8, 60)]
    [InlineData(false, 0.5, 20)]
    [InlineData(true, 0.5, 12)]
    public void Find_SmoothNoise_RaisesFewFalseAlarms(bool falls, double correlation, int points)
    {
        const int curves = 100, most = 10;
        int alarms = 0;
        double[] law = falls ? [Math.Log(1.5), Math.Log(300), 0.3] : [Math.Log(2), Math.Log(1e-3), 0.1];
        Parallel.For(0, curves, seed =>
        {
            TrainingRuns runs = SampleCurves.Of(new PowerScalingLaw(Scale.Tokens), law, SampleCurves.Grid(1e6, 1e9, points), 0.005, correlation, (ulong)seed);
            if (BreakFinder.Find(runs, (ulong)seed).Breaks.Count > 0) Interlocked.Increment(ref alarms);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"falls {falls}, correlation {correlation}, {points} points: {alarms} of {curves}");
        alarms.ShouldBeLessThanOrEqualTo(most);
    }

    [Fact]
    public void Find_SimulatedRise_IsWhereItIs()
    {
        ImmutableArray<double> tokens = SampleCurves.Grid(1e6, 1e9, 60);
        double[] noise = SampleCurves.Noise(60, 0.3, 3);
        // Falls to 1e7, rises by 15 % up to 1e8, falls again.
        double Loss(double x) => Math.Log(x) is var at && at < Math.Log(1e7) ? -0.3 * (at - Math.Log(1e7))
            : at < Math.Log(1e8) ? 0.15 * (at - Math.Log(1e7)) / Math.Log(10) : 0.15 - (0.3 * (at - Math.Log(1e8)));
        TrainingRuns runs = new([.. tokens.Select((x, i) => Math.Exp(Loss(x) + (0.005 * noise[i])))]) { Tokens = tokens };
        BreakFindings findings = BreakFinder.Find(runs, 1);
        findings.Breaks.Count.ShouldBe(2);
        findings.Breaks[0].At.ShouldBe(1e7, 0.25e7);
        findings.Breaks[0].To!.Value.ShouldBe(1e8, 0.25e8);
        findings.Breaks[0].Size.ShouldBe(0.15, 0.02);
        findings.Breaks[1].At.ShouldBe(1e8, 0.25e8);
    }

    [Fact]
    public void Find_SimulatedBreak_IsWhereItIs()
    {
        BrokenPowerLaw law = new(Scale.Tokens);
        // The exponent goes from 0.05 to 0.4 at 1e8, sharply.
        double[] fitted = [Math.Log(1e-6), Math.Log(5), 0.05, 0.35, Math.Log(1e8), Math.Log(0.05)];
        TrainingRuns runs = SampleCurves.Of(law, fitted, SampleCurves.Grid(1e6, 1e10, 50), 0.003, 0.3, 4);
        CurveBreak found = BreakFinder.Find(runs, 1).Breaks.ShouldHaveSingleItem();
        found.Kind.ShouldBe(BreakKind.Break);
        Math.Log(found.At / 1e8).ShouldBe(0, 0.5);
        found.Size.ShouldBeLessThan(-0.1);
    }

    /// <summary>In a table of parameters and tokens a curve is what shares one of them; a rise in one of them is said to be there.</summary>
    [Fact]
    public void Find_TableInTwoScales_LooksAlongEach()
    {
        List<(double N, double D, double Loss)> rows = [];
        double[] noise = SampleCurves.Noise(200, 0, 6);
        foreach (double n in (double[])[1e8, 1e9])
        {
            foreach (double d in SampleCurves.Grid(1e9, 1e11, 30))
            {
                double bump = n > 5e8 && d is > 1e10 ? 0.2 : 0;
                rows.Add((n, d, Math.Exp(bump - (0.02 * Math.Log(d)) + (0.003 * noise[rows.Count]))));
            }
        }
        TrainingRuns runs = new([.. rows.Select(row => row.Loss)]) { Parameters = [.. rows.Select(row => row.N)], Tokens = [.. rows.Select(row => row.D)] };
        BreakFindings findings = BreakFinder.Find(runs, 0);
        findings.CurvesTested.ShouldBe(2);
        findings.Breaks[0].Kind.ShouldBe(BreakKind.Rise);
        findings.Breaks.ShouldAllBe(found => found.Scale == Scale.Tokens && found.Fixed!.Value.Scale == Scale.Parameters && found.Fixed.Value.Value == 1e9);
    }

    /// <summary>Up to ten curves share 5 %; with more, no test is stricter than 0.25 %, and there are two for each.</summary>
    [Theory]
    [InlineData(2, 0.05)]
    [InlineData(10, 0.05)]
    [InlineData(14, 0.07)]
    public void Find_ManyCurves_SaysTheirFalseAlarms(int curves, double rate)
    {
        (double N, double D)[] rows = [.. Enumerable.Range(0, curves).SelectMany(curve => Enumerable.Range(0, 8).Select(point => (Math.Pow(2, curve), Math.Pow(3, point + (0.01 * curve)))))];
        TrainingRuns runs = new([.. rows.Select(row => 1 + (1 / row.D))]) { Parameters = [.. rows.Select(row => row.N)], Tokens = [.. rows.Select(row => row.D)] };
        BreakFindings findings = BreakFinder.Find(runs, 0);
        findings.CurvesTested.ShouldBe(curves);
        findings.FalseAlarmRate.ShouldBe(rate, 1e-12);
    }

    [Fact]
    public void Find_FewPoints_TestsNothing()
    {
        TrainingRuns runs = new([3, 2, 4, 1, 5]) { Tokens = [1, 2, 3, 4, 5] };
        BreakFindings findings = BreakFinder.Find(runs, 0);
        findings.CurvesTested.ShouldBe(0);
        findings.Breaks.ShouldBeEmpty();
    }
}
