using System.Collections.Immutable;
using Percolaw.Fitting;
using Percolaw.Tests.Fitting.Selection;

namespace Percolaw.Tests.Fitting.Optimising;

/// <summary>A floor can vanish during a descent, where nothing leads back to the lower minimum that has one.</summary>
public sealed class FloorTests
{
    private static readonly double[] Shares = [0, .. Enumerable.Range(1, 19).Select(i => 0.05 * i)];

    /// <summary>No fit with the floor held at a share of the smallest loss is better than the one that found its own.</summary>
    [Fact]
    public void Fit_LearningCurves_FindsTheFloorOfTheLowestMinimum()
    {
        foreach ((_, TrainingRuns runs, bool[] isFitted) in SampleCurves.Learning())
            FloorIsBest(runs.Subset([.. Enumerable.Range(0, runs.Count).Where(row => isFitted[row])]), 1e-4);
    }

    /// <summary>Curves E + (1-E) (1 + (x/x0)^q)^(-a/q), flat at first, on which all starts used to end without a floor.</summary>
    [Theory]
    [InlineData(44, 97, 0.1065, 0.332, 1.208e6, 2.37)]
    [InlineData(15, 425, 0.3766, 0.3634, 3.346e6, 2.168)]
    [InlineData(41, 489.7, 0.315, 0.7815, 7.451e6, 1.915)]
    public void Fit_CurvesFlatAtFirst_FindsTheFloorOfTheLowestMinimum(int points, double span, double floor, double exponent, double place, double sharpness)
    {
        ImmutableArray<double> tokens = SampleCurves.Grid(1e6, 1e6 * span, points);
        double Loss(double x) => floor + ((1 - floor) * Math.Pow(1 + Math.Pow(x / place, sharpness), -exponent / sharpness));
        FloorIsBest(new TrainingRuns([.. tokens.Select(Loss)]) { Tokens = tokens }, 1e-4);
    }

    private static void FloorIsBest(TrainingRuns runs, double tolerance)
    {
        PowerScalingLaw law = new(Scale.Tokens);
        LawFit fit = LawFitter.Fit(law, runs, new FitOptions { Starts = StartKind.Data });
        double smallest = runs.Loss.Min();
        double best = Shares.Min(share => LawFitter.Fit(law, runs, new FitOptions { Starts = StartKind.Data, Fixed = new Dictionary<string, double> { ["E"] = share * smallest } }).ObjectiveValue);
        fit.ObjectiveValue.ShouldBeLessThan(best * (1 + tolerance));
    }
}
