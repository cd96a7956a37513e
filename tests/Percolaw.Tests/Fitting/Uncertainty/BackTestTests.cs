using Percolaw.Fitting;
using Percolaw.Tests.Fitting.Laws;

namespace Percolaw.Tests.Fitting.Uncertainty;

public sealed class BackTestTests
{
    private static readonly double[] Truth = [Math.Log(1.8), Math.Log(480), Math.Log(2000), 0.35, 0.37];
    private static readonly FitOptions Options = new() { Starts = StartKind.Data, StartCount = 24 };

    [Fact]
    public void Split_Groups_AreOnOneSide()
    {
        TrainingRuns runs = CoverageTests.Grouped(1, 15);
        double[] position = BackTestAxis.Logarithms(runs, Scale.Flops);
        BackTestSplit split = BackTestSplit.Of(runs, position, 5, 8);
        split.DividesGroups.ShouldBeFalse();
        split.CutOffs.Count.ShouldBeGreaterThan(3);
        foreach (double cutOff in split.CutOffs)
        {
            int[] smaller = split.Smaller(cutOff), larger = split.Larger(cutOff);
            smaller.Length.ShouldBeGreaterThanOrEqualTo(8);
            larger.ShouldNotBeEmpty();
            smaller.Max(row => position[row]).ShouldBe(cutOff);
            smaller.Select(row => runs.Groups!.Value[row]).Intersect(larger.Select(row => runs.Groups!.Value[row])).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Split_GroupsThatReachEquallyFar_AreDividedAndThatIsSaid()
    {
        TrainingRuns runs = CoverageTests.Grouped(1, 15);
        TrainingRuns curves = new(runs.Loss) { Parameters = runs.Parameters, Tokens = [.. Enumerable.Range(0, runs.Count).Select(i => 1e11 * Math.Exp(-0.6 * (i % 6)))], Groups = runs.Groups };
        BackTestSplit.Of(curves, BackTestAxis.Logarithms(curves, Scale.Tokens), 5, 8).DividesGroups.ShouldBeTrue();
        BackTest.Run(new ChinchillaLaw(), curves, Options, new BackTestOptions { Axis = Scale.Tokens, Resamples = 20 }).Warnings.ShouldContain(warning => warning.Contains("groups"));
    }

    // One failed training must not set the width of intervals, wherever larger runs contradict it; and it is named.
    [Theory]
    [InlineData(6)]
    [InlineData(30)]
    [InlineData(54)]
    public void Run_OneFailedRun_IsNamedAndLeavesIntervalsAsTheyAre(int rank)
    {
        TrainingRuns runs = SampleRuns.Of(new ChinchillaLaw(), Truth, 2, 60, 0.01);
        (TrainingRuns failed, int row) = WithFailure(runs, rank);
        BackTestOptions options = new() { Resamples = 40 };
        BackTestResult without = BackTest.Run(new ChinchillaLaw(), runs, Options, options), with = BackTest.Run(new ChinchillaLaw(), failed, Options, options);
        without.Warnings.ShouldBeEmpty();
        with.Warnings.ShouldContain(warning => warning.StartsWith($"run {row + 1} lies far off the law", StringComparison.Ordinal));
        foreach (double distance in (double[])[1, 3])
            with.Calibration.HalfWidths((0.005, 0.005), distance).Above.ShouldBeLessThan(2 * without.Calibration.HalfWidths((0.005, 0.005), distance).Above);
    }

    [Fact]
    public void Run_LargestRunFailed_WidensIntervalsAndSaysWhy()
    {
        (TrainingRuns failed, int row) = WithFailure(SampleRuns.Of(new ChinchillaLaw(), Truth, 2, 60, 0.01), 59);
        BackTestResult result = BackTest.Run(new ChinchillaLaw(), failed, Options, new BackTestOptions { Resamples = 40 });
        result.Warnings.ShouldContain(warning => warning.StartsWith($"run {row + 1} lies far off the law and among the largest", StringComparison.Ordinal));
        result.Calibration.Growth.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void Covariance_FewerGroupsThanCoefficients_SaysSo()
    {
        LawFit fit = LawFitter.Fit(new ChinchillaLaw(), CoverageTests.Grouped(1, 5), Options);
        CovarianceEstimate covariance = CovarianceEstimate.Of(fit);
        covariance.Covariance.ShouldBeNull();
        FitDoubts.Of(fit with { Trusted = true }, covariance.Coefficients)[0].ShouldContain("5 groups");
    }

    private static (TrainingRuns Runs, int Row) WithFailure(TrainingRuns runs, int rank)
    {
        int row = Enumerable.Range(0, runs.Count).OrderBy(i => runs.Flops!.Value[i]).ElementAt(rank);
        return (runs.WithLosses([.. runs.Loss.Select((loss, i) => i == row ? 1.5 * loss : loss)]), row);
    }
}
